using Microsoft.Net.Http.Headers;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.WebApi.OAuth;

namespace ScimPlatform.WebApi.Errors;

/// <summary>Which bodies are read: JSON by any of its names, in UTF-8, but where an endpoint takes a form. A body without a type is taken for JSON.</summary>
internal static class MediaTypes
{
    public const string Form = "application/x-www-form-urlencoded";

    private static readonly Error NoJson = new(ErrorKind.UnsupportedMediaType, "The body must be JSON in UTF-8: application/json or application/scim+json.");
    private static readonly Error NoForm = new(ErrorKind.UnsupportedMediaType, $"The body must be a form: {Form}, without a Content-Encoding.");

    /// <summary>What the endpoint takes instead of what came.</summary>
    public static Error Unsupported(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<FormAttribute>() is null ? NoJson : NoForm;

    /// <exception cref="Refusal">the body is said to be something else</exception>
    public static void RequireJson(string? contentType)
    {
        if (!string.IsNullOrEmpty(contentType) && !IsJson(contentType))
        {
            throw new Refusal(NoJson);
        }
    }

    private static bool IsJson(string contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && (type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || type.MediaType.Equals("text/json", StringComparison.OrdinalIgnoreCase)
            || type.MediaType.StartsWith("application/", StringComparison.OrdinalIgnoreCase)
                && type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase))
        && (!type.Charset.HasValue || type.Charset.Value.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase));
}
