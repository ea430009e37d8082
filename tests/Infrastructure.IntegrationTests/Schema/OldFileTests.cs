using System.IO.Compression;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.IntegrationTests.Schema;

/// <summary>
/// A file that an earlier release made opens and migrates with every row kept. <c>Files/seeks-in-order.db.gz</c> was written by a server on
/// EF Core 6, when <c>SeeksInOrder</c> was the newest migration.
/// </summary>
public sealed class OldFileTests
{
    private const string NewestOfTheFile = "20261121205305_SeeksInOrder";
    private const string Token = "scim_test_G1CWG806eKi76t81SPnd2axRM0Yyha3N3h7uXf";

    private static readonly string[] NotData = ["__EFMigrationsHistory", "__EFMigrationsLock"];

    private SqliteFile file = null!;
    private Product product = null!;

    private static IEnumerable<string> Migrations
    {
        get
        {
            using var context = new SqliteDesignTimeFactory().CreateDbContext([]);
            return [.. context.Database.GetMigrations().TakeWhile(name => name != NewestOfTheFile), NewestOfTheFile];
        }
    }

    [SetUp]
    public async Task OpenAsync()
    {
        file = new SqliteFile();
        await using (var packed = File.OpenRead(Path.Combine(TestContext.CurrentContext.TestDirectory, "Schema", "Files", "seeks-in-order.db.gz")))
        await using (var unpacked = File.Create(file.Path))
        await using (var gzip = new GZipStream(packed, CompressionMode.Decompress))
        {
            await gzip.CopyToAsync(unpacked);
        }

        product = new Product(file.Options);
    }

    [TearDown]
    public async Task CloseAsync()
    {
        await product.DisposeAsync();
        await file.DisposeAsync();
    }

    [TestCaseSource(nameof(Migrations))]
    public async Task Migrate_FromAnEarlierMigration_KeepsEveryRow(string migration)
    {
        await GoBackToAsync(migration);
        var columns = await ColumnsAsync();
        var before = await RowsAsync(columns);

        await product.MigrateAsync();

        Assert.That(before.Count(row => row.StartsWith("Users|", StringComparison.Ordinal)), Is.EqualTo(3));
        Assert.That(await RowsAsync(columns), Is.EqualTo(before));
    }

    [Test]
    public async Task Migrate_OfAFileThatEfCore6Made_OpensItForItsToken()
    {
        await product.MigrateAsync();

        var token = await product.UseAsync((IScimTokenRepository tokens) => tokens.FindByHashesAsync([TokenHash.Of(Token)], default));

        Assert.That(token.Select(found => found.Name.Value), Is.EqualTo(["Okta"]));
    }

    // EF Core would wait for ever for the row that says that somebody migrates.
    [Test]
    public async Task Migrate_AfterAProcessWasKilledWhileMigrating_GoesOn()
    {
        await GoBackToAsync(Migrations.First());
        await ReadAsync("INSERT INTO __EFMigrationsLock VALUES (1, '2026-01-01')");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));

        var applied = await product.UseAsync((DatabaseMigration migration) => migration.ApplyAsync(patience.Token));

        Assert.That(applied, Is.Positive);
    }

    private Task<bool> GoBackToAsync(string migration) => product.UseAsync(async (ScimPlatformDbContext context) =>
    {
        await context.GetService<IMigrator>().MigrateAsync(migration);
        return true;
    });

    // Only what stood there before is compared: a migration may add columns, and fill them.
    private async Task<IReadOnlyList<(string Table, string Columns)>> ColumnsAsync()
    {
        var tables = await ReadAsync("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name");
        var columns = new List<(string, string)>();
        foreach (var table in tables.Except(NotData))
        {
            columns.Add((table, string.Join(", ", (await ReadAsync($"SELECT name FROM pragma_table_info('{table}')")).Select(name => $"\"{name}\""))));
        }

        return columns;
    }

    private async Task<List<string>> RowsAsync(IReadOnlyList<(string Table, string Columns)> columns)
    {
        var rows = new List<string>();
        foreach (var (table, names) in columns)
        {
            rows.AddRange((await ReadAsync($"SELECT {names} FROM \"{table}\" ORDER BY 1, 2")).Select(row => $"{table}|{row}"));
        }

        return rows;
    }

    private async Task<List<string>> ReadAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={file.Path};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(column =>
                reader.GetValue(column) is byte[] bytes ? Convert.ToHexString(bytes) : $"{reader.GetValue(column)}")));
        }

        return rows;
    }
}
