using System.Linq.Expressions;
using ScimPlatform.Application.Scim.Resources;

namespace ScimPlatform.Infrastructure.Filtering;

/// <summary>Where rows have the value that they are sorted by: in the document; in a list, in its primary element, else in its first.</summary>
internal sealed class DocumentPlace<T>(Expression<Func<T, string?>> document, BoundPath path)
{
    private static readonly Expression<Func<JsonMember, bool>> IsPrimary =
        JsonValues.Object.Then(text => ScimSql.Members(text, JsonPath.Root))
            .Any(member => member.Key == "primary" && ScimSql.IsTrue(member.Type, member.Value));

    private static readonly Expression<Func<JsonMember, int>> Place = element => (int)(object)element.Key;

    /// <summary>What the key makes of the value; NULL where there is none.</summary>
    public Expression<Func<T, TKey?>> Find<TKey>(Expression<Func<JsonMember, TKey?>> key)
    {
        if (!path.Attribute.MultiValued && path.Sub is not { MultiValued: true })
        {
            return Member(document, JsonPath.OfHolder(path), path.Target.Name, key);
        }

        var list = JsonPath.Of(path.Attribute.MultiValued ? path with { Sub = null } : path);
        var ofElement = path is { Attribute.MultiValued: true, Sub: { } sub } ? Member(JsonValues.Object, JsonPath.Root, sub.Name, key) : key;
        return document.Then(text => ScimSql.Members(text, list))
            .Then(elements => elements.OrderByDescending(IsPrimary).ThenBy(Place).Select(ofElement).FirstOrDefault());
    }

    private static Expression<Func<TRow, TKey?>> Member<TRow, TKey>(
        Expression<Func<TRow, string?>> json, string holder, string name, Expression<Func<JsonMember, TKey?>> key) =>
        json.Then(text => ScimSql.Members(text, holder))
            .Then(members => members.Where(member => member.Key == name).OrderBy(member => member.Key).Select(key).FirstOrDefault());
}
