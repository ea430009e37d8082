using FluentValidation;
using ScimPlatform.Application.Common.Errors;

namespace ScimPlatform.Application.Common.Paging;

internal static class FeedRules
{
    public static void AddFeedRules<T>(this AbstractValidator<T> validator)
        where T : IFeedQuery => validator.RuleFor(query => query.Limit).Between(1, Feed.MaxLimit);
}
