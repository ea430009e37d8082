using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.Scim;

/// <summary>What an entity tag covers: what is written to the resource, not what is shown of others.</summary>
public sealed class VersionTests : ServerFixture
{
    [Test]
    public async Task Tag_OfAUser_StaysWhileItsGroupsChange()
    {
        var tenant = await App.AddTenantAsync();
        var path = $"/scim/v2/Users/{await tenant.AddUserAsync("ada")}";
        var before = (await tenant.Admin.GetAsync(path)).Header("ETag")!;

        var group = $"/scim/v2/Groups/{await tenant.AddGroupAsync("G", path.Split('/')[^1])}";
        var inIt = await tenant.Admin.GetAsync(path);
        (await tenant.Admin.PatchAsync(group, Replaced("displayName", "H"))).Require(204);
        var renamed = await tenant.Admin.GetAsync(path);
        (await tenant.Admin.DeleteAsync(group)).Require(204);
        var gone = await tenant.Admin.GetAsync(path);

        Assert.That(((string?)inIt["groups"]![0]!["display"], (string?)renamed["groups"]![0]!["display"], gone.Json["groups"]), Is.EqualTo(("G", "H", (object?)null)));
        Assert.That(new[] { inIt, renamed, gone }.Select(answer => answer.Header("ETag")), Is.All.EqualTo(before));
        Assert.That((await tenant.Admin.GetAsync(path, ("If-None-Match", before))).Status, Is.EqualTo(304));
    }

    [Test]
    public async Task Tag_OfAGroup_MovesWithItsMembersAndStaysWhileTheyAreRenamed()
    {
        var tenant = await App.AddTenantAsync();
        var (ada, bob) = (await tenant.AddUserAsync("ada"), await tenant.AddUserAsync("bob"));
        var path = $"/scim/v2/Groups/{await tenant.AddGroupAsync("G", ada)}";
        var before = await tenant.Admin.GetAsync(path);

        (await tenant.Admin.PatchAsync($"/scim/v2/Users/{ada}", Replaced("displayName", "Ada"))).Require(200);
        var renamed = await tenant.Admin.GetAsync(path);
        (await tenant.Admin.PatchAsync(path, Message($$"""{"op":"add","path":"members","value":[{"value":"{{bob}}"}]}"""))).Require(204);
        var grown = await tenant.Admin.GetAsync(path);

        Assert.That((string?)renamed["members"]![0]!["display"], Is.EqualTo("Ada"));
        Assert.That(renamed.Header("ETag"), Is.EqualTo(before.Header("ETag")));
        Assert.That(grown.Header("ETag"), Is.Not.EqualTo(before.Header("ETag")));
    }

    private static string Replaced(string name, string value) => Message($$"""{"op":"replace","path":"{{name}}","value":"{{value}}"}""");

    private static string Message(string operation) =>
        $$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{{operation}}]}""";
}
