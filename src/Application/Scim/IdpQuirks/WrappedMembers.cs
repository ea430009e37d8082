using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim.Patching;
using ScimPlatform.Application.Scim.Resources;

namespace ScimPlatform.Application.Scim.IdpQuirks;

/// <summary>
/// Salesforce and UnboundID say the attribute's name twice.
/// <para>Wrong: <c>{"op":"add","path":"members","value":{"members":[{"value":"7a4b"}]}}</c></para>
/// <para>Right: <c>{"op":"add","path":"members","value":[{"value":"7a4b"}]}</c></para>
/// </summary>
public sealed class WrappedMembers : IIdpQuirk
{
    public IEnumerable<PatchOperation> Rewrite(ScimResource resource, PatchOperation operation) =>
        operation is { Path: not null, Value: JsonObject { Count: 1 } wrapper }
            && resource.Type.TopLevel(operation.Path) is { MultiValued: true } attribute
            && attribute.Sub(attribute.Name) is null
            && wrapper.TryGetPropertyValue(attribute.Name, out var wrapped)
            ? [operation.At(operation.Path, wrapped)]
            : [operation];
}
