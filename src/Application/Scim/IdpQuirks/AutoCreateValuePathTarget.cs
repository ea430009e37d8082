using System.Text.Json;
using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Application.Scim.Patching;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Application.Scim.IdpQuirks;

/// <summary>
/// Entra ID writes to a value that is not there yet, and expects that it comes to be, such as the filter describes it.
/// <para>Wrong: <c>{"op":"replace","path":"emails[type eq \"work\"].value","value":"a@example.com"}</c> without a work e-mail</para>
/// <para>Right: <c>{"op":"add","path":"emails","value":[{"type":"work","value":"a@example.com"}]}</c></para>
/// </summary>
public sealed class AutoCreateValuePathTarget : IIdpQuirk
{
    public IEnumerable<PatchOperation> Rewrite(ScimResource resource, PatchOperation operation)
    {
        if (operation is not { Verb: not PatchVerb.Remove, Path: { } text, Value: { } value } || !text.Contains('[', StringComparison.Ordinal))
        {
            return [operation];
        }

        var path = PatchPathParser.Parse(text);
        var target = PatchTarget.Bind(resource.Type, path);
        return target.Attribute.Type == AttributeType.Complex
            && !ValueReader.IsIdentifiedByValue(target.Attribute)
            && !Exists(resource.Document, target)
            && Described(path.Filter!) is { } element
            && Completed(element, target, value)
            ? [operation with { Verb = PatchVerb.Add, Path = path.Attribute.ToString(), Value = new JsonArray(element) }]
            : [operation];
    }

    private static bool Exists(JsonObject document, PatchTarget target)
    {
        var holder = target.Extension is null ? document : document[target.Extension.Id] as JsonObject;
        return holder?[target.Attribute.Name] is JsonArray all && all.Any(element => FilterEvaluator.Matches(target.Filter!, element));
    }

    // Only what says "is" for each of its terms describes a value.
    private static JsonObject? Described(Filter filter)
    {
        switch (filter)
        {
            case Filter.Compare { Operator: CompareOperator.Eq, Path.SubName: null } compare:
                var element = JsonTree.Object();
                element.Add(compare.Path.Name, Literal(compare.Value));
                return element;
            case Filter.And both when Described(both.Left) is { } left && Described(both.Right) is { } right:
                return right.All(member => left.TryAdd(member.Key, member.Value?.DeepClone())) ? left : null;
            default:
                return null;
        }
    }

    private static JsonNode? Literal(FilterLiteral literal) =>
        literal.Kind is FilterLiteralKind.String or FilterLiteralKind.Unquoted
            ? JsonValue.Create(literal.Text)
            : JsonTree.Read(JsonElement.Parse(literal.Text.ToLowerInvariant()));

    private static bool Completed(JsonObject element, PatchTarget target, JsonNode value)
    {
        if (target.Sub is { } sub)
        {
            element[sub.Name] = value.DeepClone();
            return true;
        }

        var given = value is JsonArray { Count: 1 } list ? list[0] as JsonObject : value as JsonObject;
        foreach (var (name, member) in given ?? [])
        {
            element[name] = member?.DeepClone();
        }

        return given is not null;
    }
}
