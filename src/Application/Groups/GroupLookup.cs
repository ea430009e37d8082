using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.Groups;

internal static class GroupLookup
{
    /// <exception cref="Refusal">the tenant has no such group</exception>
    public static async Task<Group> GetAsync(
        this IGroupRepository groups, TenantId tenant, GroupId id, CancellationToken cancellationToken) =>
        await groups.FindAsync(tenant, id, cancellationToken) ?? throw new Refusal(Error.NotFound("Group"));

    /// <exception cref="Refusal">the tenant has no such group</exception>
    public static async Task<GroupView> GetAsync(
        this IGroupQueries groups, TenantId tenant, GroupId id, bool withMembers, CancellationToken cancellationToken) =>
        await groups.FindAsync(tenant, id, withMembers, cancellationToken) ?? throw new Refusal(Error.NotFound("Group"));
}
