using System.Net.Sockets;
using Npgsql;
using ScimPlatform.TestSupport.Databases;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;

namespace ScimPlatform.WebApi.FunctionalTests.Surface;

/// <summary>A database server that hangs or is gone for a while: nothing is answered that was not done, and nothing has to be started again.</summary>
[NonParallelizable]
public sealed class OutageTests
{
    private const int Patience = 60_000;

    private CountingProxy proxy = null!;
    private TestServerApp app = null!;
    private TestTenant tenant = null!;
    private Caller connector = null!;
    private string connectionString = null!;
    private string user = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        Assume.That(PostgreSqlServer.IsAvailable, "There is no PostgreSQL.");
        connectionString = PostgreSqlDatabases.Take();
        var direct = new NpgsqlConnectionStringBuilder(connectionString);
        proxy = new CountingProxy(new UnixDomainSocketEndPoint(Path.Combine(direct.Host!, ".s.PGSQL.5432")));
        app = await TestServerApp.StartAsync(new TestServerSetup
        {
            Settings = new()
            {
                ["Database:Provider"] = "PostgreSql",
                ["Database:MigrateOnStartup"] = "true",
                ["Scim:TimeLimitSeconds"] = "20",
                ["ConnectionStrings:ScimPlatform"] = new NpgsqlConnectionStringBuilder(connectionString) { Host = "127.0.0.1", Port = proxy.Port }.ConnectionString,
            },
        });
        tenant = await app.AddTenantAsync();
        connector = await tenant.ConnectorAsync();
        user = await tenant.AddUserAsync("ada");
    }

    [TearDown]
    public void BeWell()
    {
        proxy.IsSilent = false;
        proxy.IsGone = false;
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (app is not null)
        {
            await app.DisposeAsync();
            await proxy.DisposeAsync();
            await PostgreSqlDatabases.GiveBackAsync(connectionString);
        }
    }

    [Test]
    [CancelAfter(Patience)]
    public async Task Request_WhileTheDatabaseHangs_Is504AndNothingIsStored()
    {
        proxy.IsSilent = true;

        var reading = connector.GetAsync($"/scim/v2/Users/{user}");
        var writing = RetitleAsync("Guide");
        var asking = app.As(null).GetAsync("/health/ready");
        var answers = await Task.WhenAll(reading, writing, asking);

        Assert.That(answers.Select(answer => answer.Status), Is.EqualTo(new[] { 504, 504, 503 }));
        proxy.IsSilent = false;
        Assert.That((await connector.GetAsync($"/scim/v2/Users/{user}")).Require(200)["title"], Is.Null);
        Assert.That((await app.As(null).GetAsync("/health/ready")).Status, Is.EqualTo(200));
    }

    [Test]
    [CancelAfter(Patience)]
    public async Task Request_WhileTheDatabaseIsGone_Is503AndSaysWhenToComeAgain()
    {
        proxy.IsGone = true;

        var reading = connector.GetAsync($"/scim/v2/Users/{user}");
        var writing = RetitleAsync("Cook");
        var asking = app.As(null).GetAsync("/health/ready");
        var answers = await Task.WhenAll(reading, writing, asking);

        Assert.That(answers.Select(answer => answer.Status), Is.EqualTo(new[] { 503, 503, 503 }));
        Assert.That(answers[0].Header("Retry-After"), Is.Not.Null);
        proxy.IsGone = false;
        Assert.That((await connector.GetAsync($"/scim/v2/Users/{user}")).Require(200)["title"], Is.Null);
        (await RetitleAsync("Cook")).Require(200);
    }

    private Task<Answer> RetitleAsync(string title) => connector.PatchAsync(
        $"/scim/v2/Users/{user}",
        $$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"replace","path":"title","value":"{{title}}"}]}""");
}
