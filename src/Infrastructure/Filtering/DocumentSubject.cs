using System.Linq.Expressions;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Application.Scim.Resources;

namespace ScimPlatform.Infrastructure.Filtering;

/// <summary>Attributes that stand in the document of a row, which is read as JSON only where it has the <see cref="TextPrefilter"/>.</summary>
internal sealed class DocumentSubject<T>(Expression<Func<T, string?>> document) : IFilterSubject<T>
{
    private readonly JsonObjectSubject<T> json = new(document);

    public Expression<Func<T, bool>> Compare(BoundFilter.Compare compare) => Narrowed(TextPrefilter.Of(compare), json.Compare(compare));

    public Expression<Func<T, bool>> Present(BoundPath path) => json.Present(path);

    public Expression<Func<T, bool>> Any(BoundPath path, BoundFilter inner) => Narrowed(TextPrefilter.Of(inner), json.Any(path, inner));

    private Expression<Func<T, bool>> Narrowed(string? needle, Expression<Func<T, bool>> condition)
    {
        if (needle is null)
        {
            return condition;
        }

        var pattern = $"%{needle}%";
        Expression<Func<string?, bool>> mayHave = text => ScimSql.MayBeLike(text, pattern);
        return document.Then(mayHave).And(condition);
    }
}
