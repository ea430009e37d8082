namespace ScimPlatform.WebApi.Hosting;

/// <summary>
/// The request that is going on, for whoever works for it, in whatever scope. The framework's accessor says the same, but where that is
/// asked for, the server makes the context of each request anew instead of using it again.
/// </summary>
public sealed class CurrentRequest
{
    private readonly AsyncLocal<Holder?> flow = new();

    /// <summary>Null outside of requests, and for what a request left behind when it ended.</summary>
    public HttpContext? ContextIfAny => flow.Value?.Context;

    /// <exception cref="InvalidOperationException">there is no request</exception>
    public HttpContext Context => ContextIfAny ?? throw new InvalidOperationException("There is no request.");

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var holder = new Holder { Context = context };
        flow.Value = holder;
        try
        {
            await next(context);
        }
        finally
        {
            // Work that goes on must not find the next request that the context serves.
            holder.Context = null;
        }
    }

    private sealed class Holder
    {
        public HttpContext? Context { get; set; }
    }
}
