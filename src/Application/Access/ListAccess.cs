using FluentValidation;
using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Application.RoleBindings;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.Access;

/// <summary>Who has a role, and why.</summary>
public sealed record ListAccessQuery(TenantId Tenant, string Namespace, string Role, int Page, int PerPage)
    : IQuery<Page<AccessHolder>>, IPagedQuery;

internal sealed class ListAccessValidator : AbstractValidator<ListAccessQuery>
{
    public ListAccessValidator()
    {
        this.AddPageRules();
        RuleFor(query => query.Namespace).RoleNamePart();
        RuleFor(query => query.Role).RoleNamePart();
    }
}

internal sealed class ListAccessHandler(IAccessQueries access) : IRequestHandler<ListAccessQuery, Page<AccessHolder>>
{
    private const int MostWays = 3;

    public async Task<Page<AccessHolder>> Handle(ListAccessQuery query, CancellationToken cancellationToken)
    {
        var role = RoleName.Of(query.Namespace, query.Role);
        var page = await access.HoldersAsync(query.Tenant, role, query.ToPageRequest(), cancellationToken);
        if (page.Items.Count == 0)
        {
            return new Page<AccessHolder>([], page.Total, page.Request);
        }

        var graph = await access.GraphAsync(query.Tenant, page.Items, role, cancellationToken);
        var ways = new AccessWays(MostWays);

        // Who lost the role between the two questions is not shown as somebody who has it for no reason.
        var holders = page.Items.Select(user => (User: user, Roles: graph.RolesOf(user, ways))).Where(holder => holder.Roles.Count > 0)
            .Select(holder => new AccessHolder(holder.User, holder.Roles[0].Because));
        return new Page<AccessHolder>([.. holders], page.Total, page.Request);
    }
}
