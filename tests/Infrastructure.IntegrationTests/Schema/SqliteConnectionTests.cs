using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.IntegrationTests.Schema;

/// <summary>How every connection to an SQLite file is set up.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class SqliteConnectionTests
{
    private const string Full = "2";

    [TestCase("journal_mode", "wal")]
    [TestCase("foreign_keys", "1")]
    [TestCase("busy_timeout", "5000")]
    [TestCase("synchronous", Full)]
    public async Task Open_AMigratedFile_HasThePragma(string pragma, string expected)
    {
        await using var file = new SqliteFile();
        await using var product = new Product(file.Options);
        await product.MigrateAsync();

        var value = await PragmaAsync(product, pragma);

        Assert.That(value, Is.EqualTo(expected));
    }

    [TestCase("", 5)]
    [TestCase("Default Timeout=17", 17)]
    public async Task Open_AFile_WaitsForALockAsLongAsItIsTold(string settings, int expected)
    {
        await using var file = new SqliteFile(settings);
        await using var product = new Product(file.Options);

        var seconds = await product.UseAsync((ScimPlatformDbContext context) =>
            Task.FromResult(((SqliteConnection)context.Database.GetDbConnection()).DefaultTimeout));

        Assert.That(seconds, Is.EqualTo(expected));
    }

    private static Task<string?> PragmaAsync(Product product, string pragma) => product.UseAsync(async (ScimPlatformDbContext context) =>
    {
        await context.Database.OpenConnectionAsync();
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"PRAGMA {pragma}";
        return (await command.ExecuteScalarAsync())?.ToString();
    });
}
