namespace ScimPlatform.Application.ProvisioningLog;

/// <summary>Paths and queries with nothing in them but what belongs to the protocol, and ids.</summary>
public static class UrlRedaction
{
    private static readonly HashSet<string> Segments = new(
        [
            "", "..", "scim", "v2", "api", "namespaces", "system", "Users", "Groups", "Me", "Bulk", "Schemas", "ResourceTypes", "User", "Group",
            "ServiceProviderConfig", ".search",
        ],
        StringComparer.OrdinalIgnoreCase);

    public static string Path(string path) => string.Join('/', path.Split('/').Select(Segment));

    /// <param name="parameters">names and values, decoded</param>
    /// <returns>null when there are none</returns>
    public static string? Query(IEnumerable<KeyValuePair<string, string>> parameters)
    {
        var shown = string.Join('&', parameters.Select(parameter => $"{Name(parameter.Key)}={KeptText.Of(parameter.Key, parameter.Value)}"));
        return shown.Length == 0 ? null : shown;
    }

    internal static string Link(string link) => Uri.TryCreate(link, UriKind.Absolute, out var url) && url.UserInfo.Length == 0
        ? $"{url.Scheme}://{url.Authority}{Path(url.AbsolutePath)}"
        : Path(link);

    private static string Segment(string segment) =>
        Segments.Contains(segment) || KnownWords.IsId(segment)
        || (segment.StartsWith("urn:", StringComparison.OrdinalIgnoreCase) && KnownWords.LooksLikeName(segment))
            ? segment
            : KnownWords.Redacted;

    private static string Name(string name) => KnownWords.LooksLikeName(name) ? name : KnownWords.Redacted;
}
