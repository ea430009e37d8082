using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim.IdpQuirks;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Application.Scim.Patching;

/// <summary>
/// <c>schemas</c> follows from the extensions that have values, so nothing can be written to it. Clients announce an extension there
/// before they fill it (RFC 7644 section 3.5.2), or repeat what they read: that is let pass, anything else is refused.
/// </summary>
internal static class SchemasAttribute
{
    public static void Require(ResourceType type, PatchStep step, CompatibilityProfile profile)
    {
        if (step.Verb == PatchVerb.Remove)
        {
            throw new ScimFault(ScimType.Mutability, "'schemas' follows from the attributes; remove those of the extension instead.");
        }

        var urns = step.Value as JsonArray ?? new JsonArray(step.Value?.DeepClone());
        if (urns.Count == 0 || !urns.All(urn => urn.Text() is { } text && IsKnown(type, profile.Rewrite(type, text))))
        {
            throw new ScimFault(ScimType.InvalidValue, $"'schemas' must be a list of the URNs of a {type.Name}'s schemas.");
        }
    }

    private static bool IsKnown(ResourceType type, string urn) =>
        type.Extension(urn) is not null || type.Core.Id.Equals(urn, StringComparison.OrdinalIgnoreCase);
}
