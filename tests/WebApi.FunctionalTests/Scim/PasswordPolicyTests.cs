using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ScimPlatform.Infrastructure.Persistence;
using ScimPlatform.WebApi.FunctionalTests.Audit;
using ScimPlatform.WebApi.FunctionalTests.Dialects;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;
using ScimPlatform.WebApi.FunctionalTests.OAuth;

namespace ScimPlatform.WebApi.FunctionalTests.Scim;

/// <summary>The tenant's setting for passwords that its connector sends, on both bases and by every credential.</summary>
internal sealed class PasswordPolicyTests : ServerFixture
{
    private const string Rfc = "/scim/v2";
    private const string F5 = "/api/scim/namespaces/system/v2";
    private const string Password = "\"password\":\"1mz050nq\"";
    private const string Patch =
        """{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"replace","path":"password","value":"1mz050nq"}]}""";

    private static readonly string[] Bases = [Rfc, F5];

    [Test]
    public async Task Keep_APassword_StoresItsHash([ValueSource(nameof(Bases))] string at)
    {
        var tenant = await App.AddTenantAsync();

        var answers = await WritesAsync(await tenant.ConnectorAsync(), at, await UserAsync(tenant, "old"));

        Assert.That(answers.Select(answer => answer.Status), Is.EqualTo([201, 200, 200, 200]));
        Assert.That(await HashesAsync(tenant), Has.Count.EqualTo(3).And.All.Not.Null);
    }

    [Test]
    public async Task Discard_APassword_TakesTheRequestAndStoresNone([ValueSource(nameof(Bases))] string at)
    {
        var tenant = await App.AddTenantAsync();
        var old = await UserAsync(tenant, "old");
        await SetAsync(tenant, "discard");

        var connector = await tenant.ConnectorAsync();
        var before = await connector.GetAsync($"{at}/Users/{old}");
        var patched = await connector.PatchAsync($"{at}/Users/{old}", Patch);
        var answers = await WritesAsync(connector, at, old);

        Assert.That((patched.Status, patched.Text), Is.EqualTo((200, before.Text)));
        Assert.That(answers.Select(answer => answer.Status), Is.EqualTo([201, 200, 200, 200]));
        Assert.That(answers[3]["Operations"]!.AsArray().Select(done => (string?)done!["status"]), Is.EqualTo(["201", "200"]));
        Assert.That(await HashesAsync(tenant), Has.Count.EqualTo(3).And.All.Null);
    }

    [Test]
    public async Task Refuse_APassword_Is400NamingItAndStoresNothing([ValueSource(nameof(Bases))] string at)
    {
        var tenant = await App.AddTenantAsync();
        var old = await UserAsync(tenant, "old");
        await SetAsync(tenant, "refuse");

        var answers = await WritesAsync(await tenant.ConnectorAsync(), at, old);

        const string Body =
            """{"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"status":"400","scimType":"invalidValue","detail":"'password' is not taken from this tenant's connector."}""";
        Assert.That(answers.Take(3).Select(answer => (answer.Status, answer.Text)), Is.All.EqualTo((400, Body)));
        Assert.That(answers[0].ContentType, Does.StartWith("application/scim+json"));
        Assert.That(answers[3]["Operations"]!.AsArray().Select(done => (string?)done!["response"]!["detail"]), Is.All.EqualTo("'password' is not taken from this tenant's connector."));
        Assert.That((await tenant.CountUsersAsync(), (await HashesAsync(tenant)).Single()), Is.EqualTo((1, (string?)null)));
    }

    [Test]
    public async Task Refuse_ByAccessTokenAndJwt_IsTheSame()
    {
        var tenant = await App.AddTenantAsync();
        await SetAsync(tenant, "refuse");
        var party = await OAuthParty.CreateAsync(tenant);

        foreach (var caller in new[] { App.As($"Bearer {await party.TokenAsync()}"), tenant.Admin })
        {
            Assert.That((await caller.PostAsync($"{Rfc}/Users", ScimUsersTests.User("ada", Password))).Status, Is.EqualTo(400));
            Assert.That((await caller.PostAsync($"{Rfc}/Users", ScimUsersTests.User("ada", "\"password\":null"))).Status, Is.EqualTo(201));
            Assert.That((await caller.DeleteAsync($"{Rfc}/Users/{await OnlyIdAsync(caller)}")).Status, Is.EqualTo(204));
        }
    }

    [TestCase("keep")]
    [TestCase("discard")]
    [TestCase("refuse")]
    public async Task Config_OfTheTenant_SaysThatPasswordsAreNotChanged(string policy)
    {
        var tenant = await App.AddTenantAsync();
        await SetAsync(tenant, policy);
        var connector = await tenant.ConnectorAsync();

        foreach (var at in Bases)
        {
            Assert.That((await connector.GetAsync($"{at}/ServiceProviderConfig")).Require(200)["changePassword"]!.ToJsonString(), Is.EqualTo("""{"supported":false}"""));
        }
    }

    [TestCase("keep", true)]
    [TestCase("discard", true)]
    [TestCase("refuse", false)]
    public async Task Schemas_OfTheTenant_HavePasswordUnlessItIsRefused(string policy, bool shown)
    {
        var tenant = await App.AddTenantAsync();
        await SetAsync(tenant, policy);
        var connector = await tenant.ConnectorAsync();

        foreach (var at in Bases)
        {
            var one = (await connector.GetAsync($"{at}/Schemas/urn:ietf:params:scim:schemas:core:2.0:User")).Require(200);
            var all = (await connector.GetAsync($"{at}/Schemas")).Require(200)["Resources"]![0]!;

            Assert.That(new[] { Has(one.Json), Has(all) }, Is.All.EqualTo(shown));
        }

        static bool Has(JsonNode schema) => schema["attributes"]!.AsArray().Any(attribute => (string?)attribute!["name"] == "password");
    }

    [Test]
    public async Task Setting_IsShownAndRecorded()
    {
        var tenant = await App.AddTenantAsync();
        var unset = (await tenant.Admin.GetAsync(TenantPath(tenant))).Require(200);

        var records = await tenant.RecordsOfAsync(async () =>
        {
            Assert.That((string?)(await SetAsync(tenant, "refuse"))["passwords"], Is.EqualTo("refuse"));
            Assert.That((string?)(await SetAsync(tenant, "refuse"))["passwords"], Is.EqualTo("refuse"));
            Assert.That((string?)(await tenant.Admin.GetAsync(TenantPath(tenant)))["passwords"], Is.EqualTo("refuse"));
        });

        Assert.That((string?)unset["passwords"], Is.EqualTo("keep"));
        Assert.That(records, Is.EqualTo(["""tenant.updated {"passwords":{"from":"keep","to":"refuse"},"version":2}"""]));
    }

    [TestCase("\"\"", "literal_error")]
    [TestCase("\"Keep\"", "literal_error")]
    [TestCase("1", "string_type")]
    public async Task Patch_WhatIsNoPolicy_IsNamed(string value, string type)
    {
        var tenant = await App.AddTenantAsync();

        var answer = await tenant.Admin.PatchAsync(TenantPath(tenant), $$"""{"passwords":{{value}}}""");

        AdminTests.AssertInvalid(answer, """["body","passwords"]""", type);
    }

    private static string TenantPath(TestTenant tenant) => $"/api/v1/admin/tenants/{tenant.Slug}";

    private static async Task<Answer> SetAsync(TestTenant tenant, string policy) =>
        (await tenant.Admin.PatchAsync(TenantPath(tenant), $$"""{"passwords":"{{policy}}"}""")).Require(200);

    private static Task<string> UserAsync(TestTenant tenant, string userName) => tenant.AddUserAsync(userName, "\"roles\":[{\"value\":\"user\"}]");

    // A create, a replacement, a change, and a create and a change in bulk.
    private static async Task<IReadOnlyList<Answer>> WritesAsync(Caller connector, string at, string id)
    {
        var roles = at == F5 ? "\"roles\":[\"user\"]" : "\"roles\":[{\"value\":\"user\"}]";
        string User(string userName) => ScimUsersTests.User(userName, $"{roles},{Password}");
        return
        [
            await connector.PostAsync($"{at}/Users", User("ada")),
            await connector.PutAsync($"{at}/Users/{id}", User("old")),
            await connector.PatchAsync($"{at}/Users/{id}", Patch),
            (await connector.PostAsync($"{at}/Bulk", $$"""
                {"schemas":["urn:ietf:params:scim:api:messages:2.0:BulkRequest"],"Operations":[
                {"method":"POST","path":"/Users","bulkId":"1","data":{{User("eve")}}},{"method":"PATCH","path":"/Users/{{id}}","data":{{Patch}}}]}
                """)).Require(200),
        ];
    }

    private static async Task<string> OnlyIdAsync(Caller caller) =>
        (string)(await caller.GetAsync($"{Rfc}/Users")).Require(200)["Resources"]![0]!["id"]!;

    private async Task<IReadOnlyList<string?>> HashesAsync(TestTenant tenant)
    {
        await using var scope = App.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<ScimPlatformDbContext>().Users.AsNoTracking();
        return await users.Where(user => user.TenantId == new Domain.Tenants.TenantId(tenant.Id)).Select(user => user.PasswordHash).ToListAsync();
    }
}
