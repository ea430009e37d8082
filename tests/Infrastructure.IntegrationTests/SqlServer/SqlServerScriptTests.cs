using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.IntegrationTests.SqlServer;

/// <summary>The scripts for SQL Server are T-SQL, and the committed one is what the migrations say.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class SqlServerScriptTests
{
    private const string Renewal =
        "deploy/sqlserver/schema.sql is not what the migrations generate. Renew it: dotnet ef migrations script --idempotent " +
        "--project src/Infrastructure --startup-project src/Infrastructure --context SqlServerScimPlatformDbContext --output deploy/sqlserver/schema.sql";

    private static IEnumerable<string> Migrations
    {
        get
        {
            using var context = new SqlServerDesignTimeFactory().CreateDbContext([]);
            return [.. context.GetService<IMigrationsAssembly>().Migrations.Keys];
        }
    }

    [TestCaseSource(nameof(Migrations))]
    public void Script_OfAMigrationUpAndDown_IsTSql(string migration)
    {
        var before = Migrations.TakeWhile(name => name != migration).LastOrDefault() ?? Migration.InitialDatabase;

        var (up, down) = (Generate(before, migration), Generate(migration, before));

        Assert.That(up, Does.Contain("CREATE TABLE").Or.Contain("ALTER TABLE"));
        Assert.That(Tsql.Errors(up), Is.Empty);
        Assert.That(Tsql.Errors(down), Is.Empty);
    }

    [Test]
    public async Task CommittedScript_ForAnyState_IsTSql()
    {
        var script = await CommittedAsync();

        Assert.That(Tsql.Errors(script), Is.Empty);
    }

    [Test]
    public async Task CommittedScript_AgainstTheMigrations_IsTheSame()
    {
        var generated = Generate(Migration.InitialDatabase, null, MigrationsSqlGenerationOptions.Idempotent);

        Assert.That(Lines(await CommittedAsync()), Is.EqualTo(Lines(generated)), Renewal);
    }

    [Test]
    public async Task CommittedScript_WithAColumnMore_IsNotTheSame()
    {
        var committed = await CommittedAsync();

        var changed = committed.Replace("[Slug] nvarchar(63)", "[Nick] nvarchar(63) NULL, [Slug] nvarchar(63)", StringComparison.Ordinal);

        Assert.That(Lines(changed), Is.Not.EqualTo(Lines(committed)));
    }

    [TestCase("SELECT [u].[Id] FROM WHERE [u].[Id] = @id")]
    [TestCase("SELECT * FROM Users LIMIT 10;")]
    [TestCase("CREATE TABLE Users (Id uniqueidentifier NOT NULL")]
    public void Parse_WhatIsNotTSql_HasErrors(string script) => Assert.That(Tsql.Errors(script), Is.Not.Empty);

    private static string Generate(
        string from, string? to, MigrationsSqlGenerationOptions options = MigrationsSqlGenerationOptions.Default)
    {
        using var context = new SqlServerDesignTimeFactory().CreateDbContext([]);
        return context.GetService<IMigrator>().GenerateScript(from, to, options);
    }

    private static Task<string> CommittedAsync() =>
        File.ReadAllTextAsync(Path.Combine(Repository().FullName, "deploy", "sqlserver", "schema.sql"));

    // Line ends and a byte order mark are the tool's and the platform's business.
    private static IEnumerable<string> Lines(string script) =>
        script.Split('\n').Select(line => line.Trim('\r', '\uFEFF')).Where(line => line.Length > 0);

    private static DirectoryInfo Repository()
    {
        var directory = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "ScimPlatform.sln")))
        {
            directory = directory.Parent ?? throw new DirectoryNotFoundException("ScimPlatform.sln is in no directory above the tests");
        }

        return directory;
    }
}
