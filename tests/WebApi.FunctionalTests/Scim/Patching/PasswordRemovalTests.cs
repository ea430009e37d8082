using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ScimPlatform.Application.Scim.IdpQuirks;
using ScimPlatform.Infrastructure.Persistence;
using ScimPlatform.WebApi.FunctionalTests.Audit;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;

namespace ScimPlatform.WebApi.FunctionalTests.Scim.Patching;

/// <summary><c>password</c> is writeOnly (RFC 7643 section 4.1.1): it is never shown, and like any other attribute it can be set and removed.</summary>
internal sealed class PasswordRemovalTests : ServerFixture
{
    private static IEnumerable<string> Profiles => CompatibilityProfile.All.Select(profile => profile.Name);

    [TestCase("""{"op":"remove","path":"password"}""")]
    [TestCase("""{"op":"replace","path":"password","value":null}""")]
    [TestCase("""{"op":"remove","path":"urn:ietf:params:scim:schemas:core:2.0:User:password"}""")]
    public async Task Patch_ThatRemovesThePassword_LeavesNoneInEveryProfile(string operation)
    {
        foreach (var profile in Profiles)
        {
            var (tenant, connector) = await TenantAsync(profile);
            var id = await tenant.AddUserAsync("ada", "\"password\":\"1mz050nq\"");
            var before = await VersionAsync(connector, id);

            var records = await tenant.RecordsOfAsync(async () => (await connector.PatchAsync($"/scim/v2/Users/{id}", Message(operation))).Require(200));

            Assert.That((await HashAsync(tenant), await VersionAsync(connector, id) != before), Is.EqualTo(((string?)null, true)), profile);
            Assert.That(records.Single(), Does.StartWith("user.updated ").And.Contains("\"password\""), profile);
        }
    }

    [Test]
    public async Task Patch_ThatRemovesWhatIsNotThere_ChangesNothingInEveryProfile([ValueSource(nameof(Profiles))] string profile)
    {
        var (tenant, connector) = await TenantAsync(profile);
        var id = await tenant.AddUserAsync("ada");
        var before = await VersionAsync(connector, id);

        var answer = await connector.PatchAsync($"/scim/v2/Users/{id}", Message("""{"op":"remove","path":"password"}"""));

        Assert.That((answer.Status, await VersionAsync(connector, id)), Is.EqualTo((200, before)));
    }

    [Test]
    public async Task Write_ThatDoesNotSpeakOfThePassword_KeepsIt()
    {
        var (tenant, connector) = await TenantAsync("default");
        var id = await tenant.AddUserAsync("ada", "\"password\":\"1mz050nq\"");
        var before = await HashAsync(tenant);

        (await connector.PatchAsync($"/scim/v2/Users/{id}", Message("""{"op":"add","path":"title","value":"T"}"""))).Require(200);
        (await connector.PutAsync($"/scim/v2/Users/{id}", ScimUsersTests.User("ada"))).Require(200);

        Assert.That((await HashAsync(tenant), before), Is.EqualTo((before, before)).And.Not.EqualTo(((string?)null, (string?)null)));
    }

    // A tenant that wants none is not in the way of taking one away.
    [TestCase("discard")]
    [TestCase("refuse")]
    public async Task Patch_WhereNoPasswordsAreTaken_RemovesTheOneThatIsThere(string policy)
    {
        var (tenant, connector) = await TenantAsync("default");
        var id = await tenant.AddUserAsync("ada", "\"password\":\"1mz050nq\"");
        (await tenant.Admin.PatchAsync($"/api/v1/admin/tenants/{tenant.Slug}", $$"""{"passwords":"{{policy}}"}""")).Require(200);

        (await connector.PatchAsync($"/scim/v2/Users/{id}", Message("""{"op":"add","path":"title","value":"T"}"""))).Require(200);
        var kept = await HashAsync(tenant);
        (await connector.PatchAsync($"/scim/v2/Users/{id}", Message("""{"op":"remove","path":"password"}"""))).Require(200);

        Assert.That((kept is null, await HashAsync(tenant)), Is.EqualTo((false, (string?)null)));
    }

    private static async Task<string?> VersionAsync(Caller connector, string id) =>
        (string?)(await connector.GetAsync($"/scim/v2/Users/{id}")).Require(200)["meta"]!["version"];

    private static string Message(string operation) =>
        $$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{{operation}}]}""";

    private async Task<(TestTenant Tenant, Caller Connector)> TenantAsync(string profile)
    {
        var tenant = await App.AddTenantAsync();
        (await tenant.Admin.PatchAsync($"/api/v1/admin/tenants/{tenant.Slug}", $$"""{"compatibility_profile":"{{profile}}"}""")).Require(200);
        return (tenant, await tenant.ConnectorAsync());
    }

    private async Task<string?> HashAsync(TestTenant tenant)
    {
        await using var scope = App.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<ScimPlatformDbContext>().Users.AsNoTracking();
        return await users.Where(user => user.TenantId == new Domain.Tenants.TenantId(tenant.Id)).Select(user => user.PasswordHash).SingleAsync();
    }
}
