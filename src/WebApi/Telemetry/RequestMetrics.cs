using System.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using ScimPlatform.WebApi.Errors;

namespace ScimPlatform.WebApi.Telemetry;

/// <summary>
/// Counts each request, and adds its dialect and tenant to what the framework measures and traces of it: the duration by route and status
/// is the framework's <c>http.server.request.duration</c>.
/// </summary>
internal sealed class RequestMetrics(TenantAttribute tenants)
{
    private const string NoDialect = "none";

    public void Ended(HttpContext context, Endpoint? endpoint, Guid? tenant)
    {
        var activity = context.Features.Get<IHttpActivityFeature>()?.Activity;
        var measured = context.Features.Get<IHttpMetricsTagsFeature>();
        if (!ServerMetrics.Requests.Enabled && measured is null && activity is not { IsAllDataRequested: true })
        {
            return;
        }

        var (dialect, shown) = (DialectOf(context, endpoint), tenants.Of(tenant));
        measured?.Tags.Add(new(ServerMetrics.Dialect, dialect));
        activity?.SetTag(ServerMetrics.Dialect, dialect).SetTag(ServerMetrics.Tenant, shown);
        var tags = new TagList
        {
            { ServerMetrics.Dialect, dialect },
            { ServerMetrics.Status, context.Response.StatusCode },
        };
        if (shown is not null)
        {
            tags.Add(ServerMetrics.Tenant, shown);
        }

        ServerMetrics.Requests.Add(1, tags);
    }

    // Probes and the documentation are nobody's.
    private static string DialectOf(HttpContext context, Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<DialectAttribute>() is { Name: var name } ? Text(name)
        : endpoint is null ? Text(DialectPaths.Of(context))
        : NoDialect;

    private static string Text(DialectName dialect) => dialect switch
    {
        DialectName.Admin => "admin",
        DialectName.F5Xc => "f5xc",
        DialectName.Unleash => "unleash",
        DialectName.Truto => "truto",
        _ => "scim",
    };
}
