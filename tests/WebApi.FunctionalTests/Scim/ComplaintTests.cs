using System.Text.Json.Nodes;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;

namespace ScimPlatform.WebApi.FunctionalTests.Scim;

/// <summary>
/// What users of other SCIM servers complain about, where no other test says it already. Elsewhere: large groups (MemberCostTests), Entra's
/// shapes, PUT on groups, empty lists of members and reactivation (IdpTranscriptTests, IdpQuirkTests), filters (FilterAgreementTests),
/// paging (WalkTests, CursorRaceTests), tenants (TenantIsolationTests, ScimAccessTests), tokens (TokenContractTests), bulk (BulkTests).
/// </summary>
public sealed class ComplaintTests : ServerFixture
{
    private const string Users = "/scim/v2/Users";
    private const string Groups = "/scim/v2/Groups";
    private const string UserUrn = "urn:ietf:params:scim:schemas:core:2.0:User";
    private const string GroupUrn = "urn:ietf:params:scim:schemas:core:2.0:Group";

    /// <summary>Elsewhere a client's own <c>id</c> overwrote the user who had it.</summary>
    [Test]
    public async Task Create_WithTheIdOfAnotherUser_MakesANewOneAndLeavesTheOther()
    {
        var tenant = await App.AddTenantAsync();
        var ada = await tenant.AddUserAsync("ada");
        var before = (await tenant.Admin.GetAsync($"{Users}/{ada}")).Text;

        var answer = await tenant.Admin.PostAsync(Users, $$"""{"schemas":["{{UserUrn}}"],"id":"{{ada}}","userName":"eve"}""");

        Assert.That(answer.Require(201)["id"]!.GetValue<string>(), Is.Not.EqualTo(ada));
        Assert.That((await tenant.Admin.GetAsync($"{Users}/{ada}")).Text, Is.EqualTo(before));
    }

    /// <summary>Elsewhere the answer to a PATCH had the PatchOp's URN, and groups that of users.</summary>
    [Test]
    public async Task Answer_OfEveryKind_HasTheSchemasOfItsResource()
    {
        var tenant = await App.AddTenantAsync();
        var user = await tenant.AddUserAsync("ada");
        var group = (await tenant.Admin.PostAsync(Groups, $$"""{"schemas":["{{GroupUrn}}"],"displayName":"G"}""")).Require(201);

        var patchedUser = await tenant.Admin.PatchAsync($"{Users}/{user}", Patch("""{"op":"replace","path":"title","value":"x"}"""));
        var patchedGroup = await tenant.Admin.PatchAsync(
            $"{Groups}/{group["id"]}?attributes=displayName", Patch("""{"op":"replace","path":"displayName","value":"H"}"""));
        var listed = await tenant.Admin.GetAsync(Groups);

        Assert.That(Urns(patchedUser.Require(200)["schemas"]), Is.EqualTo(new[] { UserUrn }));
        Assert.That(Urns(group["schemas"]), Is.EqualTo(new[] { GroupUrn }));
        Assert.That(Urns(patchedGroup.Require(200)["schemas"]), Is.EqualTo(new[] { GroupUrn }));
        Assert.That(Urns(listed["Resources"]![0]!["schemas"]), Is.EqualTo(new[] { GroupUrn }));
    }

    /// <summary>Elsewhere more than a hundred members in one PATCH lost those that were there.</summary>
    [Test]
    public async Task Patch_WithMoreThanAHundredMembers_KeepsTheOthers()
    {
        var tenant = await App.AddTenantAsync();
        var users = new List<string>();
        for (var number = 0; number < 260; number++)
        {
            users.Add(await tenant.AddUserAsync($"user-{number}"));
        }

        var group = (await tenant.Admin.PostAsync(Groups, $$"""{"schemas":["{{GroupUrn}}"],"displayName":"G","members":{{List(users.Take(10))}}}""")).Require(201);
        var path = $"{Groups}/{group["id"]}";

        (await tenant.Admin.PatchAsync(path, Patch($$"""{"op":"Add","path":"members","value":{{List(users.Skip(10))}}}"""))).Require(204);
        var grown = Members(await tenant.Admin.GetAsync(path));
        (await tenant.Admin.PatchAsync(path, Patch($$"""{"op":"Remove","path":"members","value":{{List(users.Take(150))}}}"""))).Require(204);
        var shrunk = Members(await tenant.Admin.GetAsync(path));

        Assert.That(grown, Is.EquivalentTo(users));
        Assert.That(shrunk, Is.EquivalentTo(users.Skip(150)));
    }

    /// <summary>Elsewhere a user who was switched off came back as a conflict without end.</summary>
    [Test]
    public async Task Provision_AUserWhoIsInactive_ConflictsOnceIsFoundAndComesBack()
    {
        var tenant = await App.AddTenantAsync();
        var ada = await tenant.AddUserAsync("ada@example.com", "\"active\":false");

        var conflict = await tenant.Admin.PostAsync(Users, $$"""{"schemas":["{{UserUrn}}"],"userName":"ADA@example.com","active":true}""");
        var found = await tenant.Admin.GetAsync($"{Users}?filter={Uri.EscapeDataString("userName eq \"ADA@example.com\"")}");
        var back = await tenant.Admin.PatchAsync($"{Users}/{ada}", Patch("""{"op":"replace","value":{"active":true}}"""));

        Assert.That((conflict.Status, (string?)conflict["scimType"]), Is.EqualTo((409, "uniqueness")));
        Assert.That(found["Resources"]![0]!["id"]!.GetValue<string>(), Is.EqualTo(ada));
        Assert.That(back.Require(200)["active"]!.GetValue<bool>(), Is.True);
    }

    private static string Patch(string operation) =>
        $$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{{operation}}]}""";

    private static string List(IEnumerable<string> users) => $"[{string.Join(',', users.Select(user => $$"""{"value":"{{user}}"}"""))}]";

    private static IEnumerable<string> Members(Answer group) =>
        group.Require(200)["members"]!.AsArray().Select(member => member!["value"]!.GetValue<string>());

    private static IEnumerable<string> Urns(JsonNode? schemas) => schemas!.AsArray().Select(urn => urn!.GetValue<string>());
}
