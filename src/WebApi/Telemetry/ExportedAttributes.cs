using OpenTelemetry.Metrics;

namespace ScimPlatform.WebApi.Telemetry;

/// <summary>
/// The attributes that leave the server, and no others: what a library adds some day is not sent before somebody has looked at it. Paths,
/// queries, hosts, addresses and agents are what clients and people made of them, so none of these is here.
/// </summary>
internal static class ExportedAttributes
{
    /// <summary>In the order of their names; the text of a statement has its parameters' names and not their values.</summary>
    public static readonly string[] All =
    [
        "cpu.mode", "db.client.connection.state", "db.collection.name", "db.namespace", "db.operation.name", "db.query.summary", "db.query.text",
        "db.response.status_code", "db.system.name", "dotnet.gc.heap.generation", ServerMetrics.ErrorType, "gc.heap.generation", "http.request.method",
        ServerMetrics.Status, "http.route", "network.protocol.name", "network.protocol.version", "network.transport", "network.type",
        ServerMetrics.Dialect, "scimplatform.job.name", "scimplatform.job.outcome", ServerMetrics.Limiter, ServerMetrics.Reason,
        ServerMetrics.Tenant, ServerMetrics.UseCase, "url.scheme",
    ];

    private static readonly HashSet<string> Set = [.. All];

    public static bool Has(string name) => Set.Contains(name);

    /// <summary>How an instrument is exported, whoever made it.</summary>
    /// <param name="mostTimeSeries">of the requests, which have the tenant</param>
    public static MetricStreamConfiguration Of(string instrument, int mostTimeSeries) => instrument == ServerMetrics.Requests.Name
        ? new MetricStreamConfiguration { TagKeys = All, CardinalityLimit = mostTimeSeries }
        : new MetricStreamConfiguration { TagKeys = All };
}
