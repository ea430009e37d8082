using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.Persistence.Statements;

namespace ScimPlatform.Infrastructure.Persistence.Queries.Access;

/// <summary>Who has a role, by one statement: found from its mappings downwards, and from its bindings.</summary>
internal sealed class HoldersQuery(IStatements statements, TenantId tenant)
{
    private const string OfRole = "[m].[TenantId] = @tenant AND [m].[Namespace] = @namespace AND [m].[Role] = @role";

    // Whom the mapping by one of its three references holds for.
    private const string MappedGroups =
        $"""
        SELECT [g].[Id] AS [Id] FROM [RoleMappings] AS [m] CROSS JOIN [Groups] AS [g] WHERE {OfRole} AND [g].[Id] = [m].[GroupId] AND [g].[TenantId] = @tenant
        UNION
        SELECT [g].[Id] FROM [RoleMappings] AS [m] CROSS JOIN [Groups] AS [g]
        WHERE {OfRole} AND [g].[TenantId] = @tenant AND [g].[DisplayNameKey] = [m].[DisplayNameKey]
        UNION
        SELECT [g].[Id] FROM [RoleMappings] AS [m] CROSS JOIN [Groups] AS [g]
        WHERE {OfRole} AND [g].[TenantId] = @tenant AND [g].[ExternalId] = [m].[ExternalId]
        """;

    private const string Bound = $"SELECT [m].[UserId] FROM [RoleBindings] AS [m] WHERE {OfRole}";

    // The count stands in a row of its own kind, so that a page past the end says it too.
    private const string CountAndPage =
        $"""
        SELECT CAST(COUNT(*) AS int) AS [Total], @tenant AS [Id] FROM [people]
        UNION ALL
        SELECT -1, [p].[Id] FROM (SELECT [people].[Id] FROM [people] ORDER BY [people].[Id] {Statement.Page}) AS [p]
        """;

    private static readonly Statement People = new(
        $"""
        WITH RECURSIVE [mapped]([Id]) AS (
            {MappedGroups}),
        [met]([Id]) AS (
            SELECT [mapped].[Id] FROM [mapped]
            UNION
            SELECT [c].[ChildId] FROM [met] CROSS JOIN [GroupChildren] AS [c] WHERE [c].[GroupId] = [met].[Id]),
        [held]([Id]) AS (
            SELECT [m].[UserId] FROM [met] CROSS JOIN [GroupMembers] AS [m] WHERE [m].[GroupId] = [met].[Id]
            UNION
            {Bound}),
        [people]([Id]) AS (
            SELECT [u].[Id] FROM [held] CROSS JOIN [Users] AS [u] WHERE [u].[Id] = [held].[Id] AND [u].[TenantId] = @tenant AND [u].[Active])
        {CountAndPage}
        """,
        "tenant",
        "namespace",
        "role",
        "skip",
        "count")
    {
        OnSqlServer = "SET NOCOUNT ON;\n" + GroupClosure.Below("@met", MappedGroups) +
            $"""
            WITH [held]([Id]) AS (
                SELECT [m].[UserId] FROM @met AS [met] INNER JOIN [GroupMembers] AS [m] ON [m].[GroupId] = [met].[Id]
                UNION
                {Bound}),
            [people]([Id]) AS (
                SELECT [u].[Id] FROM [held] INNER JOIN [Users] AS [u] ON [u].[Id] = [held].[Id] WHERE [u].[TenantId] = @tenant AND [u].[Active] = 1)
            {CountAndPage};
            """,
    };

    public async Task<Page<Guid>> ReadAsync(RoleName role, PageRequest page, CancellationToken cancellationToken)
    {
        var skip = Math.Min(page.Skip, int.MaxValue);
        var rows = await statements.ReadAsync(
            People,
            [tenant.Value, role.Namespace, role.Role, (int)skip, page.Size],
            row => (Total: row.Int(0), Id: row.Id(1)),
            cancellationToken);

        // Engines do not agree on the order of uuids.
        var users = rows.Where(row => row.Total < 0).Select(row => row.Id).Order();
        return new Page<Guid>([.. users], rows.FirstOrDefault(row => row.Total >= 0).Total, page);
    }
}
