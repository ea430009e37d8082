using Microsoft.EntityFrameworkCore;
using Npgsql;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.TestSupport.Databases;

namespace ScimPlatform.Infrastructure.IntegrationTests.PostgreSql;

/// <summary>What a connection sends again and again stays prepared in the database, unless its owner says otherwise.</summary>
public sealed class PreparedStatementTests
{
    private PostgreSqlDatabase database = null!;

    [SetUp]
    public void Take()
    {
        Assume.That(PostgreSqlServer.IsAvailable, "There is no PostgreSQL.");
        database = new PostgreSqlDatabase(isEmpty: true);
    }

    [TearDown]
    public async Task GiveBackAsync()
    {
        if (database is not null)
        {
            await database.DisposeAsync();
        }
    }

    [TestCase("", true)]
    [TestCase("Max Auto Prepare=0", false)]
    public async Task Statement_ThatIsSentAgainAndAgain_IsPreparedAsTheConnectionStringSays(string asked, bool isPrepared)
    {
        var connection = new NpgsqlConnectionStringBuilder($"{database.Options.ConnectionString};{asked}") { ApplicationName = nameof(PreparedStatementTests) };
        await using var product = new Product(database.Options with { ConnectionString = connection.ConnectionString });
        await using var context = product.NewContext();
        await context.Database.OpenConnectionAsync();

        for (var time = 0; time < 10; time++)
        {
            await context.Database.SqlQuery<int>($"SELECT count(*)::int AS \"Value\" FROM pg_roles").SingleAsync();
        }

        var prepared = await context.Database.SqlQuery<string>($"SELECT statement AS \"Value\" FROM pg_prepared_statements").ToListAsync();
        Assert.That(prepared.Any(statement => statement.Contains("pg_roles", StringComparison.Ordinal)), Is.EqualTo(isPrepared));
    }
}
