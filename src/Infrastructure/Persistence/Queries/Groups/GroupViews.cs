using ScimPlatform.Application.Groups;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.Persistence.Statements;

namespace ScimPlatform.Infrastructure.Persistence.Queries.Groups;

/// <summary>Rows of groups, and the members that are shown with them: users first, then groups, each by id.</summary>
internal sealed class GroupViews(IStatements statements, TenantId tenant)
{
    private static readonly Statement ById = Upon("[g].[Id] = @key");
    private static readonly Statement ByDisplayName = Upon(Statement.Same("[g].[DisplayNameKey]", "@key"));
    private static readonly Statement ByExternalId = Upon(Statement.Same("[g].[ExternalId]", "@key"));

    // The keys of both tables begin with the group and go on with the member: rows are met in order, none is sorted.
    private static readonly Statement UsersOf = new(
        $"""
        SELECT [m].[GroupId], [u].[Id], COALESCE([u].[DisplayName], [u].[UserName])
        FROM [GroupMembers] AS [m] CROSS JOIN [Users] AS [u]
        WHERE [m].[GroupId] IN (SELECT [ids].[value] FROM {Statement.Ids}) AND [u].[Id] = [m].[UserId] AND [u].[TenantId] = @tenant
        ORDER BY [m].[GroupId], [m].[UserId]
        """,
        "ids",
        "tenant");

    private static readonly Statement GroupsOf = new(
        $"""
        SELECT [c].[GroupId], [g].[Id], [g].[DisplayName]
        FROM [GroupChildren] AS [c] CROSS JOIN [Groups] AS [g]
        WHERE [c].[GroupId] IN (SELECT [ids].[value] FROM {Statement.Ids}) AND [g].[Id] = [c].[ChildId] AND [g].[TenantId] = @tenant
        ORDER BY [c].[GroupId], [c].[ChildId]
        """,
        "ids",
        "tenant");

    private static readonly Statement UsersAmong = new(
        $"""
        SELECT [u].[Id], COALESCE([u].[DisplayName], [u].[UserName]) FROM {Statement.Ids} CROSS JOIN [Users] AS [u]
        WHERE [u].[Id] = [ids].[value] AND [u].[TenantId] = @tenant
        """,
        "ids",
        "tenant");

    private static readonly Statement GroupsAmong = new(
        $"""
        SELECT [g].[Id], [g].[DisplayName] FROM {Statement.Ids} CROSS JOIN [Groups] AS [g]
        WHERE [g].[Id] = [ids].[value] AND [g].[TenantId] = @tenant
        """,
        "ids",
        "tenant");

    public async Task<GroupView?> FindAsync(GroupId id, bool withMembers, CancellationToken cancellationToken) =>
        (await OnlyAsync(ById, id.Value, withMembers, cancellationToken))?.SingleOrDefault();

    /// <summary>The group of that name in any case, if there is one; null where there are several.</summary>
    public Task<IReadOnlyList<GroupView>?> WithDisplayNameAsync(string key, bool withMembers, CancellationToken cancellationToken) =>
        OnlyAsync(ByDisplayName, key, withMembers, cancellationToken);

    /// <summary>The group with that <c>externalId</c>, if there is one; null where there are several.</summary>
    public Task<IReadOnlyList<GroupView>?> WithExternalIdAsync(string key, bool withMembers, CancellationToken cancellationToken) =>
        OnlyAsync(ByExternalId, key, withMembers, cancellationToken);

    public Task<IReadOnlyList<GroupView>> OfAsync(IReadOnlyList<Group> groups, bool withMembers, CancellationToken cancellationToken) =>
        OfAsync([.. groups.Select(group => GroupView.Of(group, members: null))], withMembers, cancellationToken);

    public async Task<IReadOnlyList<GroupMemberView>> MembersAsync(GroupId id, CancellationToken cancellationToken) =>
        [.. (await MembersAsync([id], cancellationToken))[id]];

    public async Task<IReadOnlyList<GroupMemberView>> ShownAsMembersAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        object[] values = [IdList.Of(ids), tenant.Value];
        var users = await statements.ReadAsync(
            UsersAmong, values, row => new GroupMemberView(row.Id(0), row.Text(1), IsGroup: false), cancellationToken);
        var groups = await statements.ReadAsync(
            GroupsAmong, values, row => new GroupMemberView(row.Id(0), row.Text(1), IsGroup: true), cancellationToken);
        return [.. users, .. groups];
    }

    private static Statement Upon(string condition) => new(
        $"""
        SELECT [g].[Id], [g].[Document], [g].[CreatedAt], [g].[UpdatedAt], [g].[Version]
        FROM [Groups] AS [g] WHERE {condition} AND [g].[TenantId] = @tenant ORDER BY {Statement.ByAge("[g].[Id]")} {Statement.Page}
        """,
        "key",
        "tenant",
        "skip",
        "count");

    private async Task<IReadOnlyList<GroupView>?> OnlyAsync(
        Statement statement, object key, bool withMembers, CancellationToken cancellationToken) =>
        await statements.ReadAsync(statement, [key, tenant.Value, 0, 2], ToGroup, cancellationToken) is { Count: < 2 } found
            ? await OfAsync(found, withMembers, cancellationToken)
            : null;

    private async Task<IReadOnlyList<GroupView>> OfAsync(IReadOnlyList<GroupView> groups, bool withMembers, CancellationToken cancellationToken)
    {
        if (!withMembers || groups.Count == 0)
        {
            return groups;
        }

        var members = await MembersAsync(groups.Select(group => group.Id), cancellationToken);
        return [.. groups.Select(group => group with { Members = [.. members[group.Id]] })];
    }

    private async Task<ILookup<GroupId, GroupMemberView>> MembersAsync(IEnumerable<GroupId> groups, CancellationToken cancellationToken)
    {
        object[] values = [IdList.Of(groups.Select(group => group.Value)), tenant.Value];
        var users = await statements.ReadAsync(UsersOf, values, row => ToMember(row, isGroup: false), cancellationToken);
        var children = await statements.ReadAsync(GroupsOf, values, row => ToMember(row, isGroup: true), cancellationToken);
        return users.Concat(children).ToLookup(row => row.Group, row => row.Member);
    }

    private static GroupView ToGroup(Row row) => new(new GroupId(row.Id(0)), row.Utf8(1), null, row.Time(2), row.Time(3), row.Long(4));

    private static (GroupId Group, GroupMemberView Member) ToMember(Row row, bool isGroup) =>
        (new GroupId(row.Id(0)), new GroupMemberView(row.Id(1), row.Text(2), isGroup));
}
