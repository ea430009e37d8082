using ScimPlatform.WebApi.Console;
using ScimPlatform.WebApi.OpenApi;
using ScimPlatform.WebApi.RateLimiting;
using ScimPlatform.WebApi.Telemetry;

namespace ScimPlatform.WebApi.Hosting;

/// <summary>
/// What every answer says besides itself, wherever it comes from: its trace id, what is left of a limit, and to browsers that they have
/// nothing to do here. It is added when the answer starts, since an error's clears the headers before it.
/// </summary>
internal static class AnswerHeaders
{
    /// <summary>An answer of the API is data: nothing in it is to be run, shown in a frame or loaded from elsewhere.</summary>
    public const string OfData = "default-src 'none'; frame-ancestors 'none'";

    /// <summary>The documentation runs the scripts that come with it and asks this server. Its styles are set by those scripts, inline.</summary>
    private const string OfPage = "default-src 'none'; script-src 'self'";

    private const string OfPageBesides = "; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        + "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>The console's own files and nothing else; nothing inline.</summary>
    private const string OfConsole = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>A year (RFC 6797). Said over https only, and not on a developer's machine, whose other servers it would lock out.</summary>
    public const string Https = "max-age=31536000";

    public static IApplicationBuilder UseAnswerHeaders(this IApplicationBuilder app, IHostEnvironment environment)
    {
        Func<object, Task> add = environment.IsDevelopment() ? Add : AddInPublic;
        return app.Use((context, next) =>
        {
            context.Response.OnStarting(add, context);
            return next(context);
        });
    }

    private static Task Add(object state)
    {
        AddTo((HttpContext)state);
        return Task.CompletedTask;
    }

    /// <summary>Adds them to an answer that no request leads to.</summary>
    public static void AddTo(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers[TraceIds.Header] = context.TraceId();
        RateStanding.WriteHeaders(context);
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        if (context.Request.Path.StartsWithSegments(Documentation.Page))
        {
            headers.ContentSecurityPolicy = OfPage + InlineScripts.SourcesOf(context) + OfPageBesides;
            return;
        }

        var isConsole = context.Request.Path.StartsWithSegments(ConsolePaths.Base);
        headers.ContentSecurityPolicy = isConsole ? OfConsole : OfData;
        if (isConsole && context.Request.Path.StartsWithSegments(ConsolePaths.Assets))
        {
            headers.CacheControl = "no-cache";
            return;
        }

        // People and secrets are in nearly every answer, so none is for a cache on the way or on a disk. The description of the API is for
        // everybody; it is to be asked for by its tag.
        headers.CacheControl = context.Request.Path == Documentation.Document ? "no-cache" : "no-store";
    }

    private static Task AddInPublic(object state)
    {
        var context = (HttpContext)state;
        if (context.Request.IsHttps)
        {
            context.Response.Headers.StrictTransportSecurity = Https;
        }

        return Add(context);
    }
}
