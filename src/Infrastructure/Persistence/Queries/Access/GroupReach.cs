using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.Persistence.Statements;

namespace ScimPlatform.Infrastructure.Persistence.Queries.Access;

/// <summary>Whether a group leads to a mapped one, and who stands below groups.</summary>
internal sealed class GroupReach(IStatements statements, TenantId tenant)
{
    private static readonly string FirstMapping = $"SELECT [x].[Id] FROM ({MappedGroups.OverMet("[m].[Id] AS [Id]")}) AS [x]";

    private static readonly Statement Mapped = new(
        $"""
        WITH RECURSIVE [met]([Id]) AS (
            SELECT [s].[Id] FROM [Groups] AS [s] WHERE [s].[Id] = @group AND [s].[TenantId] = @tenant
            UNION
            SELECT [c].[GroupId] FROM [met] CROSS JOIN [GroupChildren] AS [c] WHERE [c].[ChildId] = [met].[Id])
        {FirstMapping} LIMIT 1
        """,
        "group",
        "tenant")
    {
        OnSqlServer = "SET NOCOUNT ON;\n"
            + GroupClosure.Above("@above", "SELECT [s].[Id] AS [Id] FROM [Groups] AS [s] WHERE [s].[Id] = @group AND [s].[TenantId] = @tenant")
            + $"WITH [met] AS (SELECT [Id] FROM @above) {FirstMapping.Replace("SELECT [x].[Id]", "SELECT TOP (1) [x].[Id]", StringComparison.Ordinal)};",
    };

    private const string Named = $"SELECT [g].[Id] AS [Id] FROM {Statement.Ids} CROSS JOIN [Groups] AS [g] WHERE [g].[Id] = [ids].[value] AND [g].[TenantId] = @tenant";

    private static readonly Statement Below = new(
        $"""
        WITH RECURSIVE [met]([Id]) AS (
            {Named}
            UNION
            SELECT [c].[ChildId] FROM [met] CROSS JOIN [GroupChildren] AS [c] WHERE [c].[GroupId] = [met].[Id])
        SELECT DISTINCT [m].[UserId] FROM [met] CROSS JOIN [GroupMembers] AS [m] WHERE [m].[GroupId] = [met].[Id] LIMIT @most
        """,
        "ids",
        "tenant",
        "most")
    {
        OnSqlServer = "SET NOCOUNT ON;\n" + GroupClosure.Below("@met", Named)
            + "SELECT DISTINCT TOP (@most) [m].[UserId] FROM @met AS [met] INNER JOIN [GroupMembers] AS [m] ON [m].[GroupId] = [met].[Id];",
    };

    /// <summary>Whether the group, or one above it, is mapped to a role.</summary>
    public async Task<bool> LeadsToMappedAsync(Guid group, CancellationToken cancellationToken) =>
        (await statements.ReadAsync(Mapped, [group, tenant.Value], row => row.Id(0), cancellationToken)).Count > 0;

    /// <summary>Users in those groups and all below them, so many of them at most.</summary>
    public Task<IReadOnlyList<Guid>> UsersBelowAsync(IReadOnlyCollection<Guid> groups, int most, CancellationToken cancellationToken) =>
        statements.ReadAsync(Below, [IdList.Of(groups), tenant.Value, most], row => row.Id(0), cancellationToken);
}
