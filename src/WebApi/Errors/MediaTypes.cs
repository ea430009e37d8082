using Microsoft.Net.Http.Headers;
using ScimPlatform.Application.Common.Errors;

namespace ScimPlatform.WebApi.Errors;

/// <summary>Which bodies are read: JSON by any of its names, in UTF-8. A body without a type is taken for JSON.</summary>
internal static class MediaTypes
{
    public static Error Unsupported() => new(ErrorKind.UnsupportedMediaType, "The body must be JSON in UTF-8: application/json or application/scim+json.");

    /// <exception cref="Refusal">the body is said to be something else</exception>
    public static void RequireJson(string? contentType)
    {
        if (!string.IsNullOrEmpty(contentType) && !IsJson(contentType))
        {
            throw new Refusal(Unsupported());
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
