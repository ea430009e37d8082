using OpenTelemetry.Metrics;
using ScimPlatform.WebApi.Hosting;

namespace ScimPlatform.WebApi.Telemetry;

/// <summary>
/// Serves <c>/metrics</c> on a port of its own: who may read the metrics is a matter of who reaches the port, and nothing of the API is
/// there. It is a second server in this process, since the addresses of the first are the operator's in many ways.
/// </summary>
internal sealed class MetricsServer(int port, MeterProvider meters) : IHostedService, IAsyncDisposable
{
    public const string Path = "/metrics";

    private readonly WebApplication app = Build(port, meters);

    public Task StartAsync(CancellationToken cancellationToken) => app.StartAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => app.StopAsync(cancellationToken);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static WebApplication Build(int port, MeterProvider meters)
    {
        // Empty: no setting of the main server is read, neither its addresses nor its certificates.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            ConnectionLimits.Apply(kestrel);
            kestrel.ListenAnyIP(port);
        });
        var app = builder.Build();
        app.UseOpenTelemetryPrometheusScrapingEndpoint(meters, predicate: null, Path, configureBranchedPipeline: null, optionsName: null);
        return app;
    }
}
