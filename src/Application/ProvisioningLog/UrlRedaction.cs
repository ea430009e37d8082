using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Application.ProvisioningLog;

/// <summary>Paths and queries with nothing in them but what belongs to the protocol, and ids.</summary>
public static class UrlRedaction
{
    private static readonly HashSet<string> Segments = new(
        [
            "", "..", "scim", "v2", "api", "namespaces", "system", "Users", "Groups", "Me", "Bulk", "Schemas", "ResourceTypes", "User", "Group",
            "ServiceProviderConfig", ".search", "oauth", "token", "revoke",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <param name="schemas">what names the tenant knows; null for those of the RFC</param>
    public static string Path(string path, SchemaRegistry? schemas = null) => Path(path, KnownWords.Of(schemas ?? SchemaRegistry.Core));

    /// <param name="parameters">names and values, decoded</param>
    /// <param name="schemas">what names the tenant knows; null for those of the RFC</param>
    /// <returns>null when there are none</returns>
    public static string? Query(IEnumerable<KeyValuePair<string, string>> parameters, SchemaRegistry? schemas = null)
    {
        var words = KnownWords.Of(schemas ?? SchemaRegistry.Core);
        var shown = string.Join('&', parameters.Select(parameter => $"{Name(parameter.Key, words)}={KeptText.Of(parameter.Key, parameter.Value, words)}"));
        return shown.Length == 0 ? null : shown;
    }

    internal static string Path(string path, KnownWords words) => string.Join('/', path.Split('/').Select(segment => Segment(segment, words)));

    internal static string Link(string link, KnownWords words) => Uri.TryCreate(link, UriKind.Absolute, out var url) && url.UserInfo.Length == 0
        ? $"{url.Scheme}://{url.Authority}{Path(url.AbsolutePath, words)}"
        : Path(link, words);

    private static string Segment(string segment, KnownWords words) =>
        Segments.Contains(segment) || KnownWords.IsId(segment) || words.IsUrn(segment) ? segment : KnownWords.Redacted;

    private static string Name(string name, KnownWords words) => words.IsMember(name) ? name : KnownWords.Redacted;
}
