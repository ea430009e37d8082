using Microsoft.AspNetCore.Http.Features;

namespace ScimPlatform.WebApi.Errors;

/// <summary>Bodies are read as they are. One in another coding is refused by its header (RFC 9110 section 15.5.16), before anybody reads it.</summary>
internal static class ContentEncoding
{
    private const string Identity = "identity";

    public static IApplicationBuilder UseIdentityEncoding(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (!IsEncoded(context))
        {
            return next(context);
        }

        context.Response.Headers.AcceptEncoding = Identity;
        return context.RequestServices.GetRequiredService<ErrorResponder>().WriteAsync(context, MediaTypes.Unsupported(context));
    });

    private static bool IsEncoded(HttpContext context) =>
        context.Request.Headers.ContentEncoding is { Count: > 0 } codings
        && context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody is true
        && codings.Any(coding => coding is not null && !coding.Trim().Equals(Identity, StringComparison.OrdinalIgnoreCase));
}
