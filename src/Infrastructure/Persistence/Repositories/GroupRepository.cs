using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.Persistence.Statements;

namespace ScimPlatform.Infrastructure.Persistence.Repositories;

internal sealed class GroupRepository(ScimPlatformDbContext context) : IGroupRepository
{
    private static readonly TrackedRows<Group> ById = new("[Id] = @id AND [TenantId] = @tenant", "id", "tenant");

    public void Add(Group group) => context.Track(group);

    public async Task<Group?> FindAsync(TenantId tenant, GroupId id, CancellationToken cancellationToken) =>
        (await context.LoadAsync(ById, [id.Value, tenant.Value], cancellationToken)).SingleOrDefault();

    public void Remove(Group group)
    {
        context.Execute($"DELETE FROM GroupMembers WHERE GroupId = {group.Id.Value}");
        context.Execute($"DELETE FROM GroupChildren WHERE GroupId = {group.Id.Value} OR ChildId = {group.Id.Value}");
        context.Groups.Remove(group);
    }
}
