using ScimPlatform.Application.Common;

namespace ScimPlatform.WebApi.Hosting;

/// <summary>Requests with much to read and to do, such as bulk ones, stay off the few threads that answer the short ones.</summary>
internal static class LargeRequests
{
    /// <summary>Bytes of a body that is a single user's or a handful of changes.</summary>
    public const long Short = 32 * 1024;

    /// <summary>Comes behind whatever can refuse a request without reading its body.</summary>
    public static IApplicationBuilder UseLargeRequests(this IApplicationBuilder app)
    {
        var longWork = app.ApplicationServices.GetRequiredService<LongWork>();
        return app.Use((context, next) => context.Request.ContentLength <= Short || !HasBody(context.Request) ? next(context) : RunAsync(context, next));

        Task RunAsync(HttpContext context, RequestDelegate next) => longWork.RunAsync(
            async () =>
            {
                await next(context);
                return true;
            },
            CancellationToken.None);
    }

    private static bool HasBody(HttpRequest request) => request.ContentLength > 0 || request.Headers.TransferEncoding.Count > 0;
}
