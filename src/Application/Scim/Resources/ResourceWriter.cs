using System.Buffers;
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
    private readonly List<Range> members = [];
    private ReadOnlyMemory<byte> read;

    private ReadOnlySpan<byte> Document => read.Span;

    /// <summary>Whether the attribute at the top of the document is shown; <c>null</c> when only parts of it are.</summary>
    public bool? Shows(string name) => shown.Shows(name);

    /// <summary>Whether the resource can be written: afterwards <see cref="Write"/> writes it.</summary>
    /// <param name="document">as it is stored: canonical, compact, without schemas, id and meta, and without what stands in rows of its own; in UTF-8</param>
    public bool TryRead(ReadOnlyMemory<byte> document)
    {
        members.Clear();
        read = document;
        if (Shows("meta") is null)
        {
            return false;
        }

        if (shown.ShowsAllOf(Document))
        {
            var within = 1..(document.Length - 1);
            members.AddRange(Document[within].IsEmpty ? [] : [within]);
            return true;
        }

        return TryReadMembers();
    }

    /// <param name="writer">where to</param>
    /// <param name="resource">what stands beside the document that was read last</param>
    /// <param name="writeRows">writes the attributes that stand in rows of their own</param>
    public void Write(Utf8JsonWriter writer, StoredMeta resource, Action<Utf8JsonWriter> writeRows)
    {
        var scratch = JsonScratch.Take();
        var around = scratch.Writer;
        around.WriteStartObject();
        WriteSchemas(around);
        around.WriteString("id"u8, resource.Id);
        WriteMembers(scratch);
        writeRows(around);
        if (Shows("meta") == true)
        {
            ResourceMeta.Write(around, type, resource, baseUrl);
        }

        around.WriteEndObject();
        around.Flush();
        writer.WriteRawValue(scratch.Buffer.WrittenSpan, skipInputValidation: true);
        scratch.GiveBack();
    }

    private bool TryReadMembers()
    {
        var reader = new Utf8JsonReader(Document);
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
        foreach (var (id, mark) in shown.Extensions)
        {
            if (Document.IndexOf(mark) >= 0)
            {
                writer.WriteStringValue(id);
            }
        }

        writer.WriteEndArray();
    }

    // Past the writer, which has no way to take members as they are; the ones before and after them are its own.
    private void WriteMembers(JsonScratch scratch)
    {
        scratch.Writer.Flush();
        foreach (var member in members)
        {
            scratch.Buffer.Write(","u8);
            scratch.Buffer.Write(Document[member]);
        }
    }
}

/// <summary>What the server knows of a resource (RFC 7643 section 3.1).</summary>
/// <param name="Id">the resource</param>
/// <param name="CreatedAt">when it was made</param>
/// <param name="UpdatedAt">when it last changed</param>
/// <param name="Version">moves with every change</param>
public readonly record struct StoredMeta(Guid Id, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, long Version);
