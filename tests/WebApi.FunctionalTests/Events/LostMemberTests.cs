using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.Events;

/// <summary>RFC 7644 section 3.14: a group whose member was deleted has another entity tag, by whichever route that was.</summary>
public sealed class LostMemberTests : ServerFixture
{
    private const string Rename =
        """{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"replace","path":"displayName","value":"x"}]}""";

    [TestCase("user")]
    [TestCase("group")]
    [TestCase("bulk of the user")]
    [TestCase("bulk of the group")]
    [TestCase("F5's user")]
    public async Task Delete_OfAMember_MakesTheGroupAnotherOne(string what)
    {
        var tenant = await App.AddTenantAsync();
        var user = await tenant.AddUserAsync("ada");
        var child = await AddAsync(tenant, "child", user);
        var gone = what.Contains("group", StringComparison.Ordinal) ? child : user;
        var group = await AddAsync(tenant, "holder", gone);
        var path = $"/scim/v2/Groups/{group}";
        var before = (await tenant.Admin.GetAsync(path)).Require(200);

        await DeleteAsync(tenant, what, gone);

        var after = await tenant.Admin.GetAsync(path, ("If-None-Match", before.Header("ETag")!));
        Assert.That((after.Status, after.Header("ETag"), (string?)after["meta"]!["version"]), Is.EqualTo((200, "W/\"2\"", "W/\"2\"")));
        Assert.That(after.Members, Does.Not.Contain("members"));
        Assert.That((DateTimeOffset)after["meta"]!["lastModified"]!, Is.GreaterThanOrEqualTo((DateTimeOffset)before["meta"]!["lastModified"]!));
        var changed = await tenant.Admin.PatchAsync(path, Rename, ("If-Match", before.Header("ETag")!));
        Assert.That(changed.Status, Is.EqualTo(412));
        await tenant.EndAsync();
        var told = (await tenant.EventsAsync(null, 1)).Last(one => (string?)one["resource"]!["id"] == group);
        Assert.That(((string)told["type"]!, (long)told["resource"]!["version"]!), Is.EqualTo(("group.members_changed", 2L)));
    }

    private static async Task<string> AddAsync(TestTenant tenant, string name, string member) => (string)(await tenant.Admin.PostAsync(
        "/scim/v2/Groups",
        $$"""{"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":"{{name}}","members":[{"value":"{{member}}"}]}""")).Require(201)["id"]!;

    private static async Task DeleteAsync(TestTenant tenant, string what, string id)
    {
        var bulk = (string type) => tenant.Admin.PostAsync("/scim/v2/Bulk",
            $$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:BulkRequest"],"Operations":[{"method":"DELETE","path":"/{{type}}/{{id}}"}]}""");
        _ = what switch
        {
            "user" => (await tenant.Admin.DeleteAsync($"/scim/v2/Users/{id}")).Require(204),
            "group" => (await tenant.Admin.DeleteAsync($"/scim/v2/Groups/{id}")).Require(204),
            "F5's user" => (await tenant.Admin.DeleteAsync($"/api/scim/namespaces/system/v2/Users/{id}")).Require(204),
            "bulk of the user" => (await bulk("Users")).Require(200),
            _ => (await bulk("Groups")).Require(200),
        };
    }
}
