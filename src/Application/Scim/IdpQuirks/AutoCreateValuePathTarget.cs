using System.Text.Json.Nodes;
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
            && !target.SelectsAny(resource.Document)
            && DescribedValue.Of(path.Filter!) is { } element
            && Completed(element, target, value)
            ? [operation with { Verb = PatchVerb.Add, Path = path.Attribute.ToString(), Value = new JsonArray(element) }]
            : [operation];
    }

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
