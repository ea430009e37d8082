using Microsoft.EntityFrameworkCore;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;

namespace ScimPlatform.Infrastructure.Persistence.Repositories;

internal sealed class GroupMembers(ScimPlatformDbContext context) : IGroupMembers
{
    // Ids stand in the SQL text or in parameters, and there is a limit to both.
    private const int AtOnce = 500;

    public async Task<KnownMembers> KnownAsync(TenantId tenant, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var users = await SelectAsync(ids, some => UsersAmong(tenant, some), cancellationToken);
        var groups = await SelectAsync([.. ids.Except(users)], some => GroupsAmong(tenant, some), cancellationToken);
        return new KnownMembers(users, groups);
    }

    public async Task<bool> AddAsync(Group group, KnownMembers members, CancellationToken cancellationToken)
    {
        var held = await HeldAsync(group, members, cancellationToken);
        return Insert(group, [.. members.Users.Except(held.Users)], [.. members.Groups.Except(held.Groups)]);
    }

    public async Task<bool> RemoveAsync(Group group, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var held = await HeldAsync(group, new KnownMembers(ids, ids), cancellationToken);
        return Delete(group, held.Users, held.Groups);
    }

    public async Task<bool> ReplaceAsync(Group group, KnownMembers members, CancellationToken cancellationToken)
    {
        var users = await MembersOf(group).ToListAsync(cancellationToken);
        var groups = await ChildrenOf(group).ToListAsync(cancellationToken);
        var deleted = Delete(group, [.. users.Except(members.Users)], [.. groups.Except(members.Groups)]);
        var inserted = Insert(group, [.. members.Users.Except(users)], [.. members.Groups.Except(groups)]);
        return deleted || inserted;
    }

    public async Task<bool> ClearAsync(Group group, CancellationToken cancellationToken)
    {
        var had = await MembersOf(group).AnyAsync(cancellationToken) || await ChildrenOf(group).AnyAsync(cancellationToken);
        context.Execute($"DELETE FROM GroupMembers WHERE GroupId = {group.Id.Value}");
        context.Execute($"DELETE FROM GroupChildren WHERE GroupId = {group.Id.Value}");
        return had;
    }

    private static async Task<List<Guid>> SelectAsync(
        IReadOnlyCollection<Guid> ids, Func<Guid[], IQueryable<Guid>> query, CancellationToken cancellationToken)
    {
        var found = new List<Guid>();
        foreach (var some in ids.Chunk(AtOnce))
        {
            found.AddRange(await query(some).ToListAsync(cancellationToken));
        }

        return found;
    }

    private async Task<KnownMembers> HeldAsync(Group group, KnownMembers among, CancellationToken cancellationToken) => new(
        await SelectAsync(among.Users, some => MembersAmong(group, some), cancellationToken),
        await SelectAsync(among.Groups, some => ChildrenAmong(group, some), cancellationToken));

    private bool Insert(Group group, List<Guid> users, List<Guid> groups)
    {
        context.GroupMembers.AddRange(users.Select(id => new GroupMember(group.Id, new UserId(id))));
        context.GroupChildren.AddRange(groups.Select(id => new GroupChild(group.Id, new GroupId(id))));
        return users.Count + groups.Count > 0;
    }

    private bool Delete(Group group, IReadOnlyCollection<Guid> users, IReadOnlyCollection<Guid> groups)
    {
        context.GroupMembers.RemoveRange(users.Select(id => new GroupMember(group.Id, new UserId(id))));
        context.GroupChildren.RemoveRange(groups.Select(id => new GroupChild(group.Id, new GroupId(id))));
        return users.Count + groups.Count > 0;
    }

    private IQueryable<Guid> MembersOf(Group group) =>
        context.GroupMembers.AsNoTracking().Where(member => member.GroupId == group.Id).Select(member => member.UserId.Value);

    private IQueryable<Guid> ChildrenOf(Group group) =>
        context.GroupChildren.AsNoTracking().Where(child => child.GroupId == group.Id).Select(child => child.ChildId.Value);

    private IQueryable<Guid> MembersAmong(Group group, Guid[] ids)
    {
        var some = ids.Select(id => new UserId(id)).ToList();
        return context.GroupMembers.AsNoTracking()
            .Where(member => member.GroupId == group.Id && some.Contains(member.UserId)).Select(member => member.UserId.Value);
    }

    private IQueryable<Guid> ChildrenAmong(Group group, Guid[] ids)
    {
        var some = ids.Select(id => new GroupId(id)).ToList();
        return context.GroupChildren.AsNoTracking()
            .Where(child => child.GroupId == group.Id && some.Contains(child.ChildId)).Select(child => child.ChildId.Value);
    }

    private IQueryable<Guid> UsersAmong(TenantId tenant, Guid[] ids)
    {
        var some = ids.Select(id => new UserId(id)).ToList();
        return context.Users.AsNoTracking().Where(user => user.TenantId == tenant && some.Contains(user.Id)).Select(user => user.Id.Value);
    }

    private IQueryable<Guid> GroupsAmong(TenantId tenant, Guid[] ids)
    {
        var some = ids.Select(id => new GroupId(id)).ToList();
        return context.Groups.AsNoTracking().Where(found => found.TenantId == tenant && some.Contains(found.Id)).Select(found => found.Id.Value);
    }
}
