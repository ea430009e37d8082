using FluentValidation;
using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.ScimTokens;

/// <param name="Tenant">whose tokens</param>
/// <param name="Status">active, expired or revoked; null for all</param>
/// <param name="Page">from 1</param>
/// <param name="PerPage">how many at once</param>
/// <param name="ExpiringWithinDays">only live ones that end within so many days, soonest first; null for all, newest first</param>
public sealed record ListScimTokensQuery(TenantId Tenant, string? Status, int Page, int PerPage, int? ExpiringWithinDays = null)
    : IQuery<Page<ScimTokenView>>, IPagedQuery;

internal sealed class ListScimTokensValidator : AbstractValidator<ListScimTokensQuery>
{
    internal static readonly string[] States = ["active", "expired", "revoked"];

    public ListScimTokensValidator()
    {
        this.AddPageRules();
        RuleFor(query => query.Status).OneOf(States);
        RuleFor(query => query.ExpiringWithinDays).Lifetime();
    }
}

internal sealed class ListScimTokensHandler(IScimTokenQueries tokens, TimeProvider time)
    : IRequestHandler<ListScimTokensQuery, Page<ScimTokenView>>
{
    public Task<Page<ScimTokenView>> Handle(ListScimTokensQuery query, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var page = query.ToPageRequest();
        if (query.ExpiringWithinDays is { } days)
        {
            return query.Status is null or "active"
                ? tokens.ListExpiringAsync(query.Tenant, now.AddDays(days), page, now, cancellationToken)
                : Task.FromResult(new Page<ScimTokenView>([], 0, page));
        }

        TokenStatus? status = query.Status is null ? null : Enum.Parse<TokenStatus>(query.Status, ignoreCase: true);
        return tokens.ListAsync(query.Tenant, status, page, now, cancellationToken);
    }
}
