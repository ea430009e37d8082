using ScimPlatform.Application.Scim.Patching;
using ScimPlatform.Application.Scim.Resources;

namespace ScimPlatform.Application.Scim.IdpQuirks.Interop;

/// <summary>
/// The SCIM interoperability profile has no operations without a path.
/// <para>Wrong: <c>{"op":"replace","value":{"active":false}}</c></para>
/// <para>Right: <c>{"op":"replace","path":"active","value":false}</c></para>
/// </summary>
public sealed class PathRequired : IIdpQuirk
{
    public IEnumerable<PatchOperation> Rewrite(ScimResource resource, PatchOperation operation) => operation.Path is null
        ? throw new ScimFault(ScimType.InvalidSyntax, "Each operation needs a 'path'.")
        : [operation];
}
