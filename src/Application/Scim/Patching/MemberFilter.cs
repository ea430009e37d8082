using ScimPlatform.Application.Scim.Filters;

namespace ScimPlatform.Application.Scim.Patching;

/// <summary>What a filter over members says about their ids, so that a large group need not be looked through.</summary>
internal static class MemberFilter
{
    /// <summary>The filter itself, unless it compares an address.</summary>
    /// <exception cref="ScimFault">invalidFilter, as in a query: <c>$ref</c> depends on the address that the client calls</exception>
    public static BoundFilter Comparable(BoundFilter filter) => Compares(filter, "$ref") ? throw OwnAddress.Compared("members.$ref") : filter;

    /// <summary>The ids that are asked for and nothing else, as in <c>value eq "x"</c> and any number of those with <c>or</c> between; or null.</summary>
    public static IReadOnlyCollection<string>? Exactly(BoundFilter filter) => filter switch
    {
        BoundFilter.Compare { Operator: CompareOperator.Eq, Path: { Attribute.Name: "value", Sub: null }, Value: FilterValue.Text id } => [id.Value],
        BoundFilter.Or either when Exactly(either.Left) is { } left && Exactly(either.Right) is { } right => [.. left.Union(right)],
        _ => null,
    };

    /// <summary>The only ids that can fulfil the filter, or null when that may be any.</summary>
    public static IReadOnlyCollection<string>? Among(BoundFilter filter) => filter switch
    {
        BoundFilter.And both => Among(both.Left) ?? Among(both.Right),
        BoundFilter.Or either when Among(either.Left) is { } left && Among(either.Right) is { } right => [.. left.Union(right)],
        BoundFilter.Or => null,
        _ => Exactly(filter),
    };

    private static bool Compares(BoundFilter filter, string name) => filter switch
    {
        BoundFilter.And both => Compares(both.Left, name) || Compares(both.Right, name),
        BoundFilter.Or either => Compares(either.Left, name) || Compares(either.Right, name),
        BoundFilter.Not not => Compares(not.Operand, name),
        BoundFilter.Compare compare => compare.Path.Attribute.Name == name,
        _ => false,
    };
}
