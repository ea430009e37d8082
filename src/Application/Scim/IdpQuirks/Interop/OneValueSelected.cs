using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Application.Scim.Patching;
using ScimPlatform.Application.Scim.Resources;

namespace ScimPlatform.Application.Scim.IdpQuirks.Interop;

/// <summary>
/// The SCIM interoperability profile refuses a filter that several values fulfil, where the RFC changes each of them.
/// <para>Wrong: <c>{"op":"replace","path":"emails[type eq \"work\"].value","value":"a@b.c"}</c> on a user with two of that type</para>
/// </summary>
public sealed class OneValueSelected : IIdpQuirk
{
    public IEnumerable<PatchOperation> Rewrite(ScimResource resource, PatchOperation operation) =>
        PatchTarget.Of(resource.Type, operation) is { Filter: { } filter, IsReadOnly: false } target
        && target.Values(resource.Document) is { } values && values.Where(value => FilterEvaluator.Matches(filter, value)).Skip(1).Any()
            ? throw new ScimFault(ScimType.InvalidFilter, $"The filter on '{target}' selects more than one value.")
            : [operation];
}
