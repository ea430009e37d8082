using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Application.Scim.Resources;

/// <summary>
/// What an answer shows of the attributes of a type (RFC 7643 section 7, RFC 7644 section 3.9): never what is <c>returned: never</c>, always
/// what is <c>returned: always</c>. For the default projection, which most answers have, that is worked out once.
/// </summary>
public sealed class ShownAttributes
{
    private static readonly ConditionalWeakTable<ResourceType, ShownAttributes> Defaults = [];

    private readonly ConcurrentDictionary<string, bool?> known = new(StringComparer.Ordinal);
    private readonly ResourceType type;
    private readonly Projection projection;
    private readonly IReadOnlyList<byte[]>? hidden;

    private ShownAttributes(ResourceType type, Projection projection)
    {
        Extensions = [.. type.Extensions.Select(schema => (schema.Id, MarkOf(schema.Id)))];
        this.type = type;
        this.projection = projection;
        hidden = ReferenceEquals(projection, Projection.Default) ? [.. HiddenByDefault(type).Distinct().Select(MarkOf)] : null;
    }

    /// <summary>The extensions of the type, shown or not, each with its <see cref="MarkOf"/>.</summary>
    public IReadOnlyList<(string Id, byte[] Mark)> Extensions { get; }

    /// <param name="type">what the answer shows</param>
    /// <param name="projection">what the client asked for</param>
    public static ShownAttributes Of(ResourceType type, Projection projection) => ReferenceEquals(projection, Projection.Default)
        ? Defaults.GetValue(type, static type => new ShownAttributes(type, Projection.Default))
        : new ShownAttributes(type, projection);

    /// <summary>Whether the attribute or extension at the top of the document is shown; <c>null</c> when only parts of it are.</summary>
    public bool? Shows(string name) => known.GetOrAdd(name, static (name, shown) => shown.Decide(name), this);

    /// <summary>What is shown of the value of an attribute or extension at the top of the document, or null when nothing is.</summary>
    public JsonNode? Cut(string name, JsonNode value)
    {
        if (type.Extension(name) is not { } extension)
        {
            return Find(name) is var (schema, attribute) ? Cut(value, schema, attribute) : null;
        }

        var members = value.AsObject()
            .Select(member => (member.Key, Value: extension.Attribute(member.Key) is { } attribute ? Cut(member.Value, extension, attribute) : null))
            .Where(member => member.Value is not null);
        var cut = new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, member.Value)));
        return cut.Count == 0 ? null : cut;
    }

    /// <summary>Whether everything in the stored document is shown, as far as that can be told without reading it.</summary>
    /// <param name="document">compact JSON in UTF-8</param>
    public bool ShowsAllOf(ReadOnlySpan<byte> document)
    {
        if (hidden is null)
        {
            return false;
        }

        foreach (var mark in hidden)
        {
            if (document.IndexOf(mark) >= 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// What a name looks like where it names a member of a compact JSON document. Nothing else can look so: within a text its quotes would
    /// be escaped, and no colon follows a text that is a value.
    /// </summary>
    public static byte[] MarkOf(string name) => Encoding.UTF8.GetBytes($"\"{name}\":");

    private static IEnumerable<string> HiddenByDefault(ResourceType type) => new[] { type.Core, type.Common }.Concat(type.Extensions)
        .SelectMany(schema => schema.Attributes)
        .SelectMany(attribute => (attribute.SubAttributes ?? []).Append(attribute))
        .Where(attribute => attribute.Returned is Returned.Never or Returned.Request)
        .Select(attribute => attribute.Name);

    private (Schema Schema, AttributeDefinition Attribute)? Find(string name) =>
        type.Core.Attribute(name) is { } core ? (type.Core, core)
        : type.Common.Attribute(name) is { } common ? (type.Common, common)
        : null;

    private bool? Decide(string name)
    {
        if (type.Extension(name) is not { } extension)
        {
            return Find(name) is var (schema, attribute) ? Shows(schema, attribute) : false;
        }

        var shares = extension.Attributes.Select(attribute => Shows(extension, attribute)).Distinct().ToList();
        return shares is [var one] ? one : null;
    }

    private bool? Shows(Schema schema, AttributeDefinition attribute)
    {
        var share = projection.ShareOf(type, schema, attribute);
        return !share.IsKept ? false
            : attribute.SubAttributes is not { Count: > 0 } subs || subs.All(share.KeepsSub) ? true
            : subs.Any(share.KeepsSub) ? null
            : false;
    }

    private JsonNode? Cut(JsonNode? value, Schema schema, AttributeDefinition attribute)
    {
        var share = projection.ShareOf(type, schema, attribute);
        return share.IsKept ? Cut(value, attribute, share.KeepsSub) : null;
    }

    private static JsonNode? Cut(JsonNode? value, AttributeDefinition attribute, Func<AttributeDefinition, bool> keeps)
    {
        switch (value)
        {
            case JsonArray list:
                JsonNode[] kept = [.. list.Select(element => Cut(element, attribute, keeps)).OfType<JsonNode>()];
                return kept.Length == 0 ? null : new JsonArray(kept);
            case JsonObject complex when attribute.SubAttributes is not null:
                var result = new JsonObject(complex
                    .Where(member => attribute.Sub(member.Key) is { } sub && keeps(sub))
                    .Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));
                return result.Count == 0 ? null : result;
            default:
                return value?.DeepClone();
        }
    }
}
