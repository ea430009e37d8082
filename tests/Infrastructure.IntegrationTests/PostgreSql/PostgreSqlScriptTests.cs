using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.Infrastructure.IntegrationTests.Schema;
using ScimPlatform.Infrastructure.Persistence;
using ScimPlatform.Infrastructure.PostgreSql;
using ScimPlatform.TestSupport.Databases;

namespace ScimPlatform.Infrastructure.IntegrationTests.PostgreSql;

/// <summary>The committed script for PostgreSQL is what the migrations say, and makes what they make.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class PostgreSqlScriptTests
{
    private const string Engine = "postgresql";

    [Test]
    public async Task CommittedScript_AgainstTheMigrations_IsTheSame()
    {
        await using var context = new PostgreSqlDesignTimeFactory().CreateDbContext([]);

        var generated = CommittedScript.Generate(context, Migration.InitialDatabase, null, MigrationsSqlGenerationOptions.Idempotent);

        Assert.That(
            CommittedScript.Lines(await CommittedScript.ReadAsync(Engine)),
            Is.EqualTo(CommittedScript.Lines(generated)),
            CommittedScript.Renewal(Engine, nameof(PostgreSqlScimPlatformDbContext)));
    }

    [Test]
    public async Task CommittedScript_RunTwice_LeavesNothingToMigrate()
    {
        Assume.That(PostgreSqlServer.IsAvailable, "There is no PostgreSQL.");
        await using var database = new PostgreSqlDatabase(isEmpty: true);
        await using var product = new Product(database.Options);
        var script = await CommittedScript.ReadAsync(Engine);
        await using var source = NpgsqlDataSource.Create(database.Options.ConnectionString);
        for (var time = 0; time < 2; time++)
        {
            await using var command = source.CreateCommand(script.TrimStart('\uFEFF'));
            await command.ExecuteNonQueryAsync();
        }

        Assert.That(await product.UseAsync((DatabaseMigration migration) => migration.IsCompleteAsync(default)), Is.True);
        Assert.That(await product.MigrateAsync(), Is.Zero);
        var mine = await Belongings.StoreAsync(product);
        var stored = await product.UseAsync((ScimPlatformDbContext context) => context.FindAsync<Domain.Users.User>(mine.User.Id).AsTask());
        Assert.That(State.Of(stored), Is.EqualTo(State.Of(mine.User)));
    }
}
