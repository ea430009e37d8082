namespace ScimPlatform.Infrastructure.IntegrationTests.Databases;

/// <summary>The databases that the suites run over.</summary>
internal static class TestDatabases
{
    public const string SqlServerVariable = "SCIMPLATFORM_TEST_SQLSERVER";

    private static readonly string? SqlServer = Environment.GetEnvironmentVariable(SqlServerVariable);

    /// <summary>For <c>[TestFixtureSource]</c>: SQL Server is in it when there is one, and then nothing skips it.</summary>
    public static IEnumerable<DatabaseProvider> Available =>
        string.IsNullOrEmpty(SqlServer) ? [DatabaseProvider.Sqlite] : [DatabaseProvider.Sqlite, DatabaseProvider.SqlServer];

    public static IDatabase Create(DatabaseProvider provider) =>
        provider == DatabaseProvider.SqlServer ? new SqlServerDatabase(SqlServer!) : new SqliteFile();
}
