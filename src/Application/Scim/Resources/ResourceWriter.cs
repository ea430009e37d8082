using System.Text.Json;
using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Application.Scim.Resources;

/// <summary>
/// Writes a resource as an answer shows it, straight from the stored document and the rows beside it: <see cref="Begin"/>, the rows,
/// <see cref="End"/>. Only values of which some parts are shown and others are not are made into objects first.
/// </summary>
/// <param name="type">what the documents are</param>
/// <param name="projection">what the client asked for</param>
/// <param name="baseUrl">the URL of the SCIM plane as the client sees it, without a slash at its end</param>
public sealed class ResourceWriter(ResourceType type, Projection projection, string baseUrl)
{
    private readonly ShownAttributes shown = ShownAttributes.Of(type, projection);

    /// <summary>Writes <c>schemas</c>, <c>id</c>, and what is shown of the document.</summary>
    /// <param name="to">where to</param>
    /// <param name="id">the resource</param>
    /// <param name="document">as it is stored: canonical, compact, without schemas, id and meta, and without what stands in rows; in UTF-8</param>
    public void Begin(JsonBuffer to, Guid id, ReadOnlySpan<byte> document)
    {
        to.Writer.WriteStartObject();
        WriteSchemas(to.Writer, document);
        to.Writer.WriteString("id"u8, id);
        if (!shown.ShowsAllOf(document))
        {
            WriteShown(to, document);
        }
        else if (document.Length > "{}".Length)
        {
            to.WriteMembers(document[1..^1]);
        }
    }

    /// <summary>Writes an attribute whose values stand in rows, a row with each step, so that what is written can be sent on between them.</summary>
    /// <param name="to">where to</param>
    /// <param name="name">the attribute</param>
    /// <param name="rows">its values, or null when they were not asked for</param>
    /// <param name="write">writes one of them whole</param>
    /// <returns>the rows, as they are</returns>
    public IEnumerable<T> WriteEach<T>(JsonBuffer to, string name, IReadOnlyList<T>? rows, Action<Utf8JsonWriter, T> write)
    {
        var shows = rows is { Count: > 0 } ? shown.Shows(name) : false;
        var isBegun = false;
        foreach (var row in shows is false ? [] : rows!)
        {
            var part = shows is null ? PartOf(name, row, write) : null;
            if (shows is true || part is not null)
            {
                if (!isBegun)
                {
                    to.Writer.WriteStartArray(name);
                    isBegun = true;
                }

                Write(to.Writer, row, part, write);
                yield return row;
            }
        }

        if (isBegun)
        {
            to.Writer.WriteEndArray();
        }
    }

    /// <summary>The same at once.</summary>
    public void Write<T>(JsonBuffer to, string name, IReadOnlyList<T>? rows, Action<Utf8JsonWriter, T> write)
    {
        if (rows is { Count: > 0 })
        {
            foreach (var _ in WriteEach(to, name, rows, write))
            {
            }
        }
    }

    /// <summary>Writes <c>meta</c>, and ends the resource.</summary>
    public void End(JsonBuffer to, StoredMeta resource)
    {
        var shows = shown.Shows("meta");
        if (shows is true)
        {
            to.Writer.WritePropertyName("meta"u8);
            ResourceMeta.Write(to.Writer, type, resource, baseUrl);
        }
        else if (shows is null && PartOf("meta", resource, (writer, meta) => ResourceMeta.Write(writer, type, meta, baseUrl)) is { } part)
        {
            to.Writer.WritePropertyName("meta"u8);
            part.WriteTo(to.Writer);
        }

        to.Writer.WriteEndObject();
    }

    private static void Write<T>(Utf8JsonWriter writer, T row, JsonNode? part, Action<Utf8JsonWriter, T> write)
    {
        if (part is null)
        {
            write(writer, row);
        }
        else
        {
            part.WriteTo(writer);
        }
    }

    private void WriteShown(JsonBuffer to, ReadOnlySpan<byte> document)
    {
        var reader = new Utf8JsonReader(document);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = (int)reader.TokenStartIndex;
            var name = reader.GetString()!;
            reader.Read();
            var value = (int)reader.TokenStartIndex;
            reader.Skip();
            var end = (int)reader.BytesConsumed;
            switch (shown.Shows(name))
            {
                case true:
                    to.WriteMembers(document[member..end]);
                    break;
                case null when shown.Cut(name, JsonNode.Parse(document[value..end])!) is { } part:
                    to.Writer.WritePropertyName(name);
                    part.WriteTo(to.Writer);
                    break;
            }
        }
    }

    private JsonNode? PartOf<T>(string name, T value, Action<Utf8JsonWriter, T> write)
    {
        var scratch = JsonBuffer.Take();
        write(scratch.Writer, value);
        var part = shown.Cut(name, JsonNode.Parse(scratch.Written.Span)!);
        scratch.GiveBack();
        return part;
    }

    // Extensions name themselves in `schemas` whenever the document has them, shown or not.
    private void WriteSchemas(Utf8JsonWriter writer, ReadOnlySpan<byte> document)
    {
        writer.WriteStartArray("schemas"u8);
        writer.WriteStringValue(type.Core.Id);
        foreach (var (id, mark) in shown.Extensions)
        {
            if (document.IndexOf(mark) >= 0)
            {
                writer.WriteStringValue(id);
            }
        }

        writer.WriteEndArray();
    }
}

/// <summary>What the server knows of a resource (RFC 7643 section 3.1).</summary>
/// <param name="Id">the resource</param>
/// <param name="CreatedAt">when it was made</param>
/// <param name="UpdatedAt">when it last changed</param>
/// <param name="Version">moves with every change</param>
public readonly record struct StoredMeta(Guid Id, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, long Version);
