using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.RoleMappings;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.Persistence.Statements;

namespace ScimPlatform.Infrastructure.Persistence.Repositories;

internal sealed class GroupRepository(ScimPlatformDbContext context, LoadQueries loads) : IGroupRepository
{
    private static readonly Statement Unmap = new(
        "DELETE FROM [RoleMappings] WHERE [GroupId] = @group RETURNING [Id], [Namespace], [Role], [Version]", "group")
    {
        OnSqlServer = "DELETE FROM [RoleMappings] OUTPUT deleted.[Id], deleted.[Namespace], deleted.[Role], deleted.[Version] WHERE [GroupId] = @group;",
    };

    public void Add(Group group) => context.Add(group);

    public Task<Group?> FindAsync(TenantId tenant, GroupId id, CancellationToken cancellationToken) =>
        loads.Group(context, tenant, id, cancellationToken);

    public void Remove(Group group)
    {
        context.AppendLosses(group.TenantId, group.Id.Value, isGroup: true);
        context.Execute($"DELETE FROM GroupMembers WHERE GroupId = {group.Id.Value}");
        context.Execute($"DELETE FROM GroupChildren WHERE GroupId = {group.Id.Value} OR ChildId = {group.Id.Value}");
        context.AppendFound(async cancellationToken => await context.StatementsWithin.ReadAsync(
            Unmap,
            [group.Id.Value],
            row => RoleMapping.GoneWith(group, new RoleMappingId(row.Id(0)), new RoleName(row.Text(1), row.Text(2)), row.Long(3)),
            cancellationToken));
        context.Groups.Remove(group);
    }
}
