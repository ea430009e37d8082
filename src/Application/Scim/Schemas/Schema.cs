namespace ScimPlatform.Application.Scim.Schemas;

/// <summary>A schema: a URN and its attributes (RFC 7643 section 7).</summary>
public sealed record Schema
{
    private readonly IReadOnlyList<AttributeDefinition> attributes = [];
    private readonly Dictionary<string, AttributeDefinition> byName = [];

    public required string Id { get; init; }

    public required string Name { get; init; }

    public string Description { get; init; } = "";

    public required IReadOnlyList<AttributeDefinition> Attributes
    {
        get => attributes;
        init
        {
            attributes = value;
            byName = value.ToDictionary(attribute => attribute.Name, StringComparer.OrdinalIgnoreCase);
        }
    }

    /// <summary>The attribute of that name in any case, or null.</summary>
    public AttributeDefinition? Attribute(string name) => byName.GetValueOrDefault(name);
}
