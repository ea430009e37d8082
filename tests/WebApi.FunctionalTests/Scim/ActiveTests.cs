using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;
using ScimPlatform.WebApi.FunctionalTests.Scim.Bulk;

namespace ScimPlatform.WebApi.FunctionalTests.Scim;

/// <summary>A deactivated user becomes active only by a request that says <c>active: true</c>.</summary>
public sealed class ActiveTests : ServerFixture
{
    private const string Path = "/scim/v2/Users";
    private const string Core = "\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"]";

    [TestCase("""{"op":"remove","path":"active"}""")]
    [TestCase("""{"op":"replace","path":"active","value":null}""")]
    [TestCase("""{"op":"add","path":"active","value":null}""")]
    [TestCase("""{"op":"replace","value":{"active":null}}""")]
    public async Task Patch_ThatUnassignsActive_LeavesItUnassignedAndTheUserInactive(string operation)
    {
        var tenant = await App.AddTenantAsync();
        var ada = await tenant.AddUserAsync("ada", "\"active\":false");
        var bob = await tenant.AddUserAsync("bob");

        foreach (var user in new[] { ada, bob })
        {
            var patched = await PatchAsync(tenant.Admin, user, operation);
            var read = await tenant.Admin.GetAsync($"{Path}/{user}");

            Assert.That(patched.Require(200).Members, Does.Not.Contain("active"));
            Assert.That(read.Members, Does.Not.Contain("active"));
        }

        Assert.That(await FoundAsync(tenant, "active eq true"), Is.Empty);
        Assert.That(await FoundAsync(tenant, "active eq false"), Is.EquivalentTo(new[] { ada, bob }));
    }

    [TestCase("")]
    [TestCase(",\"active\":null")]
    public async Task Replace_WithoutActive_KeepsWhatIsStored(string silence)
    {
        var tenant = await App.AddTenantAsync();
        var inactive = await tenant.AddUserAsync("ada", "\"active\":false");
        var active = await tenant.AddUserAsync("bob");
        var unassigned = await tenant.AddUserAsync("cy");
        (await PatchAsync(tenant.Admin, unassigned, """{"op":"remove","path":"active"}""")).Require(200);

        var answers = new List<Answer>();
        foreach (var (id, name) in new[] { (inactive, "ada"), (active, "bob"), (unassigned, "cy") })
        {
            answers.Add(await tenant.Admin.PutAsync($"{Path}/{id}", $$"""{{{Core}},"userName":"{{name}}","title":"T"{{silence}}}"""));
        }

        Assert.That(answers.Select(answer => (bool?)answer.Require(200)["active"]), Is.EqualTo(new bool?[] { false, true, null }));
        Assert.That(await FoundAsync(tenant, "active eq true"), Is.EqualTo(new[] { active }));
    }

    [Test]
    public async Task Replace_InBulkWithoutActive_KeepsWhatIsStored()
    {
        var tenant = await App.AddTenantAsync();
        var ada = await tenant.AddUserAsync("ada", "\"active\":false");

        var job = await BulkJob.SendAsync(tenant.Admin, BulkJob.Put($"/Users/{ada}", "ada"));

        Assert.That(job.Statuses, Is.EqualTo(new[] { "200" }));
        Assert.That((bool?)(await tenant.Admin.GetAsync($"{Path}/{ada}"))["active"], Is.False);
    }

    [Test]
    public async Task Create_ThatAdoptsAnInactiveUser_KeepsItInactive()
    {
        var tenant = await App.AddTenantAsync();
        var ada = await tenant.AddUserAsync("ada", "\"active\":false");
        (await tenant.Admin.PostAsync("/api/admin/scim-settings", """{"enabled":true,"assumeControlOfExisting":true}""")).Require(200);

        var adopted = await tenant.Admin.PostAsync(Path, $$"""{{{Core}},"userName":"ada","externalId":"e"}""");

        Assert.That((adopted.Require(200)["id"]!.GetValue<string>(), (bool?)adopted["active"]), Is.EqualTo((ada, (bool?)false)));
    }

    [TestCase("""{"op":"replace","path":"active","value":true}""")]
    [TestCase("""{"op":"add","value":{"active":true}}""")]
    public async Task Patch_ThatSaysActive_MakesTheUserActive(string operation)
    {
        var tenant = await App.AddTenantAsync();
        var ada = await tenant.AddUserAsync("ada", "\"active\":false");
        (await PatchAsync(tenant.Admin, ada, """{"op":"remove","path":"active"}""")).Require(200);

        var patched = await PatchAsync(tenant.Admin, ada, operation);

        Assert.That((bool?)patched.Require(200)["active"], Is.True);
        Assert.That(await FoundAsync(tenant, "active eq true"), Is.EqualTo(new[] { ada }));
    }

    private static Task<Answer> PatchAsync(Caller caller, string id, string operation) => caller.PatchAsync(
        $"{Path}/{id}", $$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{{operation}}]}""");

    private static async Task<IEnumerable<string>> FoundAsync(TestTenant tenant, string filter) =>
        (await tenant.Admin.GetAsync($"{Path}?filter={Uri.EscapeDataString(filter)}")).Require(200)["Resources"]!.AsArray()
            .Select(user => user!["id"]!.GetValue<string>());
}
