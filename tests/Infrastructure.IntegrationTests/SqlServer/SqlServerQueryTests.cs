using System.Text.RegularExpressions;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;

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
