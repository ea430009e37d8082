using System.Diagnostics;

namespace ScimPlatform.WebApi.Telemetry;

/// <summary>Names every request: by its <c>traceparent</c> (W3C Trace Context), or by an id of our own. Every answer carries the name.</summary>
internal static class TraceIds
{
    public const string Header = "X-Trace-Id";
    private static readonly object Key = new();

    /// <summary>32 hex digits.</summary>
    public static string TraceId(this HttpContext context)
    {
        if (context.Items[Key] is not string id)
        {
            context.Items[Key] = id = OfCaller(context.Request) ?? (Activity.Current?.TraceId ?? ActivityTraceId.CreateRandom()).ToHexString();
        }

        return id;
    }

    private static string? OfCaller(HttpRequest request) =>
        ActivityContext.TryParse(request.Headers.TraceParent, null, out var caller) ? caller.TraceId.ToHexString() : null;
}
