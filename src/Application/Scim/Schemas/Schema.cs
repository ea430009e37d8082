namespace ScimPlatform.Application.Scim.Schemas;

/// <summary>A schema: a URN and its attributes (RFC 7643 section 7).</summary>
public sealed record Schema
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public string Description { get; init; } = "";

    public required IReadOnlyList<AttributeDefinition> Attributes { get; init; }

    /// <summary>The attribute of that name in any case, or null.</summary>
    public AttributeDefinition? Attribute(string name) =>
        Attributes.FirstOrDefault(attribute => attribute.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
