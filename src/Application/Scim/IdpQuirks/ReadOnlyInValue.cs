using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim.Patching;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Application.Scim.IdpQuirks;

/// <summary>
/// Okta repeats the id when it renames a group; others send the whole resource. Another id than the resource's own stays a fault, as does
/// what no schema has; and where nothing is left to be done, but for the id, saying that it was done would not be true.
/// <para>Wrong: <c>{"op":"replace","value":{"id":"abf4dd94","displayName":"New name"}}</c></para>
/// <para>Right: <c>{"op":"replace","value":{"displayName":"New name"}}</c></para>
/// </summary>
public sealed class ReadOnlyInValue : IIdpQuirk
{
    public IEnumerable<PatchOperation> Rewrite(ScimResource resource, PatchOperation operation, CompatibilityProfile profile)
    {
        if (operation is not { Verb: not PatchVerb.Remove, Path: null, Value: JsonObject value })
        {
            return [operation];
        }

        var values = ValueReader.OfPatches(profile, CancellationToken.None);
        var rest = JsonTree.Object();
        AttributeDefinition? passedOver = null;
        foreach (var (name, member) in value)
        {
            if (resource.Type.TopLevel(name) is not { Mutability: Mutability.ReadOnly } attribute || IsOtherId(resource, attribute, member))
            {
                rest.Add(name, member?.DeepClone());
            }
            else if (attribute.Name != "id")
            {
                values.RequireKnown(attribute, member, attribute.Name);
                passedOver = attribute;
            }
        }

        return rest.Count > 0 || passedOver is null ? [operation with { Value = rest }] : throw PatchTarget.ReadOnly(passedOver.Name);
    }

    private static bool IsOtherId(ScimResource resource, AttributeDefinition attribute, JsonNode? value) =>
        attribute.Name == "id" && (value.Text() is not { } id || id != resource.Document["id"].Text());
}
