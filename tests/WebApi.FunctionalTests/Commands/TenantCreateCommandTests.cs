using System.Text.Json.Nodes;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Process;

namespace ScimPlatform.WebApi.FunctionalTests.Commands;

/// <summary><c>tenant create</c> as an operator types it.</summary>
public sealed class TenantCreateCommandTests
{
    private TemporaryDirectory directory = null!;

    [SetUp]
    public void MakeDirectory()
    {
        TestEngine.RequireSqlite();
        directory = new TemporaryDirectory();
    }

    [TearDown]
    public void RemoveDirectory() => directory?.Dispose();

    [Test]
    public async Task Create_WithOptions_MakesTheTenantThatTheApiShows()
    {
        await Operator.MakeAsync(directory);

        var (code, output, error) = await Operator.RunAsync(
            directory, "tenant", "create", "acme", "--display-name", "Acme Ltd.", "--scim-enabled", "true", "--max-live-tokens", "3",
            "--default-token-lifetime-days", "30", "--compatibility-profile", "entra", "--json");

        Assert.That((code, error), Is.EqualTo((0, "")));
        await using var server = await ServerProcess.StartAsync(directory.Path);
        var shown = (await server.Platform.GetAsync("/api/v1/admin/tenants/acme")).Require(200);
        Assert.That(JsonNode.DeepEquals(JsonNode.Parse(output), shown.Json), Is.True, $"{output} is not {shown}");
        Assert.That(
            (shown["display_name"]!.GetValue<string>(), shown["scim_enabled"]!.GetValue<bool>(), shown["max_live_tokens"]!.GetValue<int>()),
            Is.EqualTo(("Acme Ltd.", true, 3)));
    }

    [Test]
    public async Task Create_WithASlugAlone_PrintsTheIdAlone()
    {
        await Operator.MakeAsync(directory);

        var (code, output, error) = await Operator.RunAsync(directory, "tenant", "create", "acme");

        Assert.That((code, error), Is.EqualTo((0, "")));
        Assert.That(output, Does.Match(@"\A[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\n\z"));
    }

    [TestCase("Another tenant has this slug.", "taken")]
    [TestCase("SLUG must be of the form [a-z0-9-]{3,63}.", "No")]
    [TestCase("--max-live-tokens must be at most 10.", "acme", "--max-live-tokens", "11")]
    [TestCase("Cannot parse argument 'many' for option '--max-live-tokens' as expected type 'System.Nullable`1[System.Int32]'.", "acme", "--max-live-tokens", "many")]
    [TestCase("Required argument missing for command: 'create'.")]
    public async Task Create_OfWhatCannotBe_IsRefusedInOneLine(string said, params string[] arguments)
    {
        await Operator.MakeAsync(directory);
        await Operator.RunAsync(directory, "tenant", "create", "taken");

        Assert.That(await Operator.RunAsync(directory, ["tenant", "create", .. arguments]), Is.EqualTo((1, "", $"{said}\n")));
    }

    [Test]
    public async Task Create_WithoutADatabase_MakesNothing()
    {
        Assert.That(await Operator.RunAsync(directory, "tenant", "create", "acme"), Is.EqualTo((1, "", Operator.NothingThere)));
        Assert.That(Directory.EnumerateFileSystemEntries(directory.Path), Is.Empty);
    }
}
