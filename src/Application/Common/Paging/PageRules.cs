using FluentValidation;
using ScimPlatform.Application.Common.Errors;

namespace ScimPlatform.Application.Common.Paging;

/// <summary>A list query that is asked for by page.</summary>
public interface IPagedQuery
{
    int Page { get; }

    int PerPage { get; }
}

internal static class PageRules
{
    public static void AddPageRules<T>(this AbstractValidator<T> validator)
        where T : IPagedQuery
    {
        validator.RuleFor(query => query.Page).Between(1, int.MaxValue);
        validator.RuleFor(query => query.PerPage).Between(1, PageRequest.MaxSize);
    }

    public static PageRequest ToPageRequest(this IPagedQuery query) => new(query.Page, query.PerPage);
}
