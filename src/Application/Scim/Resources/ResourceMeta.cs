using System.Globalization;
using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Application.Scim.Resources;

/// <summary>The attribute <c>meta</c> (RFC 7643 section 3.1) and what its parts are made of.</summary>
public static class ResourceMeta
{
    /// <summary>UTC with milliseconds, as every time that is answered.</summary>
    public const string TimeForm = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static JsonObject Of(
        ResourceType type, Guid id, DateTimeOffset created, DateTimeOffset lastModified, long version, string baseUrl) => new()
        {
            ["resourceType"] = type.Name,
            ["created"] = Time(created),
            ["lastModified"] = Time(lastModified),
            ["location"] = Location(type, id, baseUrl),
            ["version"] = EntityTag(version),
        };

    /// <summary>The weak entity tag of a version (RFC 7644 section 3.14).</summary>
    public static string EntityTag(long version) => $"W/\"{version.ToString(CultureInfo.InvariantCulture)}\"";

    /// <summary>The version that an entity tag stands for, or null when it is none of ours. Tags compare weakly (RFC 9110 section 8.8.3.2).</summary>
    public static long? Version(string entityTag)
    {
        var tag = entityTag.StartsWith("W/", StringComparison.Ordinal) ? entityTag[2..] : entityTag;
        return long.TryParse(tag.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            && EntityTag(version).AsSpan(2).SequenceEqual(tag)
                ? version
                : null;
    }

    public static string Location(ResourceType type, Guid id, string baseUrl) => $"{baseUrl}{type.Endpoint}/{id}";

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString(TimeForm, CultureInfo.InvariantCulture);
}
