using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Process;

namespace ScimPlatform.WebApi.FunctionalTests.Commands;

/// <summary>The command line as it is typed.</summary>
public sealed class CommandTests
{
    private TemporaryDirectory directory = null!;

    [SetUp]
    public void MakeDirectory() => directory = new TemporaryDirectory();

    [TearDown]
    public void RemoveDirectory() => directory.Dispose();

    [Test]
    public async Task Jwt_IsAloneOnStandardOutputAndLetsIn()
    {
        var printed = await ServerProcess.RunAsync(
            directory.Path, "jwt", "--tenant", "example-corp", "--scope", "scim.tokens.read", "--subject", "ci", "--environment", "Development");
        await using var server = await ServerProcess.StartAsync(directory.Path);
        var caller = server.As($"Bearer {printed.Output.Trim()}");

        var read = await caller.GetAsync("/api/v1/admin/scim-tokens");
        var write = await caller.PostAsync("/scim-token", """{"name":"Okta"}""");

        Assert.That(printed.Code, Is.Zero, printed.Error);
        Assert.That(printed.Output, Does.Match(@"\A[\w-]+\.[\w-]+\.[\w-]+\r?\n\z"));
        Assert.That((read.Status, write.Status), Is.EqualTo((200, 403)));
    }

    [Test]
    public async Task Jwt_OfATenantThatIsNotThere_SaysSoBesideTheJwt()
    {
        var early = await JwtAsync("example-corp");
        var earlyOther = await JwtAsync("nope");
        Assert.That(File.Exists(Path.Combine(directory.Path, "scim-platform.db")), Is.False);
        await using (await ServerProcess.StartAsync(directory.Path))
        {
        }

        var known = await JwtAsync("example-corp");
        var unknown = await JwtAsync("nope");
        var none = await ServerProcess.RunAsync(directory.Path, "jwt", "--environment", "Development");

        Assert.That(new[] { early.Code, earlyOther.Code, known.Code, unknown.Code, none.Code }, Is.All.Zero);
        Assert.That(new[] { early.Error, known.Error, none.Error }, Is.All.Empty);
        Assert.That(
            new[] { earlyOther.Error, unknown.Error },
            Is.All.EqualTo("There is no tenant 'nope': until it is made, what is asked for with this JWT is answered 404.\n"));
        Assert.That(unknown.Output, Does.Match(@"\A[\w-]+\.[\w-]+\.[\w-]+\r?\n\z"));
    }

    [Test]
    public async Task Migrate_Twice_AppliesOnceAndEnds()
    {
        var first = await ServerProcess.RunAsync(directory.Path, "migrate", "--environment", "Development");
        var second = await ServerProcess.RunAsync(directory.Path, "migrate", "--environment", "Development");

        Assert.That((first.Code, second.Code), Is.EqualTo((0, 0)), first.Error + second.Error);
        Assert.That(first.Output, Does.Match("^[1-9][0-9]* migrations applied"));
        Assert.That(second.Output, Does.StartWith("0 migrations applied"));
        Assert.That(File.Exists(Path.Combine(directory.Path, "scim-platform.db")), Is.True);
    }

    [Test]
    public async Task Migrate_ByFourProcessesOfWhichTwoAreKilled_IsDoneByTheOthers()
    {
        var killed = Enumerable.Range(0, 2).Select(_ => ServerProcess.Launch(directory.Path, "migrate", "--environment", "Development")).ToList();
        while (killed.Exists(process => !process.HasExited) && !File.Exists(Path.Combine(directory.Path, "scim-platform.db-migration")))
        {
            await Task.Delay(1);
        }

        foreach (var process in killed)
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }

        var done = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => ServerProcess.RunAsync(directory.Path, "migrate", "--environment", "Development")));

        Assert.That(done.Select(ended => ended.Code), Is.All.Zero, string.Concat(done.Select(ended => ended.Error)));
        var again = await ServerProcess.RunAsync(directory.Path, "migrate", "--environment", "Development");
        Assert.That(again.Output, Does.StartWith("0 migrations applied"));
    }

    [TestCase("--help")]
    [TestCase("jwt", "--help")]
    [TestCase("migrate", "--help")]
    public async Task Help_IsPrintedAndNothingIsDone(params string[] arguments)
    {
        var (code, output, error) = await ServerProcess.RunAsync(directory.Path, arguments);

        Assert.That(code, Is.Zero, error);
        Assert.That(output, Does.Contain("--environment"));
        Assert.That(Directory.EnumerateFileSystemEntries(directory.Path), Is.Empty);
    }

    [TestCase]
    [TestCase("jwt")]
    [TestCase("migrate")]
    public async Task Production_WithoutAnIssuer_IsRefusedInOneLine(params string[] arguments)
    {
        var (code, output, error) = await ServerProcess.RunAsync(directory.Path, [.. arguments, "--environment", "Production"]);

        Assert.That(code, Is.EqualTo(1));
        Assert.That(output, Is.Empty);
        Assert.That(error, Does.Match(@"\A[^\n]*Authentication:Jwt:Authority[^\n]*\n\z"));
    }

    [TestCase("migrat", "migrat")]
    [TestCase("--url", "--url", "http://127.0.0.1:0")]
    [TestCase("--Scim", "--Scim", "1")]
    [TestCase("Scim:MaxPageSize=1", "Scim:MaxPageSize=1")]
    [TestCase("again", "migrate", "again")]
    [TestCase("--tenent", "jwt", "--tenent", "example-corp")]
    public async Task UnknownArgument_IsRefusedByItsNameAndNothingIsDone(string named, params string[] arguments)
    {
        var answer = await ServerProcess.RunAsync(directory.Path, [.. arguments, "--environment", "Development"]);

        Assert.That(answer, Is.EqualTo((
            1, "", $"'{named}' is neither an option nor a setting. Settings are given as --Section:Key value; --help says the rest.\n")));
        Assert.That(Directory.EnumerateFileSystemEntries(directory.Path), Is.Empty);
    }

    [TestCase("--hours", "0")]
    [TestCase("--hours", "many")]
    public async Task Jwt_BadHours_IsRefused(params string[] arguments)
    {
        var (code, output, error) = await ServerProcess.RunAsync(directory.Path, ["jwt", "--environment", "Development", .. arguments]);

        Assert.That(code, Is.Not.Zero);
        Assert.That(output, Does.Not.Match(@"^[\w-]+\.[\w-]+\.[\w-]+$"));
        Assert.That(error, Does.Contain("--hours"));
    }

    [Test]
    public async Task Serve_OnAPortThatIsTaken_EndsWithOneLine()
    {
        using var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        var url = $"http://{taken.LocalEndpoint}";

        var (code, output, error) = await ServerProcess.RunAsync(
            directory.Path, "--environment", "Development", "--urls", url,
            "--Logging:LogLevel:Default", "Information", "--Logging:LogLevel:Microsoft.Hosting.Lifetime", "Information");

        Assert.That((code, error), Is.EqualTo((1, $"Failed to bind to address {url}: address already in use.\n")));
        Assert.That(output, Does.Not.Contain("   at ").And.Not.Contain("xception"));
    }

    private Task<(int Code, string Output, string Error)> JwtAsync(string tenant) =>
        ServerProcess.RunAsync(directory.Path, "jwt", "--tenant", tenant, "--environment", "Development");
}
