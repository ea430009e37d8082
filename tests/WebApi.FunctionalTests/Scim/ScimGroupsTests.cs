using System.Text.Json.Nodes;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;

namespace ScimPlatform.WebApi.FunctionalTests.Scim;

/// <summary>Groups and their members (RFC 7643 section 4.2, RFC 7644 sections 3.3 to 3.6).</summary>
public sealed class ScimGroupsTests : ServerFixture
{
    private const string Path = "/scim/v2/Groups";

    [Test]
    public async Task Create_WithMembers_AnswersThemWithWhatTheyAre()
    {
        var tenant = await App.AddTenantAsync();
        var user = await tenant.AddUserAsync("ada", "\"displayName\":\"Ada L.\"");
        var child = await AddAsync(tenant.Admin, "Inner");

        var answer = await tenant.Admin.PostAsync(Path, Body("Outer", user, child));

        Assert.That(answer.Require(201)["members"]!.ToJsonString(), Is.EqualTo(
            $$"""[{"value":"{{user}}","$ref":"https://scim.example.com/scim/v2/Users/{{user}}","type":"User","display":"Ada L."},{"value":"{{child}}","$ref":"https://scim.example.com/scim/v2/Groups/{{child}}","type":"Group","display":"Inner"}]"""));
        Assert.That(answer.Header("Location"), Is.EqualTo($"https://scim.example.com{Path}/{answer["id"]}"));
        Assert.That((await tenant.Admin.GetAsync($"{Path}/{answer["id"]}")).Text, Is.EqualTo(answer.Text));
    }

    [TestCase("", "value,$ref,type,display")]
    [TestCase("?attributes=members.value", "value")]
    public async Task Get_OfALargeGroup_ShowsEveryMemberOnce(string query, string parts)
    {
        const int Size = 1001;
        var tenant = await App.AddTenantAsync();
        var users = new List<string>();
        for (var index = 0; index < Size; index++)
        {
            users.Add(await tenant.AddUserAsync($"user-{index}"));
        }

        var created = await tenant.Admin.PostAsync(Path, Body("Everybody", [.. users]));
        var group = await tenant.Admin.GetAsync($"{Path}/{created.Require(201)["id"]}{query}");

        Assert.That(Members(group), Is.EquivalentTo(users));
        Assert.That(group["members"]!.AsArray().Select(member => string.Join(',', member!.AsObject().Select(part => part.Key))), Is.All.EqualTo(parts));
        Assert.That(group.Header("ETag"), Is.EqualTo(created.Header("ETag")));
        Assert.That(group.ContentType, Is.EqualTo("application/scim+json"));
        Assert.That(group.Members.Last(), Is.EqualTo(query.Length == 0 ? "meta" : "members"));
    }

    [TestCase("00000000-0000-4000-8000-0000000000ff")]
    [TestCase("no-id")]
    public async Task Create_WithAMemberThatDoesNotExist_IsRefusedAndNothingIsStored(string member)
    {
        var tenant = await App.AddTenantAsync();

        var answer = await tenant.Admin.PostAsync(Path, Body("Guides", member));

        Assert.That((answer.Status, (string?)answer["scimType"]), Is.EqualTo((400, "invalidValue")));
        Assert.That(answer["detail"]!.GetValue<string>(), Does.Contain("members"));
        Assert.That((await tenant.Admin.GetAsync(Path))["totalResults"]!.GetValue<int>(), Is.Zero);
    }

    [Test]
    public async Task Create_WithAMemberOfAnotherTenant_IsRefused()
    {
        var tenant = await App.AddTenantAsync();
        var stranger = await (await App.AddTenantAsync()).AddUserAsync("ada");

        var answer = await tenant.Admin.PostAsync(Path, Body("Guides", stranger));

        Assert.That(answer.Status, Is.EqualTo(400));
    }

    [Test]
    public async Task Patch_AddingAndRemovingMembers_Answers204WithANewTag()
    {
        var tenant = await App.AddTenantAsync();
        var (ada, bob) = (await tenant.AddUserAsync("ada"), await tenant.AddUserAsync("bob"));
        var group = await AddAsync(tenant.Admin, "Guides", ada);
        var before = (await tenant.Admin.GetAsync($"{Path}/{group}")).Header("ETag");

        var answer = await PatchAsync(tenant.Admin, group, $$"""
            [{"op":"add","path":"members","value":[{"value":"{{bob}}"}]},{"op":"remove","path":"members[value eq \"{{ada}}\"]"}]
            """);

        Assert.That((answer.Status, answer.Text), Is.EqualTo((204, "")));
        var after = await tenant.Admin.GetAsync($"{Path}/{group}");
        Assert.That(Members(after), Is.EqualTo(new[] { bob }));
        Assert.That(after.Header("ETag"), Is.EqualTo(answer.Header("ETag")).And.Not.EqualTo(before));
    }

    [Test]
    public async Task Patch_WithAttributesAskedFor_Answers200WithThem()
    {
        var tenant = await App.AddTenantAsync();
        var group = await AddAsync(tenant.Admin, "Guides");

        var answer = await tenant.Admin.PatchAsync(
            $"{Path}/{group}?attributes=displayName", Patch("""[{"op":"replace","path":"displayName","value":"Leaders"}]"""));

        Assert.That(answer.Status, Is.EqualTo(200));
        Assert.That(answer.Members, Is.EquivalentTo(new[] { "schemas", "id", "displayName" }));
        Assert.That(answer["displayName"]!.GetValue<string>(), Is.EqualTo("Leaders"));
    }

    [Test]
    public async Task Patch_ThatChangesNothing_KeepsTheTag()
    {
        var tenant = await App.AddTenantAsync();
        var ada = await tenant.AddUserAsync("ada");
        var group = await AddAsync(tenant.Admin, "Guides", ada);
        var before = (await tenant.Admin.GetAsync($"{Path}/{group}")).Header("ETag");

        var answer = await PatchAsync(tenant.Admin, group, $$"""
            [{"op":"add","path":"members","value":[{"value":"{{ada}}"}]},{"op":"replace","path":"displayName","value":"Guides"}]
            """);

        Assert.That((answer.Status, answer.Header("ETag")), Is.EqualTo((204, before)));
    }

    [Test]
    public async Task Patch_WhoseLastOperationFails_ChangesNothing()
    {
        var tenant = await App.AddTenantAsync();
        var ada = await tenant.AddUserAsync("ada");
        var group = await AddAsync(tenant.Admin, "Guides", ada);
        var before = (await tenant.Admin.GetAsync($"{Path}/{group}")).Text;

        var answer = await PatchAsync(tenant.Admin, group, """
            [{"op":"replace","path":"members","value":[]},{"op":"replace","path":"displayName","value":"New"},
             {"op":"add","path":"members","value":[{"value":"00000000-0000-4000-8000-0000000000ff"}]}]
            """);

        Assert.That((answer.Status, (string?)answer["scimType"]), Is.EqualTo((400, "invalidValue")));
        Assert.That((await tenant.Admin.GetAsync($"{Path}/{group}")).Text, Is.EqualTo(before));
    }

    [Test]
    public async Task Replace_WithOtherMembers_KeepsOnlyThose()
    {
        var tenant = await App.AddTenantAsync();
        var (ada, bob) = (await tenant.AddUserAsync("ada"), await tenant.AddUserAsync("bob"));
        var group = await AddAsync(tenant.Admin, "Guides", ada);

        var replaced = await tenant.Admin.PutAsync($"{Path}/{group}", Body("Guides", bob));
        var emptied = await tenant.Admin.PutAsync($"{Path}/{group}", Body("Guides"));

        Assert.That(Members(replaced.Require(200)), Is.EqualTo(new[] { bob }));
        Assert.That(emptied.Require(200)["members"], Is.Null);
    }

    [Test]
    public async Task Get_OfAUserInNestedGroups_ShowsDirectAndIndirectOnes()
    {
        var tenant = await App.AddTenantAsync();
        var ada = await tenant.AddUserAsync("ada");
        var inner = await AddAsync(tenant.Admin, "Inner", ada);
        var outer = await AddAsync(tenant.Admin, "Outer", inner);
        (await PatchAsync(tenant.Admin, inner, $$"""[{"op":"add","path":"members","value":[{"value":"{{outer}}"}]}]""")).Require(204);

        var user = await tenant.Admin.GetAsync($"/scim/v2/Users/{ada}");

        Assert.That(
            user["groups"]!.AsArray().Select(group => $"{group!["display"]} {group["type"]} {group["value"]}"),
            Is.EqualTo(new[] { $"Inner direct {inner}", $"Outer indirect {outer}" }));
    }

    [TestCase("groups.value eq \"{outer}\"", "ada,bob")]
    [TestCase("groups eq \"{inner}\"", "ada,bob")]
    [TestCase("groups[value eq \"{outer}\" and type eq \"indirect\"]", "ada")]
    [TestCase("groups[value eq \"{outer}\" and type eq \"direct\"]", "bob")]
    [TestCase("groups[display eq \"top\"]", "ada,bob")]
    [TestCase("groups[display sw \"in\" and type eq \"direct\"]", "ada")]
    [TestCase("groups.type eq \"indirect\"", "ada,bob")]
    [TestCase("not (groups.value eq \"{outer}\")", "eve")]
    [TestCase("groups pr", "ada,bob")]
    public async Task SearchUsers_ByNestedGroups_FindsWhatTheirDocumentsShow(string filter, string found)
    {
        var tenant = await App.AddTenantAsync();
        var (ada, bob) = (await tenant.AddUserAsync("ada"), await tenant.AddUserAsync("bob"));
        await tenant.AddUserAsync("eve");
        var inner = await AddAsync(tenant.Admin, "Inner", ada);
        var outer = await AddAsync(tenant.Admin, "Outer", inner, bob);
        var top = await AddAsync(tenant.Admin, "Top", outer);
        (await PatchAsync(tenant.Admin, inner, $$"""[{"op":"add","path":"members","value":[{"value":"{{top}}"}]}]""")).Require(204);
        var stranger = await App.AddTenantAsync();
        await AddAsync(stranger.Admin, "Top", await stranger.AddUserAsync("ada"));

        var asked = filter.Replace("{inner}", inner, StringComparison.Ordinal).Replace("{outer}", outer, StringComparison.Ordinal);
        var list = await tenant.Admin.GetAsync($"/scim/v2/Users?attributes=userName&filter={Uri.EscapeDataString(asked)}");

        Assert.That(list.Require(200)["Resources"]!.AsArray().Select(user => (string)user!["userName"]!), Is.EquivalentTo(found.Split(',')));
    }

    [Test]
    public async Task Delete_OfAMember_EndsItsMemberships()
    {
        var tenant = await App.AddTenantAsync();
        var (ada, bob) = (await tenant.AddUserAsync("ada"), await tenant.AddUserAsync("bob"));
        var inner = await AddAsync(tenant.Admin, "Inner");
        var group = await AddAsync(tenant.Admin, "Guides", ada, bob, inner);

        (await tenant.Admin.DeleteAsync($"/scim/v2/Users/{ada}")).Require(204);
        (await tenant.Admin.DeleteAsync($"{Path}/{inner}")).Require(204);

        Assert.That(Members(await tenant.Admin.GetAsync($"{Path}/{group}")), Is.EqualTo(new[] { bob }));
    }

    [Test]
    public async Task Delete_OfAGroup_LeavesItsMembers()
    {
        var tenant = await App.AddTenantAsync();
        var ada = await tenant.AddUserAsync("ada");
        var group = await AddAsync(tenant.Admin, "Guides", ada);

        var answer = await tenant.Admin.DeleteAsync($"{Path}/{group}");

        Assert.That(answer.Status, Is.EqualTo(204));
        Assert.That((await tenant.Admin.GetAsync($"{Path}/{group}")).Status, Is.EqualTo(404));
        Assert.That((await tenant.Admin.GetAsync($"/scim/v2/Users/{ada}")).Require(200)["groups"], Is.Null);
    }

    [Test]
    public async Task Change_WithAStaleTag_Is412AndChangesNothing([Values("PUT", "PATCH", "DELETE")] string method)
    {
        var tenant = await App.AddTenantAsync();
        var group = await AddAsync(tenant.Admin, "Guides");
        (await PatchAsync(tenant.Admin, group, """[{"op":"replace","path":"displayName","value":"Newer"}]""")).Require(204);
        var body = method == "PATCH" ? Patch("""[{"op":"replace","path":"displayName","value":"Stale"}]""") : Body("Stale");

        var answer = await tenant.Admin.SendAsync(
            new HttpMethod(method), $"{Path}/{group}", method == "DELETE" ? null : body, ("If-Match", "W/\"1\""));

        Assert.That(answer.Status, Is.EqualTo(412));
        Assert.That((await tenant.Admin.GetAsync($"{Path}/{group}")).Require(200)["displayName"]!.GetValue<string>(), Is.EqualTo("Newer"));
    }

    [Test]
    public async Task Request_OfAnotherTenantsGroup_Is404AsForNone([Values("GET", "PUT", "PATCH", "DELETE")] string method)
    {
        var owner = await App.AddTenantAsync();
        var group = await AddAsync(owner.Admin, "Guides");
        var stranger = (await App.AddTenantAsync()).Admin;
        var body = method switch { "PUT" => Body("Mine"), "PATCH" => Patch("""[{"op":"remove","path":"members"}]"""), _ => null };

        var answer = await stranger.SendAsync(new HttpMethod(method), $"{Path}/{group}", body);
        var unknown = await stranger.SendAsync(new HttpMethod(method), $"{Path}/00000000-0000-4000-8000-0000000000ff", body);

        Assert.That((answer.Status, answer.Text), Is.EqualTo((404, unknown.Text)));
    }

    [TestCase("\"scopes\":[\"groups:read\"]", 200, 403)]
    [TestCase("\"scopes\":[\"groups:write\"]", 403, 201)]
    [TestCase("\"scopes\":[\"users:read\",\"users:write\"]", 403, 403)]
    public async Task Request_WithATokensScopes_IsHeldToThem(string scopes, int reading, int writing)
    {
        var tenant = await App.AddTenantAsync();
        var connector = await tenant.ConnectorAsync(scopes);

        var read = await connector.GetAsync(Path);
        var write = await connector.PostAsync(Path, Body("Guides"));

        Assert.That((read.Status, write.Status), Is.EqualTo((reading, writing)));
    }

    [TestCase("members.value eq \"{0}\"")]
    [TestCase("members[value eq \"{0}\" and type eq \"User\"]")]
    [TestCase("displayName eq \"guides\" and members eq \"{0}\"")]
    public async Task Search_ByAMember_FindsItsGroups(string filter)
    {
        var tenant = await App.AddTenantAsync();
        var ada = await tenant.AddUserAsync("ada");
        var group = await AddAsync(tenant.Admin, "Guides", ada);
        await AddAsync(tenant.Admin, "Others");

        var list = await tenant.Admin.GetAsync($"{Path}?excludedAttributes=members&filter={Uri.EscapeDataString(string.Format(null, filter, ada))}");

        Assert.That(list.Require(200)["totalResults"]!.GetValue<int>(), Is.EqualTo(1));
        Assert.That((list["Resources"]![0]!["id"]!.GetValue<string>(), list["Resources"]![0]!["members"]), Is.EqualTo((group, (JsonNode?)null)));
    }

    private static async Task<string> AddAsync(Caller caller, string name, params string[] members) =>
        (await caller.PostAsync(Path, Body(name, members))).Require(201)["id"]!.GetValue<string>();

    private static Task<Answer> PatchAsync(Caller caller, string group, string operations) =>
        caller.PatchAsync($"{Path}/{group}", Patch(operations));

    private static string Patch(string operations) =>
        $$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":{{operations}}}""";

    private static string Body(string name, params string[] members)
    {
        var values = string.Join(',', members.Select(member => $$"""{"value":"{{member}}"}"""));
        return $$"""{"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":"{{name}}","members":[{{values}}]}""";
    }

    private static IEnumerable<string> Members(Answer group) =>
        group.Require(200)["members"]!.AsArray().Select(member => member!["value"]!.GetValue<string>());
}
