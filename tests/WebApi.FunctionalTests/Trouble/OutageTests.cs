using ScimPlatform.TestSupport.Databases;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;

namespace ScimPlatform.WebApi.FunctionalTests.Trouble;

/// <summary>A database server that hangs or is gone for a while: nothing is answered that was not done, and nothing has to be started again.</summary>
[NonParallelizable]
public sealed class OutageTests
{
    private const int Patience = 60_000;

    private ProxiedPostgreSql database = null!;
    private TestServerApp app = null!;
    private TestTenant tenant = null!;
    private Caller connector = null!;
    private string user = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        Assume.That(PostgreSqlServer.IsAvailable, "There is no PostgreSQL.");
        database = new ProxiedPostgreSql();
        app = await TestServerApp.StartAsync(new TestServerSetup
        {
            Settings = new()
            {
                ["Database:Provider"] = "PostgreSql",
                ["Database:MigrateOnStartup"] = "true",
                ["Scim:TimeLimitSeconds"] = "20",
                ["ConnectionStrings:ScimPlatform"] = database.ConnectionString,
            },
        });
        tenant = await app.AddTenantAsync();
        connector = await tenant.ConnectorAsync();
        user = await tenant.AddUserAsync("ada");
    }

    [TearDown]
    public void BeWell()
    {
        database.Proxy.IsSilent = false;
        database.Proxy.IsGone = false;
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (app is not null)
        {
            await app.DisposeAsync();
            await database.DisposeAsync();
        }
    }

    [Test]
    [CancelAfter(Patience)]
    public async Task Request_WhileTheDatabaseHangs_Is504AndNothingIsStored()
    {
        database.Proxy.IsSilent = true;

        var reading = connector.GetAsync($"/scim/v2/Users/{user}");
        var writing = RetitleAsync("Guide");
        var asking = app.As(null).GetAsync("/health/ready");
        var answers = await Task.WhenAll(reading, writing, asking);

        Assert.That(answers.Select(answer => answer.Status), Is.EqualTo(new[] { 504, 504, 503 }));
        database.Proxy.IsSilent = false;
        Assert.That((await connector.GetAsync($"/scim/v2/Users/{user}")).Require(200)["title"], Is.Null);
        Assert.That((await app.As(null).GetAsync("/health/ready")).Status, Is.EqualTo(200));
    }

    [Test]
    [CancelAfter(Patience)]
    public async Task Request_WhileTheDatabaseIsGone_Is503AndSaysWhenToComeAgain()
    {
        database.Proxy.IsGone = true;

        var reading = connector.GetAsync($"/scim/v2/Users/{user}");
        var writing = RetitleAsync("Cook");
        var asking = app.As(null).GetAsync("/health/ready");
        var answers = await Task.WhenAll(reading, writing, asking);

        Assert.That(answers.Select(answer => answer.Status), Is.EqualTo(new[] { 503, 503, 503 }));
        Assert.That(answers[0].Header("Retry-After"), Is.Not.Null);
        database.Proxy.IsGone = false;
        Assert.That((await connector.GetAsync($"/scim/v2/Users/{user}")).Require(200)["title"], Is.Null);
        (await RetitleAsync("Cook")).Require(200);
    }

    private Task<Answer> RetitleAsync(string title) => connector.PatchAsync(
        $"/scim/v2/Users/{user}",
        $$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"replace","path":"title","value":"{{title}}"}]}""");
}
