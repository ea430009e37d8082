using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Application.Scim.IdpQuirks;

/// <summary>
/// One deviation from the RFCs that some identity provider is known for, put right before anything else looks at it. Each class
/// overrides what it needs and leaves the rest as it came.
/// </summary>
public interface IIdpQuirk
{
    /// <summary>The value that is meant for the attribute; must not change the given one.</summary>
    JsonNode? Rewrite(AttributeDefinition attribute, JsonNode? value) => value;

    /// <summary>The member name, schema URN or path that is meant.</summary>
    string Rewrite(ResourceType type, string name) => name;
}
