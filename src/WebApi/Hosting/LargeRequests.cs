using Microsoft.AspNetCore.Http.Features;
using ScimPlatform.Infrastructure.Jobs;

namespace ScimPlatform.WebApi.Hosting;

/// <summary>Requests with much to read and to do, such as bulk ones, stay off the few threads that answer the short ones.</summary>
internal static class LargeRequests
{
    /// <summary>Bytes of a body that is a single user's or a handful of changes.</summary>
    public const long Short = 32 * 1024;

    /// <summary>Comes behind whatever can refuse a request without reading its body.</summary>
    public static IApplicationBuilder UseLargeRequests(this IApplicationBuilder app)
    {
        var threads = app.ApplicationServices.GetRequiredService<DedicatedThreads>();
        return app.Use((context, next) => IsLarge(context) ? threads.RunAsync(() => next(context), CancellationToken.None) : next(context));
    }

    // Of unknown length is what comes in chunks, and over HTTP/2 whatever does not say.
    private static bool IsLarge(HttpContext context) => context.Request.ContentLength is { } length
        ? length > Short
        : context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody is true;
}
