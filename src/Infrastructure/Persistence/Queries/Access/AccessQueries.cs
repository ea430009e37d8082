using ScimPlatform.Application.Access;
using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.Persistence.Statements;

namespace ScimPlatform.Infrastructure.Persistence.Queries.Access;

internal sealed class AccessQueries(IStatements statements) : IAccessQueries
{
    public Task<AccessGraph> GraphAsync(
        TenantId tenant, IReadOnlyCollection<Guid> users, RoleName? only, CancellationToken cancellationToken) =>
        new AccessGraphQuery(statements, tenant).ReadAsync(users, only, cancellationToken);

    public Task<AffectedUsers> ByMappingAloneAsync(
        TenantId tenant, MappingQuestion question, int most, CancellationToken cancellationToken) =>
        new MappingAloneQuery(statements, tenant).ReadAsync(question, most, cancellationToken);

    public Task<bool> LeadToMappedAsync(TenantId tenant, Guid group, CancellationToken cancellationToken) =>
        new GroupReach(statements, tenant).LeadsToMappedAsync(group, cancellationToken);

    public Task<IReadOnlyList<Guid>> UsersBelowAsync(
        TenantId tenant, IReadOnlyCollection<Guid> groups, int most, CancellationToken cancellationToken) =>
        new GroupReach(statements, tenant).UsersBelowAsync(groups, most, cancellationToken);

    public Task<GroupReachView> ReachOfAsync(TenantId tenant, GroupChange change, int most, CancellationToken cancellationToken) =>
        new ChangedGroupReach(statements, tenant).ReadAsync(change, most, cancellationToken);

    public Task<RoleDifference> DifferenceAsync(
        TenantId tenant, GroupChange change, RoleName role, bool isHeld, int most, CancellationToken cancellationToken) =>
        new RoleDifferenceQuery(statements, tenant).ReadAsync(change, role, isHeld, most, cancellationToken);

    public Task<Page<Guid>> HoldersAsync(TenantId tenant, RoleName role, PageRequest page, CancellationToken cancellationToken) =>
        new HoldersQuery(statements, tenant).ReadAsync(role, page, cancellationToken);
}
