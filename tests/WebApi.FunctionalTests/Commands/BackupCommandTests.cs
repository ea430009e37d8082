using System.Runtime.Versioning;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;
using ScimPlatform.WebApi.FunctionalTests.Process;

namespace ScimPlatform.WebApi.FunctionalTests.Commands;

/// <summary><c>backup</c> and <c>restore</c> as an operator types them.</summary>
public sealed class BackupCommandTests
{
    private TemporaryDirectory directory = null!;
    private TemporaryDirectory elsewhere = null!;

    private string Database => Path.Combine(directory.Path, "scim-platform.db");

    private string Restored => Path.Combine(elsewhere.Path, "scim-platform.db");

    private string Key => Path.Combine(directory.Path, "cursor-key");

    private string Backup => Path.Combine(directory.Path, "backup.db");

    [SetUp]
    public void MakeDirectories()
    {
        TestEngine.RequireSqlite();
        (directory, elsewhere) = (new TemporaryDirectory(), new TemporaryDirectory());
    }

    [TearDown]
    public void RemoveDirectories()
    {
        directory?.Dispose();
        elsewhere?.Dispose();
    }

    [Test]
    public async Task Backup_OfAServerThatIsWrittenTo_RestoresToOneMoment()
    {
        await using var server = await ServerProcess.StartAsync(directory.Path);
        var plane = server.As(await Operator.AddTenantAsync(server, "acme"));
        await plane.PostAsync("/scim/v2/Users", Operator.User("before"));
        using var stop = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 4).Select(writer => WriteAsync(plane, writer, stop.Token)).ToList();

        var backup = await RunAsync(directory, "backup", Backup);

        await stop.CancelAsync();
        var written = (await Task.WhenAll(writers)).Sum();
        File.Copy(Key, Path.Combine(elsewhere.Path, "cursor-key"));
        var restore = await RunAsync(elsewhere, "restore", Backup);
        Assert.That((backup.Code, backup.Error), Is.EqualTo((0, "")));
        Assert.That(backup.Output, Is.EqualTo($"{Backup}: {new FileInfo(Backup).Length} bytes. It needs the key of this server, which is not in it: the file {Key}.\n"));
        Assert.That(restore, Is.EqualTo((0, $"{Restored}: restored. The key is the one that it was written under: the file {elsewhere.Path}/cursor-key.\n", "")));
        Assert.That((await RunAsync(elsewhere, "check")).Code, Is.Zero);
        Assert.That(Count(Restored, "Users"), Is.InRange(1, written + 1));
        Assert.That(Count(Restored, "Users"), Is.EqualTo(Count(Restored, "AuditEvents", "Action = 'user.created'")));
    }

    [Test]
    public async Task Backup_InJson_SaysTheSame()
    {
        await Operator.MakeAsync(directory);

        var (code, output, error) = await RunAsync(directory, "backup", Backup, "--json");

        Assert.That((code, error), Is.EqualTo((0, "")));
        Assert.That(JsonNode.Parse(output)!.ToJsonString(), Is.EqualTo($$"""{"file":"{{Backup}}","bytes":{{new FileInfo(Backup).Length}},"key":"the file {{Key}}"}"""));
    }

    [Test]
    [UnsupportedOSPlatform("windows")]
    [Platform(Exclude = "Win")]
    public async Task Backup_AndRestored_CanBeReadByTheirOwnerOnly()
    {
        await Operator.MakeAsync(directory);

        await RunAsync(directory, "backup", Backup);
        await RunAsync(elsewhere, "restore", Backup);

        Assert.That(
            new[] { File.GetUnixFileMode(Backup), File.GetUnixFileMode(Restored) },
            Is.All.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.That(Directory.GetFiles(elsewhere.Path), Is.EqualTo(new[] { Restored }));
    }

    [Test]
    public async Task Backup_ToAFileThatIsThere_LeavesIt()
    {
        await Operator.MakeAsync(directory);
        await File.WriteAllTextAsync(Backup, "mine");

        Assert.That(await RunAsync(directory, "backup", Backup), Is.EqualTo((1, "", $"{Backup} exists already.\n")));
        Assert.That(await File.ReadAllTextAsync(Backup), Is.EqualTo("mine"));
    }

    [Test]
    public async Task Backup_IntoADirectoryThatIsNotThere_IsRefusedInOneLine()
    {
        await Operator.MakeAsync(directory);

        var (code, output, error) = await RunAsync(directory, "backup", Path.Combine(directory.Path, "none", "backup.db"));

        Assert.That((code, output), Is.EqualTo((1, "")));
        Assert.That(error, Does.Match(@"\ACould not find a part of the path [^\n]*\n\z"));
    }

    [Test]
    public async Task Backup_WithoutADatabase_MakesNothing()
    {
        Assert.That(await RunAsync(directory, "backup", Backup), Is.EqualTo((1, "", Operator.NothingThere)));
        Assert.That(Directory.EnumerateFileSystemEntries(directory.Path), Is.Empty);
    }

    [TestCase("backup", "PostgreSql", "PostgreSQL is saved by pg_dump or pg_basebackup, and restored by pg_restore.")]
    [TestCase("restore", "SqlServer", "SQL Server is saved by BACKUP DATABASE, and restored by RESTORE DATABASE.")]
    public async Task BackupAndRestore_OnAnotherEngine_NameItsOwnTools(string command, string engine, string tools)
    {
        var answer = await RunAsync(directory, command, Backup, "--Database:Provider", engine, "--ConnectionStrings:ScimPlatform", "Database=x");

        Assert.That(answer, Is.EqualTo((1, "", $"This command is for SQLite. {tools}\n")));
    }

    [Test]
    public async Task Restore_UnderAServerThatRuns_IsRefusedAndChangesNothing()
    {
        await Operator.MakeAsync(directory);
        await RunAsync(directory, "backup", Backup);
        await using var server = await ServerProcess.StartAsync(directory.Path);
        await Operator.AddTenantAsync(server, "later");

        Assert.That(await RunAsync(directory, "restore", Backup), Is.EqualTo((1, "", $"{Database} is in use. Stop the server first.\n")));
        Assert.That((await server.Platform.GetAsync("/api/v1/admin/tenants/later")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Restore_OverADatabaseThatNobodyUses_PutsBackWhatWasThere()
    {
        await Operator.MakeAsync(directory);
        await RunAsync(directory, "backup", Backup);
        await RunAsync(directory, "tenant", "create", "later");

        var (code, _, error) = await RunAsync(directory, "restore", Backup);

        Assert.That((code, error), Is.EqualTo((0, "")));
        Assert.That(Count(Database, "Tenants"), Is.Zero);
        await using var server = await ServerProcess.StartAsync(directory.Path);
        Assert.That((await server.Client.GetAsync(new Uri("/health/ready", UriKind.Relative))).IsSuccessStatusCode, Is.True);
    }

    [TestCase("cut off", "is damaged or cut off: SQLite Error 11: 'database disk image is malformed'.")]
    [TestCase("no database", "is no SQLite database.")]
    [TestCase("empty", "is no SQLite database.")]
    [TestCase("not there", "is not there.")]
    [TestCase("another product", "is of another product: it has tables, and no migration of this one.")]
    [TestCase("too new", "was migrated by a later version, which this one cannot work with: it does not know 20990101000000_A, 20990101000001_B.")]
    public async Task Restore_OfAFileThatIsNoBackup_IsRefusedAndChangesNothing(string kind, string said)
    {
        await Operator.MakeAsync(directory);
        await RunAsync(directory, "tenant", "create", "mine");
        await MakeBadAsync(kind);
        var before = await File.ReadAllBytesAsync(Database);

        Assert.That(await RunAsync(directory, "restore", Backup), Is.EqualTo((1, "", $"{Backup} {said}\n")));
        Assert.That(await File.ReadAllBytesAsync(Database), Is.EqualTo(before));
        Assert.That(await RunAsync(elsewhere, "restore", Backup), Is.EqualTo((1, "", $"{Backup} {said}\n")));
        Assert.That(Directory.EnumerateFileSystemEntries(elsewhere.Path), Is.Empty);
    }

    [TestCase("missing", "The key that it was written under is missing")]
    [TestCase("wrong", "The key is NOT the one that it was written under")]
    public async Task Restore_WithoutTheKey_SaysSo(string key, string said)
    {
        await using (var server = await ServerProcess.StartAsync(directory.Path))
        {
            await Operator.AddTenantAsync(server, "acme");
            await Operator.UntilSealedAsync(Database);
        }

        await RunAsync(directory, "backup", Backup);
        string[] other = key == "wrong" ? ["--Security:MasterKey", new string('k', 64)] : [];

        var (code, output, error) = await RunAsync(elsewhere, ["restore", Backup, .. other]);

        Assert.That((code, error), Is.EqualTo((0, "")));
        Assert.That(output, Does.StartWith($"{Restored}: restored. {said}: "));
    }

    private static Task<(int Code, string Output, string Error)> RunAsync(TemporaryDirectory directory, params string[] arguments) =>
        Operator.RunAsync(directory, arguments);

    private static async Task<int> WriteAsync(Caller plane, int writer, CancellationToken stop)
    {
        var written = 0;
        while (!stop.IsCancellationRequested)
        {
            (await plane.PostAsync("/scim/v2/Users", Operator.User($"u{writer}-{written}"))).Require(201);
            written++;
        }

        return written;
    }

    private async Task MakeBadAsync(string kind)
    {
        var good = Path.Combine(directory.Path, "good.db");
        await RunAsync(directory, "backup", good);
        switch (kind)
        {
            case "cut off":
                await File.WriteAllBytesAsync(Backup, (await File.ReadAllBytesAsync(good))[..50_000]);
                break;
            case "no database":
                await File.WriteAllTextAsync(Backup, new string('x', 10_000));
                break;
            case "empty":
                await File.WriteAllBytesAsync(Backup, []);
                break;
            case "another product":
                Operator.Execute(Backup, "CREATE TABLE Orders (Id INTEGER)");
                break;
            case "too new":
                File.Copy(good, Backup);
                Operator.Execute(
                    Backup,
                    "INSERT INTO __EFMigrationsHistory VALUES ('20990101000000_A', '10.0.0'), ('20990101000001_B', '10.0.0'); PRAGMA journal_mode = DELETE");
                break;
            default:
                break;
        }
    }

    private static long Count(string file, string table, string where = "1 = 1")
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT COUNT(*) FROM {table} WHERE {where}";
        return (long)command.ExecuteScalar()!;
    }
}
