using System.Reflection;
using Microsoft.EntityFrameworkCore.Migrations;
using ScimPlatform.Infrastructure.Sqlite;
using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.Process;

/// <summary>A database that cannot be worked with: one clear line, exit code 1, nothing changed.</summary>
public sealed class BadDatabaseTests
{
    private const string What = "The database that DataDirectory or ConnectionStrings:ScimPlatform names";

    private static readonly string[][] Commands = [["serve"], ["migrate"], ["tenant", "create", "acme"]];

    private TemporaryDirectory directory = null!;

    private string Database => Path.Combine(directory.Path, "scim-platform.db");

    [SetUp]
    public void MakeDirectory()
    {
        TestEngine.RequireSqlite();
        directory = new TemporaryDirectory();
    }

    [TearDown]
    public void RemoveDirectory() => directory?.Dispose();

    [TestCaseSource(nameof(Commands))]
    public async Task Database_ThatIsTooNew_IsRefused(params string[] command)
    {
        await Operator.MakeAsync(directory);
        MigrateFurther("20990101000000_A", "20990101000001_B");

        await RequireRefusedAsync(
            command, $"{What} was migrated by a later version, which this one cannot work with: it does not know 20990101000000_A, 20990101000001_B.");
    }

    [TestCase("migrate")]
    [TestCase("backup", "backup.db")]
    public async Task Database_OfAnotherProduct_IsRefused(params string[] command)
    {
        Operator.Execute(Database, "CREATE TABLE Orders (Id INTEGER)");

        await RequireRefusedAsync(command, $"{What} is of another product: it has tables, and no migration of this one.");
    }

    [TestCase]
    [TestCase("backup", "backup.db")]
    public async Task Database_ThatIsNoDatabase_IsRefused(params string[] command)
    {
        await File.WriteAllTextAsync(Database, new string('x', 10_000));

        await RequireRefusedAsync(command, "The database cannot be used: SQLite Error 26: 'file is not a database'.");
    }

    // As a file is that its process has no right to; who runs the tests may have every right.
    [TestCaseSource(nameof(Commands))]
    [TestCase("check")]
    public async Task Database_ThatCannotBeOpened_IsNotTakenForNone(params string[] command)
    {
        await Operator.MakeAsync(directory);
        File.Delete($"{Database}-wal");
        Directory.CreateDirectory($"{Database}-wal");

        await RequireRefusedAsync(command, "The database cannot be used: SQLite Error 14: 'unable to open database file'.");
    }

    [TestCaseSource(nameof(Commands))]
    public async Task Server_ThatCannotBeReached_IsNamed(params string[] command)
    {
        string[] settings = ["--Database:Provider", "PostgreSql", "--ConnectionStrings:ScimPlatform", "Host=127.0.0.1;Port=1;Database=x"];

        Assert.That(
            await Operator.RunAsync(directory, [.. command, .. settings]),
            Is.EqualTo((1, "", "The database cannot be used: Failed to connect to 127.0.0.1:1\n")));
    }

    [TestCase("migrate")]
    public async Task ConnectionString_ThatIsNone_IsNamed(params string[] command) => Assert.That(
        await Operator.RunAsync(directory, [.. command, "--ConnectionStrings:ScimPlatform", "nonsense"]),
        Is.EqualTo((1, "", "The setting ConnectionStrings:ScimPlatform is no connection string of Sqlite.\n")));

    [Test]
    public async Task Database_OneMigrationAhead_IsServedAndWorkedWithUnderAWarning()
    {
        await Operator.MakeAsync(directory);
        MigrateFurther("20990101000000_A");

        var created = await Operator.RunAsync(directory, "tenant", "create", "acme", "--scim-enabled", "true");
        await using var server = await ServerProcess.StartAsync(directory.Path);

        Assert.That(created.Code, Is.Zero);
        Assert.That(created.Error, Is.EqualTo($"{What} was migrated by the next release already (20990101000000_A). Install that release here soon.\n"));
        Assert.That((await server.Platform.GetAsync("/api/v1/admin/tenants/acme")).Status, Is.EqualTo(200));
        Assert.That((await server.Client.GetAsync(new Uri("/health/ready", UriKind.Relative))).IsSuccessStatusCode, Is.True);
    }

    [Test]
    public async Task Database_OfAnEarlierVersion_IsToBeMigratedFirst()
    {
        var last = typeof(SqliteScimPlatformDbContext).Assembly.GetTypes().Where(type => type.Namespace == "ScimPlatform.Infrastructure.Sqlite.Migrations")
            .Select(type => type.GetCustomAttribute<MigrationAttribute>()?.Id).Max(StringComparer.Ordinal);
        await Operator.MakeAsync(directory);
        Operator.Execute(Database, $"DELETE FROM __EFMigrationsHistory WHERE MigrationId = '{last}'");

        await RequireRefusedAsync(
            ["tenant", "create", "acme"], $"{What} is of an earlier version; the command migrate adds what it lacks: {last}.");
    }

    private void MigrateFurther(params string[] migrations)
    {
        foreach (var migration in migrations)
        {
            Operator.Execute(Database, $"INSERT INTO __EFMigrationsHistory VALUES ('{migration}', '10.0.0')");
        }
    }

    private async Task RequireRefusedAsync(string[] command, string line)
    {
        var before = await File.ReadAllBytesAsync(Database);
        var files = Directory.EnumerateFileSystemEntries(directory.Path).ToList();

        Assert.That(await Operator.RunAsync(directory, command), Is.EqualTo((1, "", $"{line}\n")));
        Assert.That(await File.ReadAllBytesAsync(Database), Is.EqualTo(before));
        Assert.That(Directory.EnumerateFileSystemEntries(directory.Path), Is.EquivalentTo(files));
    }
}
