using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.Persistence.Statements;

namespace ScimPlatform.Infrastructure.Persistence.Queries.Groups;

/// <summary>
/// Which groups of a tenant stand above and below which, however deep and circular: each group is met once, by one statement. The nearest are
/// found first, so that what is cut off is what stands farthest away.
/// </summary>
internal sealed class GroupGraph(IStatements statements, TenantId tenant)
{
    private static readonly Statement Above = new(
        $"""
        WITH RECURSIVE [met]([Id]) AS (
            SELECT [ids].[value] FROM {Statement.Ids}
            UNION
            SELECT [c].[GroupId] FROM [met] CROSS JOIN [GroupChildren] AS [c] WHERE [c].[ChildId] = [met].[Id])
        SELECT [c].[ChildId], [g].[Id], [g].[DisplayName]
        FROM [met] CROSS JOIN [GroupChildren] AS [c] CROSS JOIN [Groups] AS [g]
        WHERE [c].[ChildId] = [met].[Id] AND [g].[Id] = [c].[GroupId] AND [g].[TenantId] = @tenant
        LIMIT @most
        """,
        "ids",
        "tenant",
        "most")
    {
        // A recursive query of SQL Server meets a group once for each way to it.
        OnSqlServer = Met("[c].[GroupId]", "[c].[ChildId]") +
            """
            SELECT TOP (@most) [c].[ChildId], [g].[Id], [g].[DisplayName]
            FROM @met AS [m] INNER JOIN [GroupChildren] AS [c] ON [c].[ChildId] = [m].[Id] INNER JOIN [Groups] AS [g] ON [g].[Id] = [c].[GroupId]
            WHERE [g].[TenantId] = @tenant ORDER BY [m].[Level];
            """,
    };

    private static readonly Statement Below = new(
        $"""
        WITH RECURSIVE [met]([Id]) AS (
            SELECT [ids].[value] FROM {Statement.Ids}
            UNION
            SELECT [c].[ChildId] FROM [met] CROSS JOIN [GroupChildren] AS [c] WHERE [c].[GroupId] = [met].[Id])
        SELECT [c].[ChildId], [c].[GroupId]
        FROM [met] CROSS JOIN [GroupChildren] AS [c] CROSS JOIN [Groups] AS [g]
        WHERE [c].[GroupId] = [met].[Id] AND [g].[Id] = [c].[ChildId] AND [g].[TenantId] = @tenant
        LIMIT @most
        """,
        "ids",
        "tenant",
        "most")
    {
        OnSqlServer = Met("[c].[ChildId]", "[c].[GroupId]") +
            """
            SELECT TOP (@most) [c].[ChildId], [c].[GroupId]
            FROM @met AS [m] INNER JOIN [GroupChildren] AS [c] ON [c].[GroupId] = [m].[Id] INNER JOIN [Groups] AS [g] ON [g].[Id] = [c].[ChildId]
            WHERE [g].[TenantId] = @tenant ORDER BY [m].[Level];
            """,
    };

    private static readonly Statement Under = new(
        $"""
        WITH RECURSIVE [met]([Id]) AS (
            SELECT [c].[ChildId] FROM {Statement.Ids} CROSS JOIN [GroupChildren] AS [c] WHERE [c].[GroupId] = [ids].[value]
            UNION
            SELECT [c].[ChildId] FROM [met] CROSS JOIN [GroupChildren] AS [c] WHERE [c].[GroupId] = [met].[Id])
        SELECT [g].[Id] FROM [met] CROSS JOIN [Groups] AS [g] WHERE [g].[Id] = [met].[Id] AND [g].[TenantId] = @tenant LIMIT @most
        """,
        "ids",
        "tenant",
        "most")
    {
        OnSqlServer = Met("[c].[ChildId]", "[c].[GroupId]") +
            """
            SELECT TOP (@most) [g].[Id] FROM @met AS [m] INNER JOIN [Groups] AS [g] ON [g].[Id] = [m].[Id]
            WHERE [g].[TenantId] = @tenant
            AND EXISTS (SELECT 1 FROM @met AS [p] INNER JOIN [GroupChildren] AS [c] ON [c].[GroupId] = [p].[Id] WHERE [c].[ChildId] = [m].[Id]);
            """,
    };

    /// <summary>Each group above those, with one of them or one above them that it holds; the nearest first.</summary>
    public Task<IReadOnlyList<Holding>> AboveAsync(IEnumerable<Guid> groups, int most, CancellationToken cancellationToken) => statements.ReadAsync(
        Above, [IdList.Of(groups), tenant.Value, most], row => new Holding(row.Id(0), row.Id(1), row.Text(2)), cancellationToken);

    /// <summary>Each group below those, with one of them or one below them that holds it; the nearest first.</summary>
    public Task<IReadOnlyList<Holding>> BelowAsync(IEnumerable<Guid> groups, int most, CancellationToken cancellationToken) => statements.ReadAsync(
        Below, [IdList.Of(groups), tenant.Value, most], row => new Holding(row.Id(0), row.Id(1), ""), cancellationToken);

    /// <summary>The groups below any of those, which are the tenant's.</summary>
    public Task<IReadOnlyList<Guid>> UnderAsync(IEnumerable<Guid> groups, int most, CancellationToken cancellationToken) => statements.ReadAsync(
        Under, [IdList.Of(groups), tenant.Value, most], row => row.Id(0), cancellationToken);

    private static string Met(string next, string from) =>
        $"""
        SET NOCOUNT ON;
        DECLARE @met TABLE ([Id] uniqueidentifier NOT NULL PRIMARY KEY, [Level] int NOT NULL);
        DECLARE @level int = 0;
        INSERT INTO @met SELECT DISTINCT [ids].[value], 0 FROM {Statement.Ids};
        WHILE @@ROWCOUNT > 0
        BEGIN
            SET @level = @level + 1;
            INSERT INTO @met SELECT DISTINCT {next}, @level FROM @met AS [m] INNER JOIN [GroupChildren] AS [c] ON {from} = [m].[Id]
            WHERE [m].[Level] = @level - 1 AND NOT EXISTS (SELECT 1 FROM @met AS [known] WHERE [known].[Id] = {next});
        END;

        """;

    /// <param name="Child">the group within</param>
    /// <param name="Parent">the group that holds it</param>
    /// <param name="ParentName">how that is called</param>
    internal readonly record struct Holding(Guid Child, Guid Parent, string ParentName);
}
