using System.Buffers;
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
    private readonly ShownAttributes shown = ShownAttributes.Of(type, projection);
    private readonly List<(string Id, byte[] Mark)> extensions = [.. type.Extensions.Select(schema => (schema.Id, ShownAttributes.MarkOf(schema.Id)))];
    private readonly List<Range> members = [];
    private readonly ArrayBufferWriter<byte> whole = new(2048);
    private Utf8JsonWriter? around;
    private byte[] text = [];

    /// <summary>Whether the attribute at the top of the document is shown; <c>null</c> when only parts of it are.</summary>
    public bool? Shows(string name) => shown.Shows(name);

    /// <summary>Whether the resource can be written: afterwards <see cref="Write"/> writes it.</summary>
    /// <param name="document">as it is stored: canonical, compact, without schemas, id and meta, and without what stands in rows of its own</param>
    public bool TryRead(string document)
    {
        members.Clear();
        text = Encoding.UTF8.GetBytes(document);
        if (Shows("meta") is null)
        {
            return false;
        }

        if (shown.ShowsAllOf(text))
        {
            var within = 1..(text.Length - 1);
            members.AddRange(text.AsSpan(within).IsEmpty ? [] : [within]);
            return true;
        }

        return TryReadMembers();
    }

    /// <param name="writer">where to</param>
    /// <param name="resource">what stands beside the document that was read last</param>
    /// <param name="writeRows">writes the attributes that stand in rows of their own</param>
    public void Write(Utf8JsonWriter writer, StoredMeta resource, Action<Utf8JsonWriter> writeRows)
    {
        whole.ResetWrittenCount();
        around ??= new Utf8JsonWriter(whole, writer.Options);
        around.Reset();
        around.WriteStartObject();
        WriteSchemas(around);
        around.WriteString("id"u8, resource.Id);
        WriteMembers(around);
        writeRows(around);
        if (Shows("meta") == true)
        {
            WriteMeta(around, resource);
        }

        around.WriteEndObject();
        around.Flush();
        writer.WriteRawValue(whole.WrittenSpan, skipInputValidation: true);
    }

    private bool TryReadMembers()
    {
        var reader = new Utf8JsonReader(text);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var start = (int)reader.TokenStartIndex;
            var isShown = Shows(reader.GetString()!);
            reader.Skip();
            if (isShown is null)
            {
                return false;
            }

            if (isShown == true)
            {
                members.Add(start..(int)reader.BytesConsumed);
            }
        }

        return true;
    }

    // Extensions name themselves in `schemas` whenever the document has them, shown or not.
    private void WriteSchemas(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("schemas"u8);
        writer.WriteStringValue(type.Core.Id);
        foreach (var (id, mark) in extensions)
        {
            if (text.AsSpan().IndexOf(mark) >= 0)
            {
                writer.WriteStringValue(id);
            }
        }

        writer.WriteEndArray();
    }

    // Past the writer, which has no way to take members as they are; the ones before and after them are its own.
    private void WriteMembers(Utf8JsonWriter writer)
    {
        writer.Flush();
        foreach (var member in members)
        {
            whole.Write(","u8);
            whole.Write(text.AsSpan(member));
        }
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
}

/// <summary>What the server knows of a resource (RFC 7643 section 3.1).</summary>
/// <param name="Id">the resource</param>
/// <param name="CreatedAt">when it was made</param>
/// <param name="UpdatedAt">when it last changed</param>
/// <param name="Version">moves with every change</param>
public readonly record struct StoredMeta(Guid Id, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, long Version);
