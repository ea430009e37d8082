using System.Linq.Expressions;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Domain.Users;

namespace ScimPlatform.Infrastructure.Filtering;

/// <summary>What users are compared by when they are sorted; NULL for a user without the value.</summary>
internal static class SortKeys
{
    public static readonly Expression<Func<JsonMember, string?>> Exact = member => member.Value;

    public static readonly Expression<Func<JsonMember, string?>> Folded = member => ScimSql.Fold(member.Value);

    public static readonly Expression<Func<JsonMember, double?>> Number = member => ScimSql.NumberOf(member.Value);

    public static readonly Expression<Func<JsonMember, long?>> Instant = member => ScimSql.InstantOf(member.Value);

    public static readonly Expression<Func<JsonMember, int?>> Flag = member => ScimSql.IsTrue(member.Type, member.Value) ? 1 : 0;

    private static readonly Expression<Func<User, string?>> Document = user => user.Document;

    private static readonly Expression<Func<JsonMember, bool>> IsPrimary =
        JsonValues.Object.Then(text => ScimSql.Members(text, JsonPath.Root))
            .Any(member => member.Key == "primary" && ScimSql.IsTrue(member.Type, member.Value));

    private static readonly Expression<Func<JsonMember, int>> Place = element => (int)(object)element.Key;

    /// <summary>The value in the document; of a list, that of its primary element, else of its first.</summary>
    public static Expression<Func<User, TKey?>> OfDocument<TKey>(BoundPath path, Expression<Func<JsonMember, TKey?>> key)
    {
        if (!path.Attribute.MultiValued && path.Sub is not { MultiValued: true })
        {
            return Member(Document, JsonPath.OfHolder(path), path.Target.Name, key);
        }

        var list = JsonPath.Of(path.Attribute.MultiValued ? path with { Sub = null } : path);
        var ofElement = path is { Attribute.MultiValued: true, Sub: { } sub } ? Member(JsonValues.Object, JsonPath.Root, sub.Name, key) : key;
        return Document.Then(text => ScimSql.Members(text, list))
            .Then(elements => elements.OrderByDescending(IsPrimary).ThenBy(Place).Select(ofElement).FirstOrDefault());
    }

    private static Expression<Func<T, TKey?>> Member<T, TKey>(
        Expression<Func<T, string?>> json, string holder, string name, Expression<Func<JsonMember, TKey?>> key) =>
        json.Then(text => ScimSql.Members(text, holder))
            .Then(members => members.Where(member => member.Key == name).OrderBy(member => member.Key).Select(key).FirstOrDefault());
}
