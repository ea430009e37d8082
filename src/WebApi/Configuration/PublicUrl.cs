namespace ScimPlatform.WebApi.Configuration;

/// <summary>URLs as clients see them: below the public base URL of the settings, or else below what the request was sent to.</summary>
public sealed class PublicUrl(ServerSettings settings)
{
    /// <param name="request">the request that is answered</param>
    /// <param name="path">with its leading slash</param>
    public string Of(HttpRequest request, string path) =>
        settings.PublicBaseUrl is { } known ? known + path : $"{request.Scheme}://{request.Host}{request.PathBase}{path}";

    /// <summary>What stands before every path, as clients see it: empty, or with its leading slash.</summary>
    /// <param name="request">the request that is answered</param>
    public string BaseOf(HttpRequest request) => settings.PublicPath ?? request.PathBase.Value ?? "";
}
