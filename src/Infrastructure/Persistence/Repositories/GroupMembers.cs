using Microsoft.EntityFrameworkCore;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.Persistence.Queries.Groups;
using ScimPlatform.Infrastructure.Persistence.Statements;

namespace ScimPlatform.Infrastructure.Persistence.Repositories;

internal sealed class GroupMembers(ScimPlatformDbContext context) : IGroupMembers
{
    // Of a group that stands in more than these, nobody asks how deep.
    private const int MostHoldings = 100_000;

    private static readonly Statement UsersAmong = new(
        $"""
        SELECT [u].[Id] FROM {Statement.Ids} CROSS JOIN [Users] AS [u]
        WHERE [u].[Id] = [ids].[value] AND [u].[TenantId] = @tenant
        """,
        "ids",
        "tenant");

    private static readonly Statement GroupsAmong = new(
        $"""
        SELECT [g].[Id] FROM {Statement.Ids} CROSS JOIN [Groups] AS [g]
        WHERE [g].[Id] = [ids].[value] AND [g].[TenantId] = @tenant
        """,
        "ids",
        "tenant");

    private static readonly Statement MembersAmong = new(
        $"""
        SELECT [m].[UserId] FROM {Statement.Ids} CROSS JOIN [GroupMembers] AS [m]
        WHERE [m].[UserId] = [ids].[value] AND [m].[GroupId] = @group
        """,
        "ids",
        "group");

    private static readonly Statement ChildrenAmong = new(
        $"""
        SELECT [c].[ChildId] FROM {Statement.Ids} CROSS JOIN [GroupChildren] AS [c]
        WHERE [c].[ChildId] = [ids].[value] AND [c].[GroupId] = @group
        """,
        "ids",
        "group");

    private static readonly Statement InsertMembers = new(
        $"INSERT INTO [GroupMembers] ([GroupId], [UserId]) SELECT @group, [ids].[value] FROM {Statement.Ids}", "ids", "group");

    private static readonly Statement InsertChildren = new(
        $"INSERT INTO [GroupChildren] ([GroupId], [ChildId]) SELECT @group, [ids].[value] FROM {Statement.Ids}", "ids", "group");

    private static readonly Statement DeleteMembers = new(
        $"DELETE FROM [GroupMembers] WHERE [GroupId] = @group AND [UserId] IN (SELECT [ids].[value] FROM {Statement.Ids})", "ids", "group");

    private static readonly Statement DeleteChildren = new(
        $"DELETE FROM [GroupChildren] WHERE [GroupId] = @group AND [ChildId] IN (SELECT [ids].[value] FROM {Statement.Ids})", "ids", "group");

    public async Task<KnownMembers> KnownAsync(TenantId tenant, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var users = await AmongAsync(UsersAmong, tenant.Value, ids, cancellationToken);
        var groups = await AmongAsync(GroupsAmong, tenant.Value, [.. ids.Except(users)], cancellationToken);
        return new KnownMembers(users, groups);
    }

    public async Task<KnownMembers> HeldAsync(Group group, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var users = await AmongAsync(MembersAmong, group.Id.Value, ids, cancellationToken);
        var groups = await AmongAsync(ChildrenAmong, group.Id.Value, [.. ids.Except(users)], cancellationToken);
        return new KnownMembers(users, groups);
    }

    public async Task<MemberDifference> AddAsync(Group group, KnownMembers members, CancellationToken cancellationToken)
    {
        var held = await HeldAsync(group, members, cancellationToken);
        return Insert(group, [.. members.Users.Except(held.Users)], [.. members.Groups.Except(held.Groups)]);
    }

    public async Task<MemberDifference> RemoveAsync(Group group, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var held = await HeldAsync(group, ids, cancellationToken);
        return Delete(group, held.Users, held.Groups);
    }

    public async Task<MemberDifference> ReplaceAsync(Group group, KnownMembers members, CancellationToken cancellationToken)
    {
        var users = await MembersOf(group).ToListAsync(cancellationToken);
        var groups = await ChildrenOf(group).ToListAsync(cancellationToken);
        var deleted = Delete(group, [.. users.Except(members.Users)], [.. groups.Except(members.Groups)]);
        var inserted = Insert(group, [.. members.Users.Except(users)], [.. members.Groups.Except(groups)]);
        return deleted + inserted;
    }

    public async Task<int> LevelsAsync(Group group, IReadOnlyCollection<Guid> children, CancellationToken cancellationToken)
    {
        // Groups that are made together stand in each other before they are stored.
        var coming = context.NewChildren;
        var graph = new GroupGraph(context.Statements, group.TenantId);
        var above = await LevelsAsync(
            [group.Id.Value], coming.ToLookup(row => row.ChildId.Value, row => row.GroupId.Value), graph.AboveAsync, row => (row.Child, row.Parent), cancellationToken);
        var below = await LevelsAsync(
            children, coming.ToLookup(row => row.GroupId.Value, row => row.ChildId.Value), graph.BelowAsync, row => (row.Parent, row.Child), cancellationToken);
        return above + below;
    }

    public async Task<MemberDifference> ClearAsync(Group group, CancellationToken cancellationToken)
    {
        List<Guid> held = [.. await MembersOf(group).ToListAsync(cancellationToken), .. await ChildrenOf(group).ToListAsync(cancellationToken)];
        if (held.Count > 0)
        {
            // Otherwise the group keeps its version, and with it who became a member since.
            context.Execute($"DELETE FROM GroupMembers WHERE GroupId = {group.Id.Value}");
            context.Execute($"DELETE FROM GroupChildren WHERE GroupId = {group.Id.Value}");
        }

        return new MemberDifference([], held);
    }

    /// <summary>Those of the ids that the statement finds, for that tenant or group.</summary>
    private async Task<IReadOnlyList<Guid>> AmongAsync(
        Statement statement, Guid within, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) => ids.Count == 0
            ? []
            : await context.Statements.ReadAsync(statement, [IdList.Of(ids), within], row => row.Id(0), cancellationToken);

    private static async Task<int> LevelsAsync(
        IReadOnlyCollection<Guid> from,
        ILookup<Guid, Guid> coming,
        Func<IEnumerable<Guid>, int, CancellationToken, Task<IReadOnlyList<GroupGraph.Holding>>> next,
        Func<GroupGraph.Holding, (Guid From, Guid To)> step,
        CancellationToken cancellationToken)
    {
        var start = Levels(from, id => coming[id]).SelectMany(level => level);
        var stored = await next(start, MostHoldings, cancellationToken);
        var steps = stored.Select(step).ToLookup(row => row.From, row => row.To);
        return stored.Count == MostHoldings ? MostHoldings : Levels(from, id => coming[id].Concat(steps[id])).Count();
    }

    /// <summary>The groups themselves, then those one step away, and so on; each once.</summary>
    private static IEnumerable<IReadOnlyList<Guid>> Levels(IReadOnlyCollection<Guid> from, Func<Guid, IEnumerable<Guid>> next)
    {
        var met = new HashSet<Guid>();
        for (var level = from.Where(met.Add).ToList(); level.Count > 0; level = [.. level.SelectMany(next).Where(met.Add)])
        {
            yield return level;
        }
    }

    private async Task<KnownMembers> HeldAsync(Group group, KnownMembers among, CancellationToken cancellationToken) => new(
        await AmongAsync(MembersAmong, group.Id.Value, among.Users, cancellationToken),
        await AmongAsync(ChildrenAmong, group.Id.Value, among.Groups, cancellationToken));

    private MemberDifference Insert(Group group, List<Guid> users, List<Guid> groups)
    {
        context.InsertForEach(InsertMembers, users, group.Id.Value);
        context.InsertForEach(InsertChildren, groups, group.Id.Value);
        foreach (var id in groups)
        {
            context.NewChildren.Add(new GroupChild(group.Id, new GroupId(id)));
        }

        return new MemberDifference([.. users, .. groups], []);
    }

    private MemberDifference Delete(Group group, IReadOnlyCollection<Guid> users, IReadOnlyCollection<Guid> groups)
    {
        context.DeleteForEach(DeleteMembers, users, group.Id.Value);
        context.DeleteForEach(DeleteChildren, groups, group.Id.Value);
        return new MemberDifference([], [.. users, .. groups]);
    }

    private IQueryable<Guid> MembersOf(Group group) =>
        context.GroupMembers.AsNoTracking().Where(member => member.GroupId == group.Id).Select(member => member.UserId.Value);

    private IQueryable<Guid> ChildrenOf(Group group) =>
        context.GroupChildren.AsNoTracking().Where(child => child.GroupId == group.Id).Select(child => child.ChildId.Value);
}
