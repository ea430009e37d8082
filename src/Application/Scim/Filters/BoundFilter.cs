using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Domain.Common;

namespace ScimPlatform.Application.Scim.Filters;

/// <summary>
/// A filter whose paths were found in a schema and whose literals have the attributes' types. The evaluator and the SQL translator read
/// this and nothing else, so it holds the whole meaning:
/// <list type="bullet">
/// <item>Logic has two values. A missing attribute fulfils <c>ne</c> and no other comparison; <c>not</c> turns around whatever came out.</item>
/// <item>Paths in <see cref="Compare"/> and <see cref="Present"/> are relative to what the filter is asked about: the document, or inside
/// <see cref="ValuePath"/> one element. Of an element that is no object, <c>value</c> is the element itself.</item>
/// <item>A <see cref="Compare"/> reaches at most one value. A comparison with a multi-valued attribute matches when any of its values does
/// (RFC 7644 section 3.4.2.2), and is bound to a <see cref="ValuePath"/>: <c>emails.type eq "work"</c> is <c>emails[type eq "work"]</c>,
/// <c>emails eq "x"</c> is <c>emails[value eq "x"]</c>, and <c>emails.type ne "work"</c> is
/// <c>not (emails pr) or emails[type ne "work"]</c>: some value differs, or there is none.</item>
/// <item><c>eq null</c> is <c>not (… pr)</c> and <c>ne null</c> is <c>… pr</c>.</item>
/// </list>
/// </summary>
public abstract record BoundFilter
{
    private BoundFilter()
    {
    }

    public sealed record And(BoundFilter Left, BoundFilter Right) : BoundFilter;

    public sealed record Or(BoundFilter Left, BoundFilter Right) : BoundFilter;

    public sealed record Not(BoundFilter Operand) : BoundFilter;

    /// <summary>The single value at the path compares as asked. Only <see cref="FilterValue.Text"/> knows co, sw and ew; a flag, eq and ne only.</summary>
    public sealed record Compare(BoundPath Path, CompareOperator Operator, FilterValue Value) : BoundFilter;

    /// <summary>Something stands at the path that is neither null nor empty: no empty string, list or object.</summary>
    public sealed record Present(BoundPath Path) : BoundFilter;

    /// <summary>Some element of the multi-valued attribute at the path fulfils the inner filter.</summary>
    public sealed record ValuePath(BoundPath Path, BoundFilter Inner) : BoundFilter;

    /// <summary>Fulfilled by none: what is asked about a value that no resource of the type can have.</summary>
    public sealed record Nothing : BoundFilter;
}

/// <summary>What an attribute is compared with, in the attribute's type.</summary>
public abstract record FilterValue
{
    private FilterValue()
    {
    }

    /// <summary>A string, reference or binary. Compared ordinally, by code point; without case as <see cref="CaseFold.Fold"/> has it.</summary>
    public sealed record Text(string Value, bool CaseExact) : FilterValue
    {
        /// <summary>What a value's own key is compared with.</summary>
        public string Key { get; } = CaseExact ? Value : CaseFold.Fold(Value);
    }

    public sealed record Flag(bool Value) : FilterValue;

    public sealed record Number(decimal Value) : FilterValue;

    /// <summary>A point in time, in UTC: two spellings of one instant are equal.</summary>
    public sealed record Instant(DateTimeOffset Value) : FilterValue;
}
