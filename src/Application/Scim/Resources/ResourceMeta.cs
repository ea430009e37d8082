using System.Globalization;
using System.Text.Json;
using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Application.Scim.Resources;

/// <summary>The attribute <c>meta</c> (RFC 7643 section 3.1) and what its parts are made of.</summary>
public static class ResourceMeta
{
    // In characters.
    private const int TimeLength = 24;
    private const int UsualUrl = 256;

    /// <summary>Writes the value of the attribute.</summary>
    public static void Write(Utf8JsonWriter writer, ResourceType type, StoredMeta resource, string baseUrl)
    {
        writer.WriteStartObject();
        writer.WriteString("resourceType"u8, type.Name);
        WriteTime(writer, "created"u8, resource.CreatedAt);
        WriteTime(writer, "lastModified"u8, resource.UpdatedAt);
        WriteLocation(writer, type, resource.Id, baseUrl);
        writer.WriteString("version"u8, EntityTag(resource.Version));
        writer.WriteEndObject();
    }

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

    /// <summary>UTC with milliseconds, as every time that is answered: the form that the runtime writes fastest, less four digits.</summary>
    public static string Time(DateTimeOffset time) => string.Create(TimeLength, time, static (text, time) => Write(time, text));

    private static void WriteTime(Utf8JsonWriter writer, ReadOnlySpan<byte> name, DateTimeOffset time)
    {
        Span<char> text = stackalloc char[TimeLength];
        Write(time, text);
        writer.WriteString(name, text);
    }

    private static void WriteLocation(Utf8JsonWriter writer, ResourceType type, Guid id, string baseUrl)
    {
        Span<char> text = stackalloc char[UsualUrl];
        if (text.TryWrite(CultureInfo.InvariantCulture, $"{baseUrl}{type.Endpoint}/{id}", out var length))
        {
            writer.WriteString("location"u8, text[..length]);
        }
        else
        {
            writer.WriteString("location"u8, Location(type, id, baseUrl));
        }
    }

    // Into as many characters as the length says.
    private static void Write(DateTimeOffset time, Span<char> text)
    {
        Span<char> whole = stackalloc char["yyyy-MM-ddTHH:mm:ss.fffffffZ".Length];
        time.UtcDateTime.TryFormat(whole, out _, "O", CultureInfo.InvariantCulture);
        whole[TimeLength - 1] = 'Z';
        whole[..TimeLength].CopyTo(text);
    }
}
