using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim.Patching;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Application.Scim.IdpQuirks.Interop;

/// <summary>
/// In the SCIM interoperability profile, replacing a single complex value leaves nothing of the one before; RFC 7644 section 3.5.2.3 keeps the
/// sub-attributes that are not given.
/// <para>Meant: <c>{"op":"replace","path":"name","value":{"familyName":"Jensen"}}</c></para>
/// <para>As the RFC has it: <c>{"op":"remove","path":"name"}</c>, then <c>{"op":"add","path":"name","value":{"familyName":"Jensen"}}</c></para>
/// </summary>
public sealed class ComplexReplacedWhole : IIdpQuirk
{
    public IEnumerable<PatchOperation> Rewrite(ScimResource resource, PatchOperation operation) =>
        operation is { Verb: PatchVerb.Replace, Value: JsonObject }
        && PatchTarget.Of(resource.Type, operation) is { Attribute: { Type: AttributeType.Complex, MultiValued: false }, Sub: null, IsReadOnly: false }
            ? [operation with { Verb = PatchVerb.Remove, Value = null, HasValue = false }, operation with { Verb = PatchVerb.Add }]
            : [operation];
}
