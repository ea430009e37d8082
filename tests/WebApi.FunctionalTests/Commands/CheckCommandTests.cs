using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Process;

namespace ScimPlatform.WebApi.FunctionalTests.Commands;

/// <summary><c>check</c> as an operator types it. What it finds on each engine, DatabaseCheckTests say.</summary>
public sealed class CheckCommandTests
{
    private TemporaryDirectory directory = null!;

    private string Database => Path.Combine(directory.Path, "scim-platform.db");

    [SetUp]
    public async Task MakeAsync()
    {
        TestEngine.RequireSqlite();
        directory = new TemporaryDirectory();
        await using var app = await TestServerApp.StartAsync(new TestServerSetup { DataDirectory = directory.Path });
        await (await app.AddTenantAsync()).AddUserAsync("ada");
    }

    [TearDown]
    public void RemoveDirectory() => directory?.Dispose();

    [Test]
    public async Task Check_OfWhatTheServerWrote_EndsWith0() => Assert.That(
        await Operator.RunAsync(directory, "check"), Is.EqualTo((0, "integrity: ok\nschema: ok\norphans: ok\ntotals: ok\naudit: ok\n", "")));

    [Test]
    public async Task Check_InJson_IsAsThePageHasIt()
    {
        var (code, output, error) = await Operator.RunAsync(directory, "check", "--json");

        Assert.That((code, error), Is.EqualTo((0, "")));
        Assert.That(RepositoryFiles.Read("docs/commands.md"), Does.Contain($"```json\n{output}```"));
    }

    [Test]
    public async Task Check_OfWrongTotals_EndsWith2AndChangesNothing()
    {
        Operator.Execute(Database, "UPDATE DirectoryTotals SET Users = 7");
        var before = await File.ReadAllBytesAsync(Database);

        var (code, output, error) = await Operator.RunAsync(directory, "check");

        Assert.That((code, error), Is.EqualTo((2, "")));
        Assert.That(output, Does.Match(@"\Aintegrity: ok\nschema: ok\norphans: ok\ntotals: [0-9a-f-]{36}: the total of Users is 7, and there are 1\naudit: ok\n\z"));
        Assert.That(await File.ReadAllBytesAsync(Database), Is.EqualTo(before));
    }

    [Test]
    public async Task Check_OfADamagedFile_EndsWith2AndLooksNoFurther()
    {
        Operator.Execute(Database, "PRAGMA wal_checkpoint(TRUNCATE)");
        await using (var file = new FileStream(Database, FileMode.Open))
        {
            // Behind the schema, which has to be read for anything to be said.
            file.Position = file.Length - 20_000;
            await file.WriteAsync(Enumerable.Repeat((byte)0xA5, 16_000).ToArray());
        }

        var (code, output, error) = await Operator.RunAsync(directory, "check");

        Assert.That((code, error), Is.EqualTo((2, "")));
        Assert.That(output, Does.StartWith("integrity: ").And.Not.Contain(": ok"));
    }

    [Test]
    public async Task Check_WithoutADatabase_EndsWith1()
    {
        using var none = new TemporaryDirectory();

        Assert.That(await Operator.RunAsync(none, "check"), Is.EqualTo((1, "", Operator.NothingThere)));
    }
}
