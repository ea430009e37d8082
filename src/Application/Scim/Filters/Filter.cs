using ScimPlatform.Application.Scim.Resources;

namespace ScimPlatform.Application.Scim.Filters;

/// <summary>A filter as it was parsed (RFC 7644 section 3.4.2.2, figure 1), not yet bound to a schema. Read with <c>switch</c>.</summary>
public abstract record Filter
{
    private Filter()
    {
    }

    public sealed record And(Filter Left, Filter Right) : Filter;

    public sealed record Or(Filter Left, Filter Right) : Filter;

    public sealed record Not(Filter Operand) : Filter;

    public sealed record Compare(AttributePath Path, CompareOperator Operator, FilterLiteral Value) : Filter;

    public sealed record Present(AttributePath Path) : Filter;

    /// <summary>
    /// <c>emails[type eq "work"]</c>: some value of the attribute fulfils the inner filter. What Entra ID writes after the brackets,
    /// <c>emails[type eq "work"].value eq "x"</c>, is the last operand of an <see cref="And"/> within.
    /// </summary>
    public sealed record ValuePath(AttributePath Path, Filter Inner) : Filter;
}

/// <summary>The operators of RFC 7644 table 3, without <c>pr</c>, which compares with nothing.</summary>
public enum CompareOperator
{
    Eq,
    Ne,
    Co,
    Sw,
    Ew,
    Gt,
    Ge,
    Lt,
    Le,
}

/// <summary>A literal of a comparison: a JSON string, number, boolean or null; an unquoted word counts as a string.</summary>
/// <param name="Kind">what was written</param>
/// <param name="Text">the decoded string, or the number or keyword as it was written</param>
public readonly record struct FilterLiteral(FilterLiteralKind Kind, string Text);

public enum FilterLiteralKind
{
    String,
    Number,
    Boolean,
    Null,

    /// <summary>A bare word that is none of the above: Entra ID sends <c>externalId eq jyoung</c>.</summary>
    Unquoted,
}
