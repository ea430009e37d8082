using System.Linq.Expressions;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Infrastructure.Filtering;

/// <summary>Attributes that stand in a JSON object: a user's document, or an element of one of its lists.</summary>
/// <param name="json">the object as text; NULL counts as one without members</param>
internal sealed class JsonObjectSubject<T>(Expression<Func<T, string?>> json) : IFilterSubject<T>
{
    public Expression<Func<T, bool>> Compare(BoundFilter.Compare compare) =>
        Any(compare.Path, JsonValues.Compare(compare.Operator, compare.Value));

    public Expression<Func<T, bool>> Present(BoundPath path) =>
        Any(path, member => ScimSql.IsAssigned(member.Type, member.Value));

    public Expression<Func<T, bool>> Any(BoundPath path, BoundFilter inner)
    {
        var list = JsonPath.Of(path);
        Expression<Func<string?, IQueryable<JsonMember>>> elements = text => ScimSql.Members(text, list);
        IFilterSubject<JsonMember> subject = path.Target.Type == AttributeType.Complex ? JsonValues.Complex : new JsonElementSubject();
        return json.Then(elements).Any(FilterTranslator.Translate(inner, subject));
    }

    private Expression<Func<T, bool>> Any(BoundPath path, Expression<Func<JsonMember, bool>> condition)
    {
        var holder = JsonPath.OfHolder(path);
        var name = path.Target.Name;
        Expression<Func<string?, IQueryable<JsonMember>>> members = text => ScimSql.Members(text, holder);
        Expression<Func<JsonMember, bool>> named = member => member.Key == name;
        return json.Then(members).Any(named.And(condition));
    }
}

/// <summary>An element that is no object: it is its own <c>value</c>.</summary>
internal sealed class JsonElementSubject : IFilterSubject<JsonMember>
{
    public Expression<Func<JsonMember, bool>> Compare(BoundFilter.Compare compare) =>
        JsonValues.Compare(compare.Operator, compare.Value);

    public Expression<Func<JsonMember, bool>> Present(BoundPath path) => element => ScimSql.IsAssigned(element.Type, element.Value);

    public Expression<Func<JsonMember, bool>> Any(BoundPath path, BoundFilter inner) => Condition.Always<JsonMember>(false);
}

/// <summary>What a single JSON value says.</summary>
internal static class JsonValues
{
    // The JSON functions refuse text that is no JSON, and an element may be a mere string.
    public static readonly Expression<Func<JsonMember, string?>> Object =
        element => ScimSql.IsObject(element.Type) ? element.Value : null;

    public static IFilterSubject<JsonMember> Complex { get; } = new JsonObjectSubject<JsonMember>(Object);

    private static readonly Expression<Func<JsonMember, string>> Value = member => member.Value;

    private static readonly Expression<Func<JsonMember, bool>> IsText = member => ScimSql.IsText(member.Type);

    private static readonly Expression<Func<JsonMember, bool>> IsNumber = member => ScimSql.IsNumber(member.Type);

    /// <summary>A value of another kind than the literal's counts as missing.</summary>
    public static Expression<Func<JsonMember, bool>> Compare(CompareOperator comparison, FilterValue literal) => literal switch
    {
        FilterValue.Text { CaseExact: true } text => IsText.And(Value.Then(Comparison.OfText(comparison, text))),
        FilterValue.Text text => IsText.And(Value.Then(value => ScimSql.Fold(value)).Then(Comparison.OfFolded(comparison, text))),
        FilterValue.Number number => IsNumber.And(Value.Then(Comparison.OfNumber(comparison, number.Value))),
        FilterValue.Instant instant => IsText.And(Value.Then(Comparison.OfInstant(comparison, instant.Value))),
        FilterValue.Flag { Value: true } => member => ScimSql.IsTrue(member.Type, member.Value),
        FilterValue.Flag => member => ScimSql.IsFalse(member.Type, member.Value),
        _ => throw new InvalidOperationException($"No SQL for {literal.GetType().Name}."),
    };
}
