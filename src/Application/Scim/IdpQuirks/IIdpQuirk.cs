using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim.Patching;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Application.Scim.IdpQuirks;

/// <summary>
/// One deviation from the RFCs that some identity provider is known for, put right before anything else looks at it. Each class
/// overrides what it needs and leaves the rest as it came. What a profile forbids beyond the RFCs is refused in the same places.
/// </summary>
public interface IIdpQuirk
{
    /// <summary>Puts the message of a PATCH right, in place.</summary>
    void Rewrite(JsonObject patchMessage)
    {
    }

    /// <summary>The operations that are meant, on a resource as the operations before have left it; must not change either.</summary>
    IEnumerable<PatchOperation> Rewrite(ScimResource resource, PatchOperation operation) => [operation];

    /// <summary>The same for a quirk that has to know which others are understood.</summary>
    IEnumerable<PatchOperation> Rewrite(ScimResource resource, PatchOperation operation, CompatibilityProfile profile) => Rewrite(resource, operation);
}

/// <summary>A deviation in values, wherever they stand. Each value of each document is shown to it.</summary>
public interface IValueQuirk : IIdpQuirk
{
    /// <summary>The value that is meant for the attribute; must not change the given one.</summary>
    JsonNode? Rewrite(AttributeDefinition attribute, JsonNode? value);
}

/// <summary>A deviation in names.</summary>
public interface INameQuirk : IIdpQuirk
{
    /// <summary>The member name, schema URN or path that is meant.</summary>
    string Rewrite(ResourceType type, string name);
}
