using ScimPlatform.WebApi.Configuration;

namespace ScimPlatform.WebApi.Scim;

/// <summary>Finds the voice of a request by the path that it was sent to.</summary>
public sealed class ScimVoices(IEnumerable<IScimVoice> voices, PublicUrl url)
{
    public IScimVoice Of(HttpRequest request) =>
        voices.First(voice => request.Path.StartsWithSegments(voice.BasePath, StringComparison.OrdinalIgnoreCase));

    /// <summary>The URL of the SCIM plane that the request was sent to, as the client sees it.</summary>
    public string BaseUrl(HttpRequest request) => url.Of(request, Of(request).BasePath);
}
