using System.Text.RegularExpressions;

namespace ScimPlatform.Application.Scim.Resources;

/// <summary>
/// A path as the client wrote it: <c>[URN ":"] attribute ["." sub-attribute]</c> (RFC 7644 section 3.10), without value filter.
/// </summary>
/// <param name="SchemaUrn">the URN before the attribute's name, or null</param>
/// <param name="Name">the attribute's name, in the client's case</param>
/// <param name="SubName">the sub-attribute's name, in the client's case, or null</param>
public sealed partial record AttributePath(string? SchemaUrn, string Name, string? SubName)
{
    /// <summary>Reads a path, or answers null when the text is none.</summary>
    public static AttributePath? TryParse(string text)
    {
        var match = Pattern().Match(text);
        return match.Success
            ? new AttributePath(
                match.Groups["urn"].Success ? match.Groups["urn"].Value : null,
                match.Groups["name"].Value,
                match.Groups["sub"].Success ? match.Groups["sub"].Value : null)
            : null;
    }

    public override string ToString() =>
        (SchemaUrn is null ? "" : SchemaUrn + ":") + Name + (SubName is null ? "" : "." + SubName);

    // ATTRNAME of RFC 7643 section 2.1, and "$ref". A URN may hold dots and colons: the attribute follows the last colon.
    [GeneratedRegex(
        @"\A(?:(?<urn>urn:[^\s\[\]""]+):)?(?<name>\$ref|[A-Za-z][A-Za-z0-9_-]*)(?:\.(?<sub>\$ref|[A-Za-z][A-Za-z0-9_-]*))?\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Pattern();
}
