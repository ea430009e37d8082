using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ScimPlatform.Application.ProvisioningLog;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.Jobs;
using ScimPlatform.Infrastructure.ProvisioningLog;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Scim;
using ScimPlatform.WebApi.FunctionalTests.Security;

namespace ScimPlatform.WebApi.FunctionalTests.Audit;

/// <summary>What its settings make of the provisioning log, and what a full buffer does to the requests that it would tell of.</summary>
public sealed class ProvisioningLogSettingsTests
{
    private const string Path = "/api/v1/admin/provisioning-log";
    private const string Users = "/scim/v2/Users";
    private const string Search = """{"schemas":["urn:ietf:params:scim:api:messages:2.0:SearchRequest"],"filter":"userName eq \"ada\""}""";

    [Test]
    public async Task Reads_SwitchedOn_AreKeptWithTheirBodies()
    {
        await using var app = await StartAsync(("ProvisioningLog:Reads", "true"));
        var tenant = await app.AddTenantAsync();
        var connector = await tenant.ConnectorAsync();

        (await connector.GetAsync($"{Users}?filter=userName%20eq%20%22ada%22")).Require(200);
        (await connector.PostAsync($"{Users}/.search", Search)).Require(200);
        (await connector.GetAsync("/scim/v2/Schemas")).Require(200);
        (await connector.GetAsync($"{Users}/unknown")).Require(404);

        var entries = await EntriesAsync(tenant);
        Assert.That(entries.Select(entry => $"{entry["method"]} {entry["path"]}?{entry["query"]} {entry["status"]}"), Is.EqualTo([
            $"GET {Users}/***? 404",
            "GET /scim/v2/Schemas? 200",
            $"POST {Users}/.search? 200",
            $"GET {Users}?filter=userName eq \"***\" 200",
        ]));
        var search = (await tenant.Admin.GetAsync($"{Path}/{entries[2]["id"]}")).Require(200);
        Assert.That((string?)search["request"]!["body"]!["filter"], Is.EqualTo("userName eq \"***\""));
        Assert.That((int)search["response"]!["body"]!["totalResults"]!, Is.Zero);
    }

    [Test]
    public async Task Log_SwitchedOff_KeepsNothing()
    {
        await using var app = await StartAsync(("ProvisioningLog:Enabled", "false"), ("ProvisioningLog:Reads", "true"));
        var tenant = await app.AddTenantAsync();
        var connector = await tenant.ConnectorAsync();

        (await connector.PostAsync(Users, ScimUsersTests.User("ada"))).Require(201);
        (await connector.PostAsync(Users, ScimUsersTests.User("ada"))).Require(409);
        (await connector.GetAsync(Users)).Require(200);

        Assert.That(await EntriesAsync(tenant), Is.Empty);
    }

    [TestCase(256)]
    [TestCase(512)]
    public async Task Body_LargerThanIsKept_IsCut(int maxBodySize)
    {
        await using var app = await StartAsync(("ProvisioningLog:MaxBodySize", $"{maxBodySize}"));
        var tenant = await app.AddTenantAsync();
        var connector = await tenant.ConnectorAsync();
        var body = ScimUsersTests.User("ada")[..^1] + ",\"nickName\":\"";
        var whole = body + new string('a', maxBodySize - body.Length - 2) + "\"}";

        (await connector.PostAsync(Users, whole)).Require(201);
        (await connector.PostAsync(Users, whole + " ")).Require(409);

        var entries = await EntriesAsync(tenant);
        var cuts = new List<bool>();
        foreach (var entry in entries)
        {
            cuts.Add((bool)(await tenant.Admin.GetAsync($"{Path}/{entry["id"]}")).Require(200)["request"]!["truncated"]!);
        }

        Assert.That(cuts, Is.EqualTo([true, false]));
    }

    [Test]
    public async Task Request_WhileTheBufferIsFull_IsServedAndItsLossIsToldOnce()
    {
        using var telemetry = new CapturedTelemetry();
        await using var app = await StartAsync(telemetry);
        var tenant = await app.AddTenantAsync();
        var connector = await tenant.ConnectorAsync();
        Fill(app.Services.GetRequiredService<IProvisioningLog>());

        (await connector.PostAsync(Users, ScimUsersTests.User("ada"))).Require(201);
        (await connector.PostAsync(Users, ScimUsersTests.User("ada"))).Require(409);

        Assert.That(await EntriesAsync(tenant), Is.Empty);
        (await connector.PostAsync(Users, ScimUsersTests.User("grace"))).Require(201);
        Assert.That((await EntriesAsync(tenant)).Select(entry => (int)entry["status"]!), Is.EqualTo([201]));
        Assert.That(telemetry.Lines, Has.One.Contains("exchanges were not put"));
        Assert.That(telemetry.Lines, Has.One.Contains(" Warning: 2 exchanges were not put in the provisioning log: more came than could be stored."));
    }

    private static Task<TestServerApp> StartAsync(params (string Key, string Value)[] settings) =>
        TestServerApp.StartAsync(TestServerSetup.With(settings) with { Services = WithoutLoop });

    private static Task<TestServerApp> StartAsync(CapturedTelemetry telemetry) => TestServerApp.StartAsync(new TestServerSetup
    {
        Services = services => WithoutLoop(services.AddLogging(logging => logging.AddProvider(telemetry))),
    });

    // The log is written when a test says so.
    private static void WithoutLoop(IServiceCollection services) =>
        services.Remove(services.Single(service => service.ImplementationType == typeof(JobLoop<ProvisioningLogJob>)));

    // With what belongs to no tenant, and is not stored.
    private static void Fill(IProvisioningLog log)
    {
        for (var number = 0; number < 1024; number++)
        {
            log.Record(new ProvisioningExchange
            {
                Tenant = new TenantId(Guid.Empty),
                At = DateTimeOffset.UnixEpoch,
                Caller = "nobody",
                Method = "PATCH",
                Path = Users,
                Query = [],
                Status = 200,
                Duration = TimeSpan.Zero,
                ScimType = null,
                TraceId = new string('a', 32),
                Location = null,
                Request = KeptBytes.None,
                Response = KeptBytes.None,
            });
        }
    }

    private static async Task<List<JsonObject>> EntriesAsync(TestTenant tenant)
    {
        await using (var scope = tenant.App.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<ProvisioningLogJob>().RunAsync(default);
        }

        var answer = await tenant.Admin.GetAsync(Path);
        return [.. answer.Require(200)["items"]!.AsArray().Select(entry => entry!.AsObject())];
    }
}
