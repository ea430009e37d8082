using ScimPlatform.Application.Scim;
using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.Scim.Bulk;

/// <summary>Operations that refer to one another by bulkId (RFC 7644 sections 3.7.1 and 3.7.2).</summary>
public sealed class BulkReferenceTests : ServerFixture
{
    private const string Users = "/scim/v2/Users";
    private const string Groups = "/scim/v2/Groups";

    [Test]
    public async Task Reference_BackwardsAndForwards_IsTheNewId()
    {
        var tenant = await App.AddTenantAsync();

        var job = await BulkJob.SendAsync(
            tenant.Admin, BulkJob.User("a"), BulkJob.Group("g", "bulkId:a", "bulkId:b", "bulkId:inner"), BulkJob.User("b"), BulkJob.Group("inner"));

        Assert.That(job.Statuses, Has.All.EqualTo("201"));
        Assert.That(job.Results.Select(result => (string?)result["bulkId"]), Is.EqualTo(new[] { "a", "g", "b", "inner" }));
        Assert.That(await MembersAsync(tenant, job["g"]), Is.EquivalentTo(new[] { job["a"], job["b"], job["inner"] }));
    }

    [Test]
    public async Task Reference_InPathPatchAndManager_IsTheNewId()
    {
        var tenant = await App.AddTenantAsync();
        var group = (await tenant.Admin.PostAsync(Groups, $$"""{"schemas":["{{ScimUrns.Group}}"],"displayName":"g"}""")).Require(201)["id"]!.GetValue<string>();

        var job = await BulkJob.SendAsync(
            tenant.Admin,
            BulkJob.Title("/Users/bulkId:a", "Dr"),
            BulkJob.Patch($"/Groups/{group}", """{"op":"add","path":"members","value":[{"value":"bulkId:a"},{"value":"bulkId:b"}]}"""),
            BulkJob.Patch($"/Groups/{group}", """{"op":"remove","path":"members[value eq \"bulkId:b\"]"}"""),
            BulkJob.User("a", $$"""
                "{{ScimUrns.EnterpriseUser}}":{"manager":{"value":"bulkId:b"} }
                """),
            BulkJob.User("b"));

        Assert.That(job.Statuses, Is.EqualTo(new[] { "200", "200", "200", "201", "201" }));
        var user = (await tenant.Admin.GetAsync($"{Users}/{job["a"]}")).Require(200);
        Assert.That((string?)user["title"], Is.EqualTo("Dr"));
        Assert.That((string?)user[ScimUrns.EnterpriseUser]!["manager"]!["value"], Is.EqualTo(job["b"]));
        Assert.That(await MembersAsync(tenant, group), Is.EqualTo(new[] { job["a"] }));
        Assert.That((string?)job.Results[0]["location"], Does.EndWith($"{Users}/{job["a"]}"));
    }

    [Test]
    public async Task Circle_OfGroups_IsMadeInOneStep()
    {
        var tenant = await App.AddTenantAsync();

        var job = await BulkJob.SendAsync(
            tenant.Admin, BulkJob.Group("a", "bulkId:b", "bulkId:u"), BulkJob.Group("b", "bulkId:c"), BulkJob.Group("c", "bulkId:a"), BulkJob.User("u"));

        Assert.That(job.Statuses, Has.All.EqualTo("201"));
        Assert.That(await MembersAsync(tenant, job["a"]), Is.EquivalentTo(new[] { job["b"], job["u"] }));
        Assert.That(await MembersAsync(tenant, job["b"]), Is.EqualTo(new[] { job["c"] }));
        Assert.That(await MembersAsync(tenant, job["c"]), Is.EqualTo(new[] { job["a"] }));
        var stored = await tenant.Admin.GetAsync($"{Groups}/{job["a"]}");
        Assert.That(stored.Header("ETag"), Is.EqualTo("W/\"1\"").And.EqualTo((string?)job.Result("a")["version"]));
        Assert.That((string?)stored["meta"]!["lastModified"], Is.EqualTo((string?)stored["meta"]!["created"]));
        Assert.That((await tenant.Admin.GetAsync($"{Users}/{job["u"]}")).Require(200)["groups"]!.AsArray(), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task Circle_OfManagers_IsMadeInOneStep()
    {
        var tenant = await App.AddTenantAsync();

        var job = await BulkJob.SendAsync(tenant.Admin, Managed("a", "b"), Managed("b", "a"), Managed("own", "own"));

        Assert.That(job.Statuses, Has.All.EqualTo("201"));
        foreach (var (user, manager) in new[] { ("a", "b"), ("b", "a"), ("own", "own") })
        {
            var stored = await tenant.Admin.GetAsync($"{Users}/{job[user]}");

            Assert.That((string?)stored[ScimUrns.EnterpriseUser]!["manager"]!["value"], Is.EqualTo(job[manager]));
        }
    }

    [TestCase("00000000-0000-4000-8000-0000000000ff", "400", "400")]
    [TestCase("bulkId:nobody", "409", "400")]
    [TestCase("bulkId:failed", "409", "409")]
    public async Task Circle_OneFails_LeavesNothingOfIt(string member, string first, string second)
    {
        var tenant = await App.AddTenantAsync();
        await tenant.AddUserAsync("failed");

        var job = await BulkJob.SendAsync(
            tenant.Admin, BulkJob.Group("a", "bulkId:b"), BulkJob.Group("b", "bulkId:a", member), BulkJob.User("failed"), BulkJob.User("u"));

        Assert.That(job.Statuses, Is.EqualTo(new[] { first, second, "409", "201" }));
        Assert.That((await tenant.Admin.GetAsync(Groups))["totalResults"]!.GetValue<int>(), Is.Zero);
    }

    [Test]
    public async Task Circle_ThroughAResourceThatExists_IsRefused()
    {
        var tenant = await App.AddTenantAsync();
        var group = (await BulkJob.SendAsync(tenant.Admin, BulkJob.Group("old")))["old"];
        var patch = BulkJob.Patch($"/Groups/{group}", """{"op":"add","path":"members","value":[{"value":"bulkId:new"}]}""");
        patch["bulkId"] = "old";

        var job = await BulkJob.SendAsync(tenant.Admin, patch, BulkJob.Group("new", "bulkId:old"));

        Assert.That(job.Statuses, Is.EqualTo(new[] { "409", "409" }));
        Assert.That(await MembersAsync(tenant, group), Is.Empty);
    }

    [Test]
    public async Task Reference_ToNothing_FailsAloneAndIsNeverStored()
    {
        var tenant = await App.AddTenantAsync();

        var job = await BulkJob.SendAsync(tenant.Admin, BulkJob.Group("g", "bulkId:nobody"), BulkJob.User("u"), BulkJob.Delete("/Users/bulkId:nobody"));

        Assert.That(job.Statuses, Is.EqualTo(new[] { "400", "201", "400" }));
        Assert.That((string?)job.Results[0]["response"]!["scimType"], Is.EqualTo("invalidValue"));
        Assert.That((await tenant.Admin.GetAsync(Groups))["totalResults"]!.GetValue<int>(), Is.Zero);
    }

    [Test]
    public async Task Reference_ToWhatFailed_FailsAsWell()
    {
        var tenant = await App.AddTenantAsync();
        await tenant.AddUserAsync("ada");

        var job = await BulkJob.SendAsync(
            tenant.Admin, BulkJob.Group("outer", "bulkId:inner"), BulkJob.Group("inner", "bulkId:ada"), BulkJob.User("ada"), BulkJob.User("bob"));

        Assert.That(job.Statuses, Is.EqualTo(new[] { "409", "409", "409", "201" }));
        Assert.That((await tenant.Admin.GetAsync(Groups))["totalResults"]!.GetValue<int>(), Is.Zero);
    }

    [Test]
    public async Task Reference_ToAnAdoptedUser_IsTheIdThatItHas()
    {
        var tenant = await App.AddTenantAsync();
        var ada = await tenant.AddUserAsync("ada");
        (await tenant.Admin.PostAsync("/api/admin/scim-settings", """{"enabled":true,"assumeControlOfExisting":true}""")).Require(200);

        var job = await BulkJob.SendAsync(tenant.Admin, BulkJob.Group("g", "bulkId:ada"), BulkJob.User("ada"));

        Assert.That(job.Statuses, Is.EqualTo(new[] { "201", "200" }));
        Assert.That(await MembersAsync(tenant, job["g"]), Is.EqualTo(new[] { ada }));
    }

    private static System.Text.Json.Nodes.JsonObject Managed(string bulkId, string manager) => BulkJob.User(bulkId, $$"""
        "{{ScimUrns.EnterpriseUser}}":{"manager":{"value":"bulkId:{{manager}}"} }
        """);

    private static async Task<IEnumerable<string>> MembersAsync(TestTenant tenant, string group)
    {
        var answer = (await tenant.Admin.GetAsync($"{Groups}/{group}")).Require(200);
        return [.. (answer["members"]?.AsArray() ?? []).Select(member => member!["value"]!.GetValue<string>())];
    }
}
