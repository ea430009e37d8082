using FluentValidation;
using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.SetupLinks;

/// <summary>The tenant's setup links, newest first. Those that have expired are forgotten soon.</summary>
public sealed record ListSetupLinksQuery(TenantId Tenant, int Page, int PerPage) : IQuery<Page<SetupLinkView>>, IPagedQuery;

internal sealed class ListSetupLinksValidator : AbstractValidator<ListSetupLinksQuery>
{
    public ListSetupLinksValidator() => this.AddPageRules();
}

internal sealed class ListSetupLinksHandler(ISetupLinkQueries links, TimeProvider time) : IRequestHandler<ListSetupLinksQuery, Page<SetupLinkView>>
{
    public Task<Page<SetupLinkView>> Handle(ListSetupLinksQuery query, CancellationToken cancellationToken) =>
        links.ListAsync(query.Tenant, query.ToPageRequest(), time.Now(), cancellationToken);
}
