using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim.Patching;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Application.Scim.IdpQuirks;

/// <summary>
/// Entra ID clears a simple value by an empty object.
/// <para>Wrong: <c>{"op":"Replace","path":"phoneNumbers[type eq \"work\"].value","value":{}}</c></para>
/// <para>Right: <c>{"op":"replace","path":"phoneNumbers[type eq \"work\"].value","value":null}</c></para>
/// </summary>
public sealed class EmptyForNothing : IIdpQuirk
{
    public IEnumerable<PatchOperation> Rewrite(ScimResource resource, PatchOperation operation) =>
        operation is { Verb: not PatchVerb.Remove, Value: JsonObject { Count: 0 } }
        && PatchTarget.Of(resource.Type, operation) is { } target
        && (target.Sub ?? target.Attribute).Type != AttributeType.Complex
            ? [operation with { Value = null }]
            : [operation];
}
