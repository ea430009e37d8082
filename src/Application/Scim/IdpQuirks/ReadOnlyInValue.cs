using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim.Patching;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Application.Scim.IdpQuirks;

/// <summary>
/// Okta repeats the id when it renames a group; others send the whole resource. Another id than the resource's own stays a fault.
/// <para>Wrong: <c>{"op":"replace","value":{"id":"abf4dd94","displayName":"New name"}}</c></para>
/// <para>Right: <c>{"op":"replace","value":{"displayName":"New name"}}</c></para>
/// </summary>
public sealed class ReadOnlyInValue : IIdpQuirk
{
    public IEnumerable<PatchOperation> Rewrite(ScimResource resource, PatchOperation operation)
    {
        if (operation is not { Path: null, Value: JsonObject value })
        {
            return [operation];
        }

        var rest = JsonTree.Object();
        foreach (var (name, member) in value.Where(member => !IsRepeated(resource, member.Key, member.Value)))
        {
            rest.Add(name, member?.DeepClone());
        }

        return [operation with { Value = rest }];
    }

    private static bool IsRepeated(ScimResource resource, string name, JsonNode? value) => resource.Type.TopLevel(name) switch
    {
        { Name: "id" } => value.Text() is { } id && id == resource.Document["id"].Text(),
        { Mutability: Mutability.ReadOnly } => true,
        _ => false,
    };
}
