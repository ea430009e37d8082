using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Application.Scim.Resources;

/// <summary>
/// Which attributes the client wants to see (RFC 7644 section 3.9): those it names, or all but those it names. What names nothing
/// in the schemas has no effect.
/// </summary>
public sealed record Projection
{
    /// <summary>How many names there may be: each is looked for in each attribute of each resource of an answer.</summary>
    public const int MaxNames = 200;

    private static readonly char[] Separators = [',', ' '];

    private Projection(bool isExclusion, IReadOnlyList<Name> names)
    {
        IsExclusion = isExclusion;
        Names = names;
    }

    /// <summary>The default attributes, as without any parameter.</summary>
    public static Projection Default { get; } = new(true, []);

    internal bool IsExclusion { get; }

    private IReadOnlyList<Name> Names { get; }

    /// <summary>Reads the two parameters, comma-separated lists of attribute paths or schema URNs; blank counts as absent.</summary>
    /// <exception cref="ScimFault">invalidValue when both are given, or one with too many names</exception>
    public static Projection Parse(string? attributes, string? excludedAttributes) =>
        (Split(attributes, nameof(attributes)), Split(excludedAttributes, nameof(excludedAttributes))) switch
        {
            ([], []) => Default,
            (var wanted, []) => new Projection(false, wanted),
            ([], var unwanted) => new Projection(true, unwanted),
            _ => throw new ScimFault(ScimType.InvalidValue, "'attributes' and 'excludedAttributes' cannot be given together."),
        };

    /// <summary>Whether the attribute, or the schema that it belongs to, is named as a whole.</summary>
    internal bool NamesWhole(ResourceType type, Schema schema, AttributeDefinition attribute) =>
        NamesExactly(type, attribute) || Names.Any(name => name.Text.Equals(schema.Id, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether the attribute is named by its own path.</summary>
    internal bool NamesExactly(ResourceType type, AttributeDefinition attribute) =>
        Bound(type).Any(path => path.Sub is null && ReferenceEquals(path.Attribute, attribute));

    /// <summary>Those sub-attributes of the attribute that are named by their own path.</summary>
    internal IReadOnlyList<AttributeDefinition> NamedSubs(ResourceType type, AttributeDefinition attribute) =>
        [.. Bound(type).Where(path => path.Sub is not null && ReferenceEquals(path.Attribute, attribute)).Select(path => path.Sub!)];

    private IEnumerable<BoundPath> Bound(ResourceType type) =>
        Names.Select(name => name.Path is null ? null : type.Bind(name.Path)).OfType<BoundPath>();

    private static IReadOnlyList<Name> Split(string? list, string parameter)
    {
        if (list is null)
        {
            return [];
        }

        var names = list.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        return names.Length > MaxNames
            ? throw new ScimFault(ScimType.InvalidValue, $"'{parameter}' has more than {MaxNames} names.")
            : [.. names.Select(text => new Name(text, AttributePath.TryParse(text)))];
    }

    private sealed record Name(string Text, AttributePath? Path);
}
