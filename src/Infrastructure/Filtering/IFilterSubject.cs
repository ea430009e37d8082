using System.Linq.Expressions;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Application.Scim.Resources;

namespace ScimPlatform.Infrastructure.Filtering;

/// <summary>
/// What paths mean where a filter is asked: at a user, or at an element of one of its lists. Every answer is true or false and never
/// NULL, so that it can be negated.
/// </summary>
internal interface IFilterSubject<T>
{
    /// <param name="compare">any operator but <c>ne</c></param>
    Expression<Func<T, bool>> Compare(BoundFilter.Compare compare);

    Expression<Func<T, bool>> Present(BoundPath path);

    /// <summary>Some element of the list at the path fulfils the filter.</summary>
    Expression<Func<T, bool>> Any(BoundPath path, BoundFilter inner);
}
