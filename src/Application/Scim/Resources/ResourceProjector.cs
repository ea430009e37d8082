using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Application.Scim.Resources;

/// <summary>Cuts an answer down to what the schemas allow and the client asked for (RFC 7643 section 7, RFC 7644 section 3.9).</summary>
public static class ResourceProjector
{
    /// <summary>The attributes to send. Never what is <c>returned: never</c>, always what is <c>returned: always</c>.</summary>
    /// <param name="type">what the document is</param>
    /// <param name="document">the whole answer in canonical form, with id, schemas, meta and extensions; it is left as it is</param>
    /// <param name="projection">what the client asked for</param>
    public static JsonObject Project(ResourceType type, JsonObject document, Projection projection)
    {
        var result = new JsonObject();
        foreach (var (name, value) in document)
        {
            var kept = (value, type.Extension(name)) switch
            {
                (JsonObject values, { } extension) => ProjectExtension(type, extension, values, projection),
                ({ } one, null) => ProjectTopLevel(type, name, one, projection),
                _ => null,
            };
            if (kept is not null)
            {
                result.Add(name, kept);
            }
        }

        return result;
    }

    /// <summary>Whether an answer has the attribute: as it is (true), not at all (false), or without some of its sub-attributes (null).</summary>
    internal static bool? ShowsWhole(ResourceType type, Schema schema, AttributeDefinition attribute, Projection projection)
    {
        var share = ShareOf(type, schema, attribute, projection);
        return !share.IsKept ? false
            : attribute.SubAttributes?.All(share.KeepsSub) == false ? null
            : true;
    }

    private static JsonNode? ProjectTopLevel(ResourceType type, string name, JsonNode value, Projection projection) =>
        type.Core.Attribute(name) is { } core ? Keep(type, type.Core, core, value, projection)
        : type.Common.Attribute(name) is { } common ? Keep(type, type.Common, common, value, projection)
        : null;

    private static JsonObject? ProjectExtension(ResourceType type, Schema extension, JsonObject values, Projection projection)
    {
        var result = new JsonObject();
        foreach (var (name, value) in values)
        {
            if (value is not null && extension.Attribute(name) is { } attribute
                && Keep(type, extension, attribute, value, projection) is { } kept)
            {
                result.Add(name, kept);
            }
        }

        return result.Count == 0 ? null : result;
    }

    private static JsonNode? Keep(ResourceType type, Schema schema, AttributeDefinition attribute, JsonNode value, Projection projection)
    {
        var share = ShareOf(type, schema, attribute, projection);
        return share.IsKept ? Cut(value, share.KeepsSub, attribute) : null;
    }

    private static Share ShareOf(ResourceType type, Schema schema, AttributeDefinition attribute, Projection projection)
    {
        var isNamed = projection.NamesWhole(type, schema, attribute);
        var subs = projection.NamedSubs(type, attribute);
        var isKept = attribute.Returned switch
        {
            Returned.Never => false,
            Returned.Always => true,
            Returned.Request => !projection.IsExclusion && (projection.NamesExactly(type, attribute) || subs.Count > 0),
            _ => projection.IsExclusion ? !isNamed : isNamed || subs.Count > 0,
        };
        var onlySubs = !projection.IsExclusion && !isNamed && subs.Count > 0;
        return new Share(isKept, sub => KeepsSub(sub, subs.Contains(sub), projection.IsExclusion, onlySubs));
    }

    private static bool KeepsSub(AttributeDefinition sub, bool isNamed, bool isExclusion, bool onlySubs) => sub.Returned switch
    {
        Returned.Never => false,
        Returned.Always => true,
        Returned.Request => isNamed && !isExclusion,
        _ => isExclusion ? !isNamed : isNamed || !onlySubs,
    };

    private static JsonNode? Cut(JsonNode value, Func<AttributeDefinition, bool> keeps, AttributeDefinition attribute)
    {
        switch (value)
        {
            case JsonArray list:
                JsonNode[] kept = [.. list.OfType<JsonNode>().Select(element => Cut(element, keeps, attribute)).OfType<JsonNode>()];
                return kept.Length == 0 ? null : new JsonArray(kept);
            case JsonObject complex when attribute.SubAttributes is not null:
                var result = new JsonObject(complex
                    .Where(member => attribute.Sub(member.Key) is { } sub && keeps(sub))
                    .Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));
                return result.Count == 0 ? null : result;
            default:
                return value.DeepClone();
        }
    }

    /// <param name="IsKept">whether anything of the attribute is shown</param>
    /// <param name="KeepsSub">which sub-attributes are, then</param>
    private readonly record struct Share(bool IsKept, Func<AttributeDefinition, bool> KeepsSub);
}
