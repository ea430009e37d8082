using ScimPlatform.Application.Access;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.Persistence.Statements;

namespace ScimPlatform.Infrastructure.Persistence.Queries.Access;

/// <summary>What a group leads to that is about to be changed, and how many are below, by one statement. What it costs does not grow with the tenant's mappings.</summary>
internal sealed class ChangedGroupReach(IStatements statements, TenantId tenant)
{
    private const int Mapped = 0, Below = 1, People = 2;

    // By its old name or external id the changed group is mapped before the change alone.
    private const string IsHeld = "CASE WHEN [g].[Id] <> @group OR [m].[GroupId] = [g].[Id] THEN 1 ELSE 0 END";

    private const string Group = "SELECT [s].[Id] AS [Id] FROM [Groups] AS [s] WHERE [s].[Id] = @group AND [s].[TenantId] = @tenant";

    private const string Concerned = $"SELECT [g].[Id] AS [Id] FROM {Statement.Ids} CROSS JOIN [Groups] AS [g] WHERE [g].[Id] = [ids].[value] AND [g].[TenantId] = @tenant";

    private static readonly string Roles =
        $"""
        {MappedGroups.OverMet($"{Mapped} AS [Kind], [m].[Namespace] AS [Namespace], [m].[Role] AS [Role], {IsHeld} AS [Number]")}
        UNION ALL
        SELECT {Mapped}, [m].[Namespace], [m].[Role], 1 FROM [RoleMappings] AS [m] WHERE [m].[TenantId] = @tenant AND {Statement.Same("[m].[DisplayNameKey]", "@key")}
        UNION ALL
        SELECT {Mapped}, [m].[Namespace], [m].[Role], 1 FROM [RoleMappings] AS [m] WHERE [m].[TenantId] = @tenant AND {Statement.Same("[m].[ExternalId]", "@external")}
        UNION ALL
        SELECT {Below}, {Statement.NullText}, {Statement.NullText}, CAST(COUNT(*) AS int) FROM [below]
        UNION ALL
        SELECT {People}, {Statement.NullText}, {Statement.NullText}, CAST(COUNT(*) AS int) FROM [people]
        """;

    private static readonly Statement Reach = new(
        $"""
        WITH RECURSIVE [met]([Id]) AS (
            {Group}
            UNION
            SELECT [c].[GroupId] FROM [met] CROSS JOIN [GroupChildren] AS [c] WHERE [c].[ChildId] = [met].[Id]),
        [below]([Id]) AS (
            {Concerned}
            UNION
            SELECT [c].[ChildId] FROM [below] CROSS JOIN [GroupChildren] AS [c] WHERE [c].[GroupId] = [below].[Id]),
        [people]([Id]) AS (
            SELECT [m].[UserId] FROM [below] CROSS JOIN [GroupMembers] AS [m] WHERE [m].[GroupId] = [below].[Id] LIMIT @most)
        {Roles}
        """,
        "ids",
        "tenant",
        "group",
        "key",
        "external",
        "most")
    {
        OnSqlServer = "SET NOCOUNT ON;\n" + GroupClosure.Above("@above", Group) + GroupClosure.Below("@met", Concerned) +
            $"""
            WITH [met]([Id]) AS (SELECT [Id] FROM @above),
            [below]([Id]) AS (SELECT [Id] FROM @met),
            [people]([Id]) AS (
                SELECT TOP (@most) [m].[UserId] FROM @met AS [met] INNER JOIN [GroupMembers] AS [m] ON [m].[GroupId] = [met].[Id])
            {Roles};
            """,
    };

    public async Task<GroupReachView> ReadAsync(GroupChange change, int most, CancellationToken cancellationToken)
    {
        var group = change.Group;
        var (key, external) = change.IsDeletion ? ("", "") : (group.DisplayNameKey, group.ExternalId ?? "");
        object[] values = [IdList.Of(change.Concerned), tenant.Value, group.Id.Value, key, external, most];
        var rows = await statements.ReadAsync(Reach, values, ToFact, cancellationToken);
        return new GroupReachView(
            rows.Where(row => row.Kind == Mapped).GroupBy(row => row.Role!)
                .ToDictionary(role => role.Key, role => !change.IsDeletion && role.Any(row => row.Number > 0)),
            rows.Any(row => row is { Kind: Below, Number: > 0 }),
            rows.FirstOrDefault(row => row.Kind == People).Number);
    }

    private static (int Kind, RoleName? Role, int Number) ToFact(Row row) =>
        (row.Int(0), row.Int(0) == Mapped ? new RoleName(row.Text(1), row.Text(2)) : null, row.Int(3));
}
