using System.Text.Json.Serialization;

namespace ScimPlatform.Application.Scim.Schemas;

/// <summary>One attribute with its characteristics (RFC 7643 section 7). The JSON names are those of <c>/Schemas</c>, wherever it is written.</summary>
public sealed record AttributeDefinition
{
    public required string Name { get; init; }

    public required AttributeType Type { get; init; }

    [JsonPropertyName("multiValued")]
    public bool MultiValued { get; init; }

    public string Description { get; init; } = "";

    public bool Required { get; init; }

    [JsonPropertyName("canonicalValues"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? CanonicalValues { get; init; }

    [JsonPropertyName("caseExact")]
    public bool CaseExact { get; init; }

    public Mutability Mutability { get; init; } = Mutability.ReadWrite;

    public Returned Returned { get; init; } = Returned.Default;

    public Uniqueness Uniqueness { get; init; } = Uniqueness.None;

    [JsonPropertyName("referenceTypes"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? ReferenceTypes { get; init; }

    [JsonPropertyName("subAttributes"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<AttributeDefinition>? SubAttributes { get; init; }

    /// <summary>Of the ways to write one value, the one that is stored and shown; a comparison takes them all.</summary>
    [JsonIgnore]
    public Func<string, string>? Canonical { get; init; }

    /// <summary>The sub-attribute of that name in any case (RFC 7643 section 2.1), or null.</summary>
    public AttributeDefinition? Sub(string name)
    {
        for (var index = 0; index < SubAttributes?.Count; index++)
        {
            if (SubAttributes[index].Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return SubAttributes[index];
            }
        }

        return null;
    }
}
