using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.Infrastructure.Operations;
using ScimPlatform.Infrastructure.Persistence;
using ScimPlatform.TestSupport.Databases;

namespace ScimPlatform.Infrastructure.IntegrationTests.PostgreSql;

/// <summary>
/// A database of an earlier release migrates with every row kept. <c>Schema/Files/postgresql</c> has the first release's database as it was dumped
/// (pg_dump), and for each later migration rows of the tables that it brought: a new migration with tables gets a file of rows, too.
/// </summary>
public sealed class OldDatabaseTests
{
    private const string History = "__EFMigrationsHistory";

    private static string Folder => Path.Combine(TestContext.CurrentContext.TestDirectory, "Schema", "Files", "postgresql");

    private static IEnumerable<string> Migrations
    {
        get
        {
            using var context = new PostgreSqlDesignTimeFactory().CreateDbContext([]);
            return [.. context.Database.GetMigrations().Skip(1).SkipLast(1)];
        }
    }

    private PostgreSqlDatabase database = null!;
    private Product product = null!;

    [SetUp]
    public void Make()
    {
        Assume.That(PostgreSqlServer.IsAvailable, "There is no PostgreSQL.");
        database = new PostgreSqlDatabase(isEmpty: true);
        product = new Product(database.Options);
    }

    [TearDown]
    public async Task RemoveAsync()
    {
        if (product is not null)
        {
            await product.DisposeAsync();
            await database.DisposeAsync();
        }
    }

    [TestCaseSource(nameof(Migrations))]
    public async Task Migrate_FromAnEarlierMigration_KeepsEveryRow(string migration)
    {
        await MakeAsOfAsync(migration);
        var selections = await SelectionsAsync();
        var before = await RowsAsync(selections);
        var known = Migrations.Count() + 2;

        var applied = await product.MigrateAsync();

        Assert.That(applied, Is.EqualTo(known - 1 - Migrations.ToList().IndexOf(migration) - 1));
        Assert.That(before, Has.Count.GreaterThanOrEqualTo(selections.Count));
        Assert.That(await RowsAsync(selections), Is.EqualTo(before));
        var tenants = await product.UseAsync((ScimPlatformDbContext context) => context.Tenants.ToListAsync());
        Assert.That(tenants, Has.Count.EqualTo(1).And.All.Property(nameof(Tenant.Slug)).Not.Null);
        Assert.That(await product.UseAsync((DatabaseMigration state) => state.IsCompleteAsync(default)), Is.True);
    }

    [TestCase("SQL_ASCII")]
    [TestCase("LATIN1")]
    public async Task Require_ADatabaseOfAnotherEncoding_IsRefused(string encoding)
    {
        var name = $"scim_platform_tests_{Guid.NewGuid():N}";
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE template0 ENCODING '{encoding}' LOCALE 'C'", PostgreSqlServer.ConnectionString);
        var connection = new NpgsqlConnectionStringBuilder(PostgreSqlServer.ConnectionString) { Database = name, Pooling = false }.ConnectionString;
        var wrong = new DatabaseOptions(DatabaseProvider.PostgreSql, connection, null);
        await using var other = new Product(wrong);

        Assert.That(
            () => new DatabaseSchema(other.NewContext(), wrong).RequireSuitedAsync(default),
            Throws.TypeOf<OperationRefused>().With.Message.EqualTo(
                $"{DatabaseSchema.What} has the encoding {encoding}, and UTF8 is needed: CREATE DATABASE … TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C' makes one."));

        await ExecuteAsync($"DROP DATABASE {name}", PostgreSqlServer.ConnectionString);
    }

    private async Task MakeAsOfAsync(string migration)
    {
        foreach (var earlier in Migrations.TakeWhile(earlier => earlier != migration).Append(migration))
        {
            if (earlier != Migrations.First())
            {
                await product.UseAsync(async (ScimPlatformDbContext context) =>
                {
                    await context.GetService<IMigrator>().MigrateAsync(earlier);
                    return true;
                });
            }

            var rows = Path.Combine(Folder, $"{earlier}.sql");
            if (File.Exists(rows))
            {
                await ExecuteAsync(await File.ReadAllTextAsync(rows), database.Options.ConnectionString);
            }
        }
    }

    // Only what stood there before is compared: a migration may add columns, and fill them.
    private Task<IReadOnlyList<string>> SelectionsAsync() => ReadAsync(
        $"""
        SELECT format('SELECT %L || row_to_json(t)::text FROM (SELECT %s FROM %I) AS t ORDER BY 1', table_name || ' ',
            string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position), table_name)
        FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> '{History}'
        GROUP BY table_name HAVING (xpath('/row/n/text()', query_to_xml(format('SELECT count(*) AS n FROM %I', table_name), false, true, '')))[1]::text <> '0'
        ORDER BY table_name
        """);

    private async Task<IReadOnlyList<string>> RowsAsync(IReadOnlyList<string> selections)
    {
        var rows = new List<string>();
        foreach (var selection in selections)
        {
            rows.AddRange(await ReadAsync(selection));
        }

        return rows;
    }

    private async Task<IReadOnlyList<string>> ReadAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(database.Options.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }

    // The dump changes settings of its session.
    private static async Task ExecuteAsync(string sql, string where)
    {
        await using var connection = new NpgsqlConnection($"{where};Pooling=False");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
