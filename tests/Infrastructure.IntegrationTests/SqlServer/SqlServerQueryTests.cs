using System.Text.RegularExpressions;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.Infrastructure.Operations;
using ScimPlatform.Infrastructure.Persistence.Queries;
using ScimPlatform.Infrastructure.Persistence.Statements;
using ScimPlatform.Infrastructure.Transfer;

namespace ScimPlatform.Infrastructure.IntegrationTests.SqlServer;

/// <summary>Every query and every write of the ports, as they would be sent to SQL Server, is T-SQL and keeps to its tenant.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed partial class SqlServerQueryTests
{
    private static readonly DatabaseOptions Nowhere = new(DatabaseProvider.SqlServer, "Server=nowhere;Database=scim", null);

    private static IEnumerable<string> Calls => PortCalls.All.Select(call => call.Name);

    private static IEnumerable<string> ScopedCalls => TenantScopedReads.All.Select(read => read.Method);

    [Test]
    public void Calls_OfEveryPort_AreAllMade() => Assert.That(Ports.All, Is.SubsetOf(PortCalls.All.Select(call => call.Method)));

    [TestCaseSource(nameof(Calls))]
    public async Task Send_ByAPort_IsTSql(string call)
    {
        var written = await WrittenByAsync(call);

        Assert.That(written, Is.Not.Empty);
        Assert.That(written.SelectMany(Tsql.Errors), Is.Empty, string.Join("\n\n", written));
    }

    [TestCaseSource(nameof(ScopedCalls))]
    [TestCase("IUserQueries.SearchAsync by externalId")]
    [TestCase("IUserQueries.SearchAsync asked again")]
    [TestCase("IUserQueries.SearchAsync walked to")]
    [TestCase("IGroupQueries.SearchAsync by displayName")]
    [TestCase("IGroupQueries.SearchAsync by externalId")]
    public async Task Send_ByAReadOfOneTenant_AsksForThatTenantOnly(string call)
    {
        var written = await WrittenByAsync(call);

        Assert.That(written.Where(sql => !AsksForOneTenant(sql)), Is.Empty);
    }

    [TestCase("IUserQueries.SearchAsync", 3)]
    [TestCase("IUserQueries.SearchAsync externalId eq \"a\" and active eq true", 6)]
    [TestCase("IUserQueries.SearchAsync asked again", 6)]
    [TestCase("IUserQueries.SearchAsync walked to", 16)]
    [TestCase("IScimTokenQueries.ListAsync", 2)]
    [TestCase("ITenantRepository.HasResourcesAsync", 2)]
    public async Task Send_ByAMethodOfSeveralQueries_ReachesItsLast(string call, int queries)
    {
        var written = await WrittenByAsync(call);

        Assert.That(written, Has.Count.EqualTo(queries));
    }

    [TestCase("SELECT [u].[TenantId] FROM [Users] AS [u] WHERE [u].[Id] = @id")]
    [TestCase("SELECT [u].[Id] FROM [Users] AS [u]")]
    public void AsksForOneTenant_OfAQueryThatDoesNot_IsFalse(string sql) => Assert.That(AsksForOneTenant(sql), Is.False);

    [Test]
    public async Task Send_ByAChangeOfAnAggregate_ComparesVersionAndRowVersion()
    {
        var written = await WrittenByAsync("Changed tenant");

        var update = written.Single(sql => sql.Contains("UPDATE [Tenants]", StringComparison.Ordinal));
        var condition = update[update.IndexOf("WHERE", StringComparison.Ordinal)..];
        Assert.That(condition, Does.Contain("AND [RowVersion] ").And.Contain("AND [Version] = "));
    }

    // Its ids sort by their last bytes, and its texts are equal when they differ by blanks at the end.
    [TestCase("IUserQueries.SearchAsync walked to", "[u].[IdByAge] >= CAST(SUBSTRING(CAST(@id AS binary(16)), 4, 1) + ")]
    [TestCase("IUserQueries.SearchAsync walked to", "ORDER BY [u].[IdByAge] OFFSET")]
    [TestCase("IUserQueries.SearchAsync title pr", "ORDER BY [u].[IdByAge]\n")]
    [TestCase("IGroupQueries.SearchAsync by displayName", "([g].[DisplayNameKey] = @key AND DATALENGTH([g].[DisplayNameKey]) = DATALENGTH(@key))")]
    [TestCase("IUserQueries.SearchAsync by externalId", "([x].[ExternalId] = @key AND DATALENGTH([x].[ExternalId]) = DATALENGTH(@key))")]
    [TestCase("IUserQueries.SearchAsync by userName", "([u].[UserNameKey] = @key AND DATALENGTH([u].[UserNameKey]) = DATALENGTH(@key))")]
    [TestCase("IUserQueries.SearchAsync displayName eq \"a\"", " = UPPER(@literal COLLATE Latin1_General_100_BIN2)")]
    public async Task Send_WhereSqlServerDiffers_SaysWhatIsMeant(string call, string sql)
    {
        var written = await WrittenByAsync(call);

        Assert.That(written, Has.Some.Contains(sql), string.Join("\n\n", written));
    }

    [Test]
    public async Task SharedClock_AsksSqlServerInTSql()
    {
        var server = new NoServer(_ => Answers.Number(1L));
        await using var product = new Product(Nowhere, server.Interceptors);
        await using var scope = product.NewScope();

        await new ServerClock(scope.Get<IStatements>()).NowAsync(default);

        Assert.That(server.Written.Single(), Does.Contain("SYSUTCDATETIME()"));
        Assert.That(server.Written.SelectMany(Tsql.Errors), Is.Empty);
    }

    [Test]
    public async Task RequireSuited_WhereReadersWaitForWriters_IsRefused([Values(0, 1)] int isOn)
    {
        var server = new NoServer(sql => Answers.Number(sql.Contains("compatibility_level", StringComparison.Ordinal) ? 130 : isOn));
        await using var product = new Product(Nowhere, server.Interceptors);
        var schema = new DatabaseSchema(product.NewContext(), Nowhere);

        Assert.That(() => schema.RequireSuitedAsync(default), isOn == 1 ? Throws.Nothing : Throws.TypeOf<OperationRefused>().With.Message.EndsWith(
            " has READ_COMMITTED_SNAPSHOT off; ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE switches it on."));
    }

    [Test]
    public async Task RequireSuited_OfADatabaseThatAnOldServerMade_IsRefused()
    {
        var server = new NoServer(sql => Answers.Number(sql.Contains("compatibility_level", StringComparison.Ordinal) ? 120 : 1));
        await using var product = new Product(Nowhere, server.Interceptors);
        var schema = new DatabaseSchema(product.NewContext(), Nowhere);

        Assert.That(() => schema.RequireSuitedAsync(default), Throws.TypeOf<OperationRefused>().With.Message.EndsWith(
            " has the compatibility level 120, and 130 is needed; ALTER DATABASE CURRENT SET COMPATIBILITY_LEVEL = 150 raises it."));
        Assert.That(server.Written.SelectMany(Tsql.Errors), Is.Empty);
    }

    [Test]
    public async Task Transfer_OfColumnsThatSqlServerMakesItself_LeavesThem()
    {
        await using var here = new Product(Nowhere);
        await using var file = new SqliteFile();
        await using var there = new Product(file.Options);

        Assert.That(Columns(here), Is.EqualTo(Columns(there)));
    }

    private static IEnumerable<string> Columns(Product product) =>
        TransferTable.All(product.NewContext()).SelectMany(table => table.Columns.Select(column => $"{table.Name}.{column.Name}"));

    // In the condition: the column among what is selected would prove nothing.
    private static bool AsksForOneTenant(string sql) => TenantCondition().IsMatch(sql);

    private static async Task<IReadOnlyList<string>> WrittenByAsync(string name)
    {
        var mine = Belongings.Make(schemaIsUsed: false);
        var server = new NoServer(sql => Answers.To(sql, mine.User));
        await using var product = new Product(Nowhere, server.Interceptors);
        await using var scope = product.NewScope();
        await PortCalls.All.First(call => call.Name == name).CallAsync(scope, mine);
        return server.Written;
    }

    [GeneratedRegex(@"WHERE .*\[TenantId\] = @|FROM \[Tenants\] AS \[[rt]\]\s+WHERE (\[t\]\.\[DeletedAt\] IS NULL AND )?(\[t\]\.)?\[Id\] = @", RegexOptions.Singleline)]
    private static partial Regex TenantCondition();
}
