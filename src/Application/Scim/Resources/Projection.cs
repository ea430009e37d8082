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

    private bool IsExclusion { get; }

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

    /// <summary>How much of the attribute is shown.</summary>
    internal Share ShareOf(ResourceType type, Schema schema, AttributeDefinition attribute)
    {
        var paths = Bound(type).Where(path => ReferenceEquals(path.Attribute, attribute)).ToList();
        var isNamedExactly = paths.Any(path => path.Sub is null);
        var isNamed = isNamedExactly || Names.Any(name => name.Text.Equals(schema.Id, StringComparison.OrdinalIgnoreCase));
        var subs = paths.Select(path => path.Sub).OfType<AttributeDefinition>().ToList();
        var isKept = attribute.Returned switch
        {
            Returned.Never => false,
            Returned.Always => true,
            Returned.Request => !IsExclusion && (isNamedExactly || subs.Count > 0),
            _ => IsExclusion ? !isNamed : isNamed || subs.Count > 0,
        };
        var onlySubs = !IsExclusion && !isNamed && subs.Count > 0;
        return new Share(isKept, sub => KeepsSub(sub, subs.Contains(sub), onlySubs));
    }

    private bool KeepsSub(AttributeDefinition sub, bool isNamed, bool onlySubs) => sub.Returned switch
    {
        Returned.Never => false,
        Returned.Always => true,
        Returned.Request => isNamed && !IsExclusion,
        _ => IsExclusion ? !isNamed : isNamed || !onlySubs,
    };

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

    /// <param name="IsKept">whether anything of the attribute is shown</param>
    /// <param name="KeepsSub">which sub-attributes are, then</param>
    internal readonly record struct Share(bool IsKept, Func<AttributeDefinition, bool> KeepsSub);
}
