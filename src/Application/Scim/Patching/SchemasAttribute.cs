using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Application.Scim.Patching;

/// <summary>
/// <c>schemas</c> follows from the extensions that have values, so nothing can be written to it. Clients announce an extension there
/// before they fill it (RFC 7644 section 3.5.2): that is let pass, anything else is refused.
/// </summary>
internal static class SchemasAttribute
{
    public static void Require(ResourceType type, PatchStep step)
    {
        var urns = step.Value is JsonArray list ? list : new JsonArray(step.Value?.DeepClone());
        if (step.Verb == PatchVerb.Remove || !urns.All(urn => urn.Text() is { } text && IsKnown(type, text)))
        {
            throw new ScimFault(ScimType.Mutability, "'schemas' follows from the attributes; remove those of the extension instead.");
        }
    }

    private static bool IsKnown(ResourceType type, string urn) =>
        type.Extension(urn) is not null || type.Core.Id.Equals(urn, StringComparison.OrdinalIgnoreCase);
}
