using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Application.Scim.Filters;

/// <summary>
/// Finds a filter's paths in a schema and gives its literals their types. Every refusal is <see cref="ScimType.InvalidFilter"/> and
/// names the path.
/// </summary>
public sealed class FilterBinder
{
    private readonly string place;
    private readonly Func<AttributePath, BoundPath?> find;
    private readonly Func<AttributePath, bool> isElsewhere;

    private FilterBinder(string place, Func<AttributePath, BoundPath?> find, Func<AttributePath, bool>? isElsewhere = null)
    {
        this.place = place;
        this.find = find;
        this.isElsewhere = isElsewhere ?? (_ => false);
    }

    /// <summary>Binds a filter over resources of a type.</summary>
    /// <exception cref="ScimFault">an attribute is unknown or secret, or is compared with what it cannot be compared with</exception>
    public static BoundFilter Bind(Filter filter, ResourceType type) => new FilterBinder("", path => Find(path, type)).Bind(filter);

    /// <summary>Binds a filter over resources of several types for one of them: what only others know has no value here.</summary>
    /// <exception cref="ScimFault">as for <see cref="Bind(Filter, ResourceType)"/>; no type knows the attribute</exception>
    public static BoundFilter BindAmong(Filter filter, ResourceType type, IReadOnlyList<ResourceType> types) => new FilterBinder(
        "", path => Find(path, type), path => Find(path, type) is null && types.Any(other => Find(path, other) is not null)).Bind(filter);

    /// <summary>
    /// Binds what stands in brackets after a multi-valued attribute: names are those of its sub-attributes; the elements of a simple
    /// attribute are called <c>value</c>.
    /// </summary>
    /// <exception cref="ScimFault">as for <see cref="Bind(Filter, ResourceType)"/></exception>
    public static BoundFilter BindElement(Filter filter, AttributeDefinition attribute) =>
        new FilterBinder(attribute.Name + ".", path => FindInElement(path, attribute)).Bind(filter);

    private BoundFilter Bind(Filter filter) => filter switch
    {
        Filter.And and => new BoundFilter.And(Bind(and.Left), Bind(and.Right)),
        Filter.Or or => new BoundFilter.Or(Bind(or.Left), Bind(or.Right)),
        Filter.Not not => new BoundFilter.Not(Bind(not.Operand)),
        Filter.Present present when isElsewhere(present.Path) => new BoundFilter.Nothing(),
        Filter.Compare compare when isElsewhere(compare.Path) => Missing(compare),
        Filter.ValuePath valuePath when isElsewhere(valuePath.Path) => new BoundFilter.Nothing(),
        Filter.Present present => Present(Known(present.Path)),
        Filter.Compare compare => Compare(compare, Known(compare.Path)),
        Filter.ValuePath valuePath => ValuePath(valuePath, Known(valuePath.Path)),
        _ => throw new InvalidOperationException($"No binding for {filter.GetType().Name}."),
    };

    private static BoundFilter Present(BoundPath path) =>
        path.Sub is null ? new BoundFilter.Present(path) : Any(path, found => new BoundFilter.Present(found));

    private static BoundFilter Missing(Filter.Compare compare) =>
        (compare.Operator, compare.Value.Kind == FilterLiteralKind.Null) is (CompareOperator.Ne, false) or (CompareOperator.Eq, true)
            ? new BoundFilter.Not(new BoundFilter.Nothing())
            : new BoundFilter.Nothing();

    private BoundFilter Compare(Filter.Compare compare, BoundPath path)
    {
        if (compare.Value.Kind == FilterLiteralKind.Null)
        {
            return compare.Operator switch
            {
                CompareOperator.Eq => new BoundFilter.Not(Present(path)),
                CompareOperator.Ne => Present(path),
                _ => throw Fault($"'{place}{compare.Path}' is compared with null by 'eq' and 'ne' only."),
            };
        }

        var target = Comparable(path, compare.Path);
        var value = LiteralBinder.Bind(target.Target, compare.Operator, compare.Value, place + target);
        var any = Any(target, found => new BoundFilter.Compare(found, compare.Operator, value));
        return any is BoundFilter.ValuePath { Path: var list } && compare.Operator == CompareOperator.Ne
            ? new BoundFilter.Or(new BoundFilter.Not(new BoundFilter.Present(list)), any)
            : any;
    }

    private BoundFilter.ValuePath ValuePath(Filter.ValuePath valuePath, BoundPath path) =>
        path is { Attribute.MultiValued: true, Sub: null } && place.Length == 0
            ? new BoundFilter.ValuePath(path, BindElement(valuePath.Inner, path.Attribute))
            : throw Fault($"'{place}{valuePath.Path}' takes no brackets: they select values of a multi-valued attribute.");

    private BoundPath Known(AttributePath path) =>
        Shown(find(path) ?? throw Fault($"'{place}{path}' is no attribute that can be filtered by."), path);

    // Whoever may ask whether a secret starts with "a" can spell it out letter by letter.
    private BoundPath Shown(BoundPath bound, AttributePath asked) =>
        bound.Attribute.Returned == Returned.Never || bound.Target.Returned == Returned.Never
            ? throw Fault($"'{place}{asked}' cannot be filtered by: its value is never shown.")
            : bound;

    // A complex attribute stands for its "value" (RFC 7643 section 2.4); one without has to be asked by sub-attribute.
    private BoundPath Comparable(BoundPath path, AttributePath asked) => path switch
    {
        { Target.Type: not AttributeType.Complex } => path,
        { Sub: null } when path.Attribute.Sub("value") is { } value => Shown(path with { Sub = value }, asked),
        _ => throw Fault($"'{place}{asked}' is complex: compare one of its sub-attributes."),
    };

    // One step inwards for each multi-valued attribute on the way, so that the leaf reaches a single value.
    private static BoundFilter Any(BoundPath path, Func<BoundPath, BoundFilter> leaf) => path switch
    {
        { Attribute.MultiValued: true, Sub: null } => new BoundFilter.ValuePath(path, leaf(Element(path.Attribute))),
        { Attribute.MultiValued: true, Sub: { } sub } =>
            new BoundFilter.ValuePath(path with { Sub = null }, Any(new BoundPath(null, sub, null), leaf)),
        { Sub: { MultiValued: true } sub } => new BoundFilter.ValuePath(path, leaf(Element(sub))),
        _ => leaf(path),
    };

    private static BoundPath Element(AttributeDefinition simple) => new(null, simple with { Name = "value", MultiValued = false }, null);

    // Liberal: Entra ID asks for an extension's attribute by its bare name ("id eq X and manager eq Y"); taken when only one has it.
    internal static BoundPath? Find(AttributePath path, ResourceType type)
    {
        var bound = type.Bind(path);
        if (bound is not null || path.SchemaUrn is not null)
        {
            return bound;
        }

        var found = type.Extensions.Select(extension => type.Bind(path with { SchemaUrn = extension.Id })).OfType<BoundPath>().ToList();
        return found.Count == 1 ? found[0] : null;
    }

    private static BoundPath? FindInElement(AttributePath path, AttributeDefinition attribute)
    {
        if (path.SchemaUrn is not null)
        {
            return null;
        }

        if (attribute.Type != AttributeType.Complex)
        {
            return path is { SubName: null } && path.Name.Equals("value", StringComparison.OrdinalIgnoreCase) ? Element(attribute) : null;
        }

        var sub = attribute.Sub(path.Name);
        var subSub = path.SubName is null ? null : sub?.Sub(path.SubName);
        return sub is null || (path.SubName is not null && subSub is null) ? null : new BoundPath(null, sub, subSub);
    }

    private static ScimFault Fault(string detail) => new(ScimType.InvalidFilter, detail);
}
