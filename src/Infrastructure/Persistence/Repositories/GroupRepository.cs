using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Infrastructure.Persistence.Repositories;

internal sealed class GroupRepository(ScimPlatformDbContext context, LoadQueries loads) : IGroupRepository
{
    public void Add(Group group) => context.Add(group);

    public Task<Group?> FindAsync(TenantId tenant, GroupId id, CancellationToken cancellationToken) =>
        loads.Group(context, tenant, id, cancellationToken);

    public void Remove(Group group)
    {
        context.AppendLosses(group.TenantId, group.Id.Value, isGroup: true);
        context.Execute($"DELETE FROM GroupMembers WHERE GroupId = {group.Id.Value}");
        context.Execute($"DELETE FROM GroupChildren WHERE GroupId = {group.Id.Value} OR ChildId = {group.Id.Value}");
        context.Execute($"DELETE FROM RoleMappings WHERE GroupId = {group.Id.Value}");
        context.Groups.Remove(group);
    }
}
