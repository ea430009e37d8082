using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Application.Scim.IdpQuirks;

/// <summary>The deviations that a tenant's identity provider is allowed.</summary>
/// <param name="Name">how the profile is called in a tenant's settings</param>
/// <param name="Quirks">in the order in which they are put right</param>
public sealed record CompatibilityProfile(string Name, IReadOnlyList<IIdpQuirk> Quirks)
{
    /// <summary>The RFCs to the letter.</summary>
    public static CompatibilityProfile Strict { get; } = new("strict", []);

    /// <summary>Every form that can only mean one thing.</summary>
    public static CompatibilityProfile Default { get; } =
        new("default", [new AliasUrns(), new ObjectForList(), new BareStringValues(), new JsonInRole(), new ManagerAsText(), new BooleanAsText()]);

    internal JsonNode? Rewrite(AttributeDefinition attribute, JsonNode? value) =>
        Quirks.Aggregate(value, (current, quirk) => quirk.Rewrite(attribute, current));

    internal string Rewrite(ResourceType type, string name) =>
        Quirks.Aggregate(name, (current, quirk) => quirk.Rewrite(type, current));
}
