using Microsoft.Data.Sqlite;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.Infrastructure.Persistence.Statements;

namespace ScimPlatform.Infrastructure.IntegrationTests.Stores;

/// <summary>On SQLite a mark stays while nothing is committed, and is another one after anything is, whoever did it.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class DatabaseMarkTests
{
    private const string Write = "CREATE TABLE IF NOT EXISTS Marks (Number INTEGER); INSERT INTO Marks VALUES (1)";

    private SqliteFile file = null!;
    private Product product = null!;
    private SqliteConnection stranger = null!;

    [SetUp]
    public async Task Open()
    {
        file = new SqliteFile();
        product = new Product(file.Options);
        await product.MigrateAsync();
        stranger = new SqliteConnection($"Data Source={file.Path};Pooling=False");
        await stranger.OpenAsync();
        await ReadAsync();
    }

    [TearDown]
    public async Task Close()
    {
        await stranger.DisposeAsync();
        await product.DisposeAsync();
        await file.DisposeAsync();
    }

    [Test]
    public async Task Mark_WhileOthersOnlyRead_Stays()
    {
        var before = await MarkAsync();

        await ReadAsync();
        Execute("SELECT count(*) FROM Users");

        Assert.That(before, Is.Not.Null);
        Assert.That(await MarkAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task Mark_WhileAWriteIsNotCommitted_Stays()
    {
        Execute(Write);
        var before = await MarkAsync();

        Execute("BEGIN IMMEDIATE; INSERT INTO Marks VALUES (2)");
        Assert.That(await MarkAsync(), Is.EqualTo(before));
        Execute("ROLLBACK");

        Assert.That(await MarkAsync(), Is.EqualTo(before));
    }

    [TestCase("INSERT INTO Marks VALUES (2)")]
    [TestCase("UPDATE Marks SET Number = 3")]
    [TestCase("VACUUM")]
    [TestCase("PRAGMA wal_checkpoint(TRUNCATE); INSERT INTO Marks VALUES (2)")]
    [TestCase("PRAGMA wal_checkpoint(RESTART); UPDATE Marks SET Number = Number + 1")]
    public async Task Mark_AfterACommitOfAStranger_IsAnother(string commit)
    {
        Execute(Write);
        var before = await MarkAsync();

        Execute(commit);

        Assert.That(await MarkAsync(), Is.Not.Null.And.Not.EqualTo(before));
    }

    [Test]
    public async Task Mark_AfterOurOwnCommit_IsAnother()
    {
        var before = await MarkAsync();

        await product.StoreAsync(Sample.Tenant());

        Assert.That(await MarkAsync(), Is.Not.Null.And.Not.EqualTo(before));
    }

    [Test]
    public async Task Mark_AfterManyCommitsToAndFro_IsNeverOneThatWasThereBefore()
    {
        Execute(Write);
        var seen = new HashSet<DatabaseMark?>();
        for (var number = 0; number < 500; number++)
        {
            Execute(number % 50 == 0 ? "PRAGMA wal_checkpoint(TRUNCATE); UPDATE Marks SET Number = 1 - Number" : "UPDATE Marks SET Number = 1 - Number");
            Assert.That(seen.Add(await MarkAsync()));
        }
    }

    [Test]
    public async Task Mark_BeforeAnythingWasRead_IsNone()
    {
        await using var fresh = new Product(file.Options);

        Assert.That(await fresh.UseAsync((IStatements statements) => Task.FromResult(statements.Mark())), Is.Null);
    }

    private Task<DatabaseMark?> MarkAsync() => product.UseAsync((IStatements statements) => Task.FromResult(statements.Mark()));

    private Task<IReadOnlyList<int>> ReadAsync() =>
        product.UseAsync((IStatements statements) => statements.ReadAsync(new Statement("SELECT 1"), [], row => row.Int(0), default));

    private void Execute(string sql)
    {
        using var command = stranger.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
