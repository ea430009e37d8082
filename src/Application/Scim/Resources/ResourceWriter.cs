using System.Text;
using System.Text.Json;
using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Application.Scim.Resources;

/// <summary>
/// Writes answers straight from stored documents, byte for byte as <see cref="ResourceProjector"/> would have them, at a fraction of the
/// cost. It can do so where every attribute is shown whole or not at all; what has to be cut within is the projector's.
/// </summary>
/// <param name="type">what the documents are</param>
/// <param name="projection">what the client asked for</param>
/// <param name="baseUrl">the URL of the SCIM plane as the client sees it, without a slash at its end</param>
public sealed class ResourceWriter(ResourceType type, Projection projection, string baseUrl)
{
    private readonly List<Member> members = [];
    private readonly List<string> extensions = [];
    private readonly Dictionary<string, bool?> shown = [];
    private byte[] text = [];

    /// <summary>Whether the attribute at the top of the document is shown; <c>null</c> when only parts of it are.</summary>
    public bool? Shows(string name)
    {
        if (!shown.TryGetValue(name, out var isShown))
        {
            shown[name] = isShown = Decide(name);
        }

        return isShown;
    }

    /// <summary>Whether the resource can be written: afterwards <see cref="Write"/> writes it.</summary>
    /// <param name="document">as it is stored: canonical, without schemas, id and meta, and without what stands in rows of its own</param>
    public bool TryRead(string document)
    {
        members.Clear();
        extensions.Clear();
        text = Encoding.UTF8.GetBytes(document);
        var reader = new Utf8JsonReader(text);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            if (Shows(name) is not { } isShown)
            {
                return false;
            }

            if (isShown)
            {
                members.Add(new Member(name, start, (int)reader.BytesConsumed - start));
            }

            // Extensions name themselves in `schemas` whenever the document has them, shown or not.
            if (name.Contains(':', StringComparison.Ordinal))
            {
                extensions.Add(name);
            }
        }

        return Shows("meta") is not null;
    }

    /// <param name="writer">where to</param>
    /// <param name="resource">what stands beside the document that was read last</param>
    /// <param name="writeRows">writes the attributes that stand in rows of their own</param>
    public void Write(Utf8JsonWriter writer, StoredMeta resource, Action<Utf8JsonWriter> writeRows)
    {
        writer.WriteStartObject();
        WriteSchemas(writer);
        writer.WriteString("id"u8, resource.Id);
        foreach (var member in members)
        {
            writer.WritePropertyName(member.Name);
            writer.WriteRawValue(text.AsSpan(member.Start, member.Length), skipInputValidation: true);
        }

        writeRows(writer);
        if (Shows("meta") == true)
        {
            WriteMeta(writer, resource);
        }

        writer.WriteEndObject();
    }

    private bool? Decide(string name) => (type.Extension(name), type.Core.Attribute(name), type.Common.Attribute(name)) switch
    {
        ({ } extension, _, _) => Decide(extension),
        (_, { } core, _) => ResourceProjector.ShowsWhole(type, type.Core, core, projection),
        (_, _, { } common) => ResourceProjector.ShowsWhole(type, type.Common, common, projection),
        _ => false,
    };

    private bool? Decide(Schema extension)
    {
        var shares = extension.Attributes.Select(attribute => ResourceProjector.ShowsWhole(type, extension, attribute, projection)).Distinct().ToList();
        return shares is [var one] ? one : null;
    }

    private void WriteSchemas(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("schemas"u8);
        writer.WriteStringValue(type.Core.Id);
        foreach (var extension in type.Extensions.Where(extension => extensions.Contains(extension.Id)))
        {
            writer.WriteStringValue(extension.Id);
        }

        writer.WriteEndArray();
    }

    private void WriteMeta(Utf8JsonWriter writer, StoredMeta resource)
    {
        writer.WriteStartObject("meta"u8);
        writer.WriteString("resourceType"u8, type.Name);
        writer.WriteString("created"u8, ResourceMeta.Time(resource.CreatedAt));
        writer.WriteString("lastModified"u8, ResourceMeta.Time(resource.UpdatedAt));
        writer.WriteString("location"u8, ResourceMeta.Location(type, resource.Id, baseUrl));
        writer.WriteString("version"u8, ResourceMeta.EntityTag(resource.Version));
        writer.WriteEndObject();
    }

    private readonly record struct Member(string Name, int Start, int Length);
}

/// <summary>What the server knows of a resource (RFC 7643 section 3.1).</summary>
/// <param name="Id">the resource</param>
/// <param name="CreatedAt">when it was made</param>
/// <param name="UpdatedAt">when it last changed</param>
/// <param name="Version">moves with every change</param>
public readonly record struct StoredMeta(Guid Id, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, long Version);
