using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using ScimPlatform.Infrastructure.IntegrationTests.Schema;
using ScimPlatform.Infrastructure.Persistence;
using ScimPlatform.Infrastructure.SqlServer;

namespace ScimPlatform.Infrastructure.IntegrationTests.SqlServer;

/// <summary>The scripts for SQL Server are T-SQL, and the committed one is what the migrations say.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class SqlServerScriptTests
{
    private const string Engine = "sqlserver";

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
        var script = await CommittedScript.ReadAsync(Engine);

        Assert.That(Tsql.Errors(script), Is.Empty);
    }

    [Test]
    public async Task CommittedScript_AgainstTheMigrations_IsTheSame()
    {
        var generated = Generate(Migration.InitialDatabase, null, MigrationsSqlGenerationOptions.Idempotent);

        Assert.That(CommittedScript.Lines(await CommittedScript.ReadAsync(Engine)), Is.EqualTo(CommittedScript.Lines(generated)), CommittedScript.Renewal(Engine, nameof(SqlServerScimPlatformDbContext)));
    }

    [Test]
    public async Task CommittedScript_WithAColumnMore_IsNotTheSame()
    {
        var committed = await CommittedScript.ReadAsync(Engine);

        var changed = committed.Replace("[Slug] nvarchar(63)", "[Nick] nvarchar(63) NULL, [Slug] nvarchar(63)", StringComparison.Ordinal);

        Assert.That(CommittedScript.Lines(changed), Is.Not.EqualTo(CommittedScript.Lines(committed)));
    }

    [TestCase("SELECT [u].[Id] FROM WHERE [u].[Id] = @id")]
    [TestCase("SELECT * FROM Users LIMIT 10;")]
    [TestCase("CREATE TABLE Users (Id uniqueidentifier NOT NULL")]
    public void Parse_WhatIsNotTSql_HasErrors(string script) => Assert.That(Tsql.Errors(script), Is.Not.Empty);

    private static string Generate(
        string from, string? to, MigrationsSqlGenerationOptions options = MigrationsSqlGenerationOptions.Default)
    {
        using var context = new SqlServerDesignTimeFactory().CreateDbContext([]);
        return CommittedScript.Generate(context, from, to, options);
    }
}
