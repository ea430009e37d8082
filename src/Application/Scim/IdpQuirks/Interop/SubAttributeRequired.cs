using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Application.Scim.Patching;
using ScimPlatform.Application.Scim.Resources;

namespace ScimPlatform.Application.Scim.IdpQuirks.Interop;

/// <summary>
/// The SCIM interoperability profile selects a value to change one part of it, never the value as a whole. Members of a group have no part that
/// could change, and nothing else but such a path takes one of many away.
/// <para>Wrong: <c>{"op":"remove","path":"emails[type eq \"work\"]"}</c></para>
/// <para>Right: <c>{"op":"remove","path":"emails[type eq \"work\"].value"}</c>, and <c>{"op":"remove","path":"members[value eq \"7a4b\"]"}</c></para>
/// </summary>
public sealed class SubAttributeRequired : IIdpQuirk
{
    public IEnumerable<PatchOperation> Rewrite(ScimResource resource, PatchOperation operation) =>
        PatchTarget.Of(resource.Type, operation) is { Filter: { } filter, Sub: null, IsReadOnly: false } target && !IsRemovalOfMember(operation, target, filter)
            ? throw new ScimFault(ScimType.InvalidPath, $"The filter on '{target}' must go on to a sub-attribute.")
            : [operation];

    private static bool IsRemovalOfMember(PatchOperation operation, PatchTarget target, BoundFilter filter) =>
        operation.Verb == PatchVerb.Remove && ValueReader.IsIdentifiedByValue(target.Attribute) && MemberFilter.Exactly(filter) is { Count: 1 };
}
