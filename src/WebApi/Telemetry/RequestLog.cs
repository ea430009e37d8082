using Microsoft.AspNetCore.Diagnostics;
using ScimPlatform.WebApi.Authentication;
using ScimPlatform.WebApi.Authorization;

namespace ScimPlatform.WebApi.Telemetry;

/// <summary>
/// One line for each request: what its <c>X-Trace-Id</c> leads to. It has the pattern of the route and not the path, which is what a client
/// made of it. <c>Logging:LogLevel:ScimPlatform.WebApi.Telemetry.RequestLog</c> switches it; what failed on our side is a warning.
/// </summary>
internal sealed partial class RequestLog(RequestMetrics metrics, TimeProvider time, ILogger<RequestLog> logger)
{
    private const string Nothing = "-";

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var start = time.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            var (endpoint, tenant) = (EndpointOf(context), TenantOf(context));
            metrics.Ended(context, endpoint, tenant);
            var status = context.Response.StatusCode;
            var level = status >= StatusCodes.Status500InternalServerError ? LogLevel.Warning : LogLevel.Information;
            if (logger.IsEnabled(level))
            {
                var (trace, of, method, route) = (context.TraceId(), tenant?.ToString() ?? Nothing, Method(context), Route(endpoint));
                var milliseconds = time.GetElapsedTime(start).TotalMilliseconds;
                Ended(level, trace, of, method, route, status, milliseconds);
            }
        }
    }

    // By what the request itself came to know: a token's tenant, or the one that a JWT names and that was found.
    private static Guid? TenantOf(HttpContext context) =>
        TokenCaller.Of(context.User)?.Token.Tenant.Value ?? context.Items[TenantResolver.Found] as Guid?;

    // Whoever makes up a method writes into the log.
    private static string Method(HttpContext context) => context.Request.Method.Length <= 8 ? context.Request.Method : Nothing;

    // Where an error was answered, the framework has taken the endpoint away and put it aside.
    private static Endpoint? EndpointOf(HttpContext context) =>
        context.GetEndpoint() ?? context.Features.Get<IExceptionHandlerFeature>()?.Endpoint;

    private static string Route(Endpoint? endpoint) =>
        (endpoint as RouteEndpoint)?.RoutePattern.RawText is { Length: > 0 } pattern ? $"/{pattern.TrimStart('/')}" : Nothing;

    [LoggerMessage(Message = "{TraceId} {Tenant} {Method} {Route} {Status} in {Milliseconds:0.0} ms")]
    private partial void Ended(LogLevel level, string traceId, string tenant, string method, string route, int status, double milliseconds);
}
