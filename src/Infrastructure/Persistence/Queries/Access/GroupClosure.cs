namespace ScimPlatform.Infrastructure.Persistence.Queries.Access;

/// <summary>
/// T-SQL that gathers groups and all above or below them, each once, however deep and circular: a recursive query of SQL Server would meet a
/// group once for each way to it.
/// </summary>
internal static class GroupClosure
{
    /// <summary>Fills a table variable with the groups that a query finds, and all groups below them.</summary>
    /// <param name="table">the variable</param>
    /// <param name="seed">the query</param>
    /// <param name="only">which rows lead on, as a condition over <c>[c]</c></param>
    public static string Below(string table, string seed, string only = "1 = 1") => Of(table, seed, "[c].[ChildId]", "[c].[GroupId]", only);

    /// <summary>Fills a table variable with the groups that a query finds, and all groups above them.</summary>
    public static string Above(string table, string seed) => Of(table, seed, "[c].[GroupId]", "[c].[ChildId]", "1 = 1");

    private static string Of(string table, string seed, string next, string from, string only) =>
        $"""
        DECLARE {table} TABLE ([Id] uniqueidentifier NOT NULL PRIMARY KEY, [Level] int NOT NULL);
        DECLARE {table}Level int = 0;
        INSERT INTO {table} SELECT DISTINCT [seed].[Id], 0 FROM ({seed}) AS [seed];
        WHILE @@ROWCOUNT > 0
        BEGIN
            SET {table}Level = {table}Level + 1;
            INSERT INTO {table} SELECT DISTINCT {next}, {table}Level FROM {table} AS [m] INNER JOIN [GroupChildren] AS [c] ON {from} = [m].[Id]
            WHERE [m].[Level] = {table}Level - 1 AND {only} AND NOT EXISTS (SELECT 1 FROM {table} AS [known] WHERE [known].[Id] = {next});
        END;

        """;
}
