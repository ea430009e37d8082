using ScimPlatform.Application.Access;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.Persistence.Statements;

namespace ScimPlatform.Infrastructure.Persistence.Queries.Access;

/// <summary>
/// Who gains and who loses a role by a change of a group that is not stored yet, by one statement over sets: who stands below the role's groups as they are,
/// and who stands there when the changed group is among them or not, holds who comes and not who leaves.
/// </summary>
internal sealed class RoleDifferenceQuery(IStatements statements, TenantId tenant)
{
    private const int Gained = 0, Lost = 1;

    private const string Leaves = "[c].[GroupId] = @group AND [c].[ChildId] IN (SELECT [gone].[value] FROM LIST(@gone) AS [gone])";

    private const string Stays = $"[c].[ChildId] <> @deleted AND NOT ({Leaves})";

    private static readonly string Came = $"SELECT [also].[value] FROM {Statement.List("also")}";

    private static readonly string Remaining =
        $"[m].[GroupId] <> @group OR [m].[UserId] NOT IN (SELECT [gone].[value] FROM {Statement.List("gone")})";

    private static readonly string Asked =
        $"""
        [came]([Id]) AS (SELECT [held].[Id] FROM [held] EXCEPT SELECT [was].[Id] FROM [was] EXCEPT {MappedGroups.Bound}),
        [went]([Id]) AS (SELECT [was].[Id] FROM [was] EXCEPT SELECT [held].[Id] FROM [held] EXCEPT {MappedGroups.Bound}),
        [gained]([Id]) AS ({Active("came")}),
        [lost]([Id]) AS ({Active("went")})
        {CountAndPage(Gained, "gained")}
        UNION ALL
        {CountAndPage(Lost, "lost")}
        """;

    private static readonly Statement Difference = new(
        $"""
        WITH RECURSIVE {MappedGroups.AndBelow(MappedGroups.OfRole)},
        [seeds]([Id]) AS (
            SELECT [mapped].[Id] FROM [mapped] WHERE [mapped].[Id] <> @group UNION {Came}),
        [next]([Id]) AS (
            SELECT [seeds].[Id] FROM [seeds]
            UNION
            SELECT [c].[ChildId] FROM [next] CROSS JOIN [GroupChildren] AS [c] WHERE [c].[GroupId] = [next].[Id] AND {Stays}),
        [was]([Id]) AS (
            SELECT [m].[UserId] FROM [met] CROSS JOIN [GroupMembers] AS [m] WHERE [m].[GroupId] = [met].[Id]),
        [held]([Id]) AS (
            SELECT [m].[UserId] FROM [next] CROSS JOIN [GroupMembers] AS [m] WHERE [m].[GroupId] = [next].[Id] AND ({Remaining})
            UNION
            {Came}),
        {Asked}
        """,
        "tenant",
        "namespace",
        "role",
        "group",
        "deleted",
        "also",
        "gone",
        "skip",
        "count")
    {
        OnSqlServer = "SET NOCOUNT ON;\n"
            + GroupClosure.Below("@met", MappedGroups.Of(MappedGroups.OfRole))
            + GroupClosure.Below(
                "@next",
                $"SELECT [mapped].[Id] AS [Id] FROM ({MappedGroups.Of(MappedGroups.OfRole)}) AS [mapped] WHERE [mapped].[Id] <> @group UNION {Came}",
                Stays) +
            $"""
            WITH [was]([Id]) AS (
                SELECT [m].[UserId] FROM @met AS [met] INNER JOIN [GroupMembers] AS [m] ON [m].[GroupId] = [met].[Id]),
            [held]([Id]) AS (
                SELECT [m].[UserId] FROM @next AS [next] INNER JOIN [GroupMembers] AS [m] ON [m].[GroupId] = [next].[Id] WHERE ({Remaining})
                UNION
                {Came}),
            {Asked.Replace("AND [u].[Active]", "AND [u].[Active] = 1", StringComparison.Ordinal)};
            """,
    };

    public async Task<RoleDifference> ReadAsync(GroupChange change, RoleName role, bool isHeld, int most, CancellationToken cancellationToken)
    {
        var group = change.Group.Id.Value;
        IEnumerable<Guid> also = isHeld ? [group, .. change.Added] : [];
        object[] values =
        [
            tenant.Value, role.Namespace, role.Role, group, change.IsDeletion ? group : Guid.Empty,
            IdList.Of(also), IdList.Of(change.Removed), 0, most,
        ];
        var rows = (await statements.ReadAsync(Difference, values, row => (Kind: row.Int(0), Counted: (row.Int(1), row.Id(2))), cancellationToken))
            .ToLookup(row => row.Kind, row => row.Counted);
        return new RoleDifference(Of(rows[Gained]), Of(rows[Lost]));
    }

    private static AffectedUsers Of(IEnumerable<(int Total, Guid Id)> rows)
    {
        var (users, total) = MappedGroups.CountedOf([.. rows]);
        return new AffectedUsers(total, users);
    }

    private static string Active(string people) =>
        $"SELECT [u].[Id] FROM [{people}] CROSS JOIN [Users] AS [u] WHERE [u].[Id] = [{people}].[Id] AND [u].[TenantId] = @tenant AND [u].[Active]";

    private static string CountAndPage(int kind, string people) =>
        $"""
        SELECT {kind} AS [Kind], CAST(COUNT(*) AS int) AS [Total], @tenant AS [Id] FROM [{people}]
        UNION ALL
        SELECT {kind}, -1, [p].[Id] FROM (SELECT [{people}].[Id] FROM [{people}] ORDER BY [{people}].[Id] {Statement.Page}) AS [p]
        """;
}
