using System.Linq.Expressions;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Domain.Common;

namespace ScimPlatform.Infrastructure.Filtering;

/// <summary>An attribute that is stored in columns, or follows from some.</summary>
internal abstract record Column<T>
{
    /// <summary>The column holds a value of the attribute, and it compares as asked; any operator but <c>ne</c>.</summary>
    public abstract Expression<Func<T, bool>> Compare(CompareOperator comparison, FilterValue value);

    /// <summary>The attribute has a value that is not empty.</summary>
    public abstract Expression<Func<T, bool>> Present { get; }

    /// <summary>By what rows are sorted.</summary>
    public virtual Expression<Func<T, string?>> Key(BoundPath path) => throw new InvalidOperationException($"No key for {path}.");
}

/// <param name="Value">the column</param>
/// <param name="IsKey">it holds keys, made by folding</param>
internal sealed record TextColumn<T>(Expression<Func<T, string?>> Value, bool IsKey = false) : Column<T>
{
    private static readonly Expression<Func<string?, bool>> IsThere = value => value != null;

    public override Expression<Func<T, bool>> Present => Value.Then(value => value != null && value != "");

    public override Expression<Func<T, bool>> Compare(CompareOperator comparison, FilterValue value)
    {
        var text = (FilterValue.Text)value;
        var compare = text.CaseExact || IsKey ? Comparison.OfText(comparison, text) : Comparison.OfFolded(comparison, text);
        return Value.Then(IsThere).And(Key(text.CaseExact).Then(compare));
    }

    public override Expression<Func<T, string?>> Key(BoundPath path) => Key(path.Target.CaseExact).Then<T, string, string?>(key => key);

    private Expression<Func<T, string>> Key(bool caseExact) =>
        caseExact || IsKey ? Value.Then(column => column!) : Value.Then(column => ScimSql.Fold(column!));
}

/// <param name="Value">the column</param>
internal sealed record FlagColumn<T>(Expression<Func<T, bool?>> Value) : Column<T>
{
    public override Expression<Func<T, bool>> Present => Value.Then(value => value != null);

    public override Expression<Func<T, string?>> Key(BoundPath path) => Value.Then(value => value == null ? null : value == true ? "1" : "0");

    public override Expression<Func<T, bool>> Compare(CompareOperator comparison, FilterValue value)
    {
        var flag = ((FilterValue.Flag)value).Value;
        return Value.Then(column => column != null && column == flag);
    }
}

/// <param name="Value">the column, never NULL</param>
internal sealed record TimeColumn<T>(Expression<Func<T, DateTimeOffset>> Value) : Column<T>
{
    public override Expression<Func<T, bool>> Present => Condition.Always<T>(true);

    public override Expression<Func<T, bool>> Compare(CompareOperator comparison, FilterValue value) =>
        Value.Then(Comparison.OfTime(comparison, ((FilterValue.Instant)value).Value));
}

/// <summary>Every row has the same value.</summary>
internal sealed record Constant<T>(string Value) : Column<T>
{
    private readonly string folded = CaseFold.Fold(Value);

    public override Expression<Func<T, bool>> Present => Condition.Always<T>(Value.Length > 0);

    public override Expression<Func<T, string?>> Key(BoundPath path) => _ => folded;

    public override Expression<Func<T, bool>> Compare(CompareOperator comparison, FilterValue value)
    {
        var text = (FilterValue.Text)value;
        var key = text.CaseExact ? Value : folded;
        Expression<Func<T, string>> constant = _ => key;
        return constant.Then(Comparison.OfText(comparison, text));
    }
}
