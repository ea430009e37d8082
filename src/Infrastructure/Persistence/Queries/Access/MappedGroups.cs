using ScimPlatform.Infrastructure.Persistence.Statements;

namespace ScimPlatform.Infrastructure.Persistence.Queries.Access;

/// <summary>The parts of SQL that questions about one role have in common.</summary>
internal static class MappedGroups
{
    public const string OfRole = "[m].[TenantId] = @tenant AND [m].[Namespace] = @namespace AND [m].[Role] = @role";

    /// <summary>A column that is 1 where the tenant has a mapping, else 0.</summary>
    /// <param name="tenant">the tenant's id, as a column</param>
    public static string AnyOf(string tenant) => $"CASE WHEN EXISTS (SELECT 1 FROM [RoleMappings] AS [any] WHERE [any].[TenantId] = {tenant}) THEN 1 ELSE 0 END AS [MapsRoles]";

    /// <summary>Who is bound to the role.</summary>
    public const string Bound = $"SELECT [m].[UserId] FROM [RoleBindings] AS [m] WHERE {OfRole}";

    /// <summary>What is asked of <c>[people]</c>. The count stands in a row of its own kind, so that a page past the end says it too.</summary>
    public const string CountAndPage =
        $"""
        SELECT CAST(COUNT(*) AS int) AS [Total], @tenant AS [Id] FROM [people]
        UNION ALL
        SELECT -1, [p].[Id] FROM (SELECT [people].[Id] FROM [people] ORDER BY [people].[Id] {Statement.Page}) AS [p]
        """;

    /// <summary>The groups that the mappings hold for, by each of the three references.</summary>
    /// <param name="mappings">which mappings, as a condition over <c>[m]</c></param>
    public static string Of(string mappings) =>
        $"""
        SELECT [g].[Id] AS [Id] FROM [RoleMappings] AS [m] CROSS JOIN [Groups] AS [g]
        WHERE {mappings} AND [g].[Id] = [m].[GroupId] AND [g].[TenantId] = @tenant
        UNION
        SELECT [g].[Id] FROM [RoleMappings] AS [m] CROSS JOIN [Groups] AS [g]
        WHERE {mappings} AND [g].[TenantId] = @tenant AND {Statement.Same("[g].[DisplayNameKey]", "[m].[DisplayNameKey]")}
        UNION
        SELECT [g].[Id] FROM [RoleMappings] AS [m] CROSS JOIN [Groups] AS [g]
        WHERE {mappings} AND [g].[TenantId] = @tenant AND {Statement.Same("[g].[ExternalId]", "[m].[ExternalId]")}
        """;

    /// <summary>The same as <c>[mapped]</c>, and with all below them as <c>[met]</c>, for a WITH RECURSIVE; T-SQL has <see cref="GroupClosure"/>.</summary>
    /// <param name="mappings">which mappings, as a condition over <c>[m]</c></param>
    public static string AndBelow(string mappings) =>
        $"""
        [mapped]([Id]) AS (
            {Of(mappings)}),
        [met]([Id]) AS (
            SELECT [mapped].[Id] FROM [mapped]
            UNION
            SELECT [c].[ChildId] FROM [met] CROSS JOIN [GroupChildren] AS [c] WHERE [c].[GroupId] = [met].[Id])
        """;

    /// <summary>The mappings that hold for a group of <c>[met]</c>, by each of the three references, as queries put together by UNION ALL.</summary>
    /// <param name="columns">what is asked, of <c>[m]</c> and <c>[g]</c></param>
    /// <param name="only">a condition besides, over <c>[m]</c></param>
    public static string OverMet(string columns, string only = "1 = 1")
    {
        return string.Join(
            "\nUNION ALL\n",
            By("[m].[GroupId] = [g].[Id]"),
            By(Statement.Same("[m].[DisplayNameKey]", "[g].[DisplayNameKey]")),
            By(Statement.Same("[m].[ExternalId]", "[g].[ExternalId]")));

        string By(string reference) =>
            $"""
            SELECT {columns} FROM [met] CROSS JOIN [Groups] AS [g] CROSS JOIN [RoleMappings] AS [m]
            WHERE [g].[Id] = [met].[Id] AND [g].[TenantId] = @tenant AND {reference} AND [m].[TenantId] = @tenant AND {only}
            """;
    }

    public static (int Total, Guid Id) ToCounted(Row row) => (row.Int(0), row.Id(1));

    /// <summary>The page and the count. Engines do not agree on the order of uuids.</summary>
    public static (IReadOnlyList<Guid> Users, int Total) CountedOf(IReadOnlyList<(int Total, Guid Id)> rows) =>
        ([.. rows.Where(row => row.Total < 0).Select(row => row.Id).Order()], rows.FirstOrDefault(row => row.Total >= 0).Total);
}
