using System.Text.Json.Nodes;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;
using ScimPlatform.WebApi.FunctionalTests.Surface;

namespace ScimPlatform.WebApi.FunctionalTests.Security;

/// <summary>How much a request may cost beyond what it says itself: each bound is a setting and has an error of its own (docs/budgets.md).</summary>
internal sealed class BudgetTests : ServerFixture
{
    private const string Users = "/scim/v2/Users";
    private const string Groups = "/scim/v2/Groups";

    private protected override TestServerSetup Setup => TestServerSetup.With(
        ("Scim:MaxAttributeValues", "3"),
        ("Scim:MaxResourceSize", "2048"),
        ("Scim:MaxGroupDepth", "3"),
        ("Scim:MaxGroupsOfUser", "2"),
        ("Scim:MaxFilterTerms", "2"),
        ("Scim:MaxListedValues", "4"),
        ("Scim:MaxBufferedAnswer", "1024"));

    [TestCase("emails", """{"value":"{0}@x.example"}""")]
    [TestCase("roles", """{"value":"role{0}"}""")]
    public async Task Write_OfMoreValuesThanAnAttributeMayHave_IsInvalidValueAndChangesNothing(string attribute, string value)
    {
        var tenant = await App.AddTenantAsync();
        var id = await tenant.AddUserAsync("ada", $"\"{attribute}\":[{Values(value, 3)}]");
        var before = (await tenant.Admin.GetAsync($"{Users}/{id}")).Text;

        Answer[] answers =
        [
            await tenant.Admin.PostAsync(Users, User("eve", $",\"{attribute}\":[{Values(value, 4)}]")),
            await tenant.Admin.PutAsync($"{Users}/{id}", User("ada", $",\"{attribute}\":[{Values(value, 4)}]")),
            await tenant.Admin.PatchAsync($"{Users}/{id}", Patch($$"""{"op":"add","path":"{{attribute}}","value":[{{Values(value, 4)}}]}""")),
        ];

        foreach (var answer in answers)
        {
            Voice.AssertScim(answer, 400);
            Assert.That((string?)answer["scimType"], Is.EqualTo("invalidValue"));
            Assert.That((string?)answer["detail"], Is.EqualTo($"'{attribute}' would have more than 3 values."));
        }

        Assert.That((await tenant.Admin.GetAsync($"{Users}/{id}")).Text, Is.EqualTo(before));
        Assert.That(await tenant.CountUsersAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task Write_OfAResourceThatGrowsTooLarge_Is413AndChangesNothing()
    {
        var tenant = await App.AddTenantAsync();
        var half = new string('x', 1200);
        var id = await tenant.AddUserAsync("ada", $"\"title\":\"{half}\"");

        var answer = await tenant.Admin.PatchAsync($"{Users}/{id}", Patch($$"""{"op":"add","path":"nickName","value":"{{half}}"}"""));

        Voice.AssertScim(answer, 413);
        Assert.That((string?)answer["detail"], Is.EqualTo("The resource would be larger than 2048 bytes."));
        Assert.That((await tenant.Admin.GetAsync($"{Users}/{id}")).Members, Has.None.EqualTo("nickName"));
    }

    [Test]
    public async Task Write_ThatNestsGroupsTooDeep_IsInvalidValue()
    {
        var tenant = await App.AddTenantAsync();
        var lowest = await AddGroupAsync(tenant, "0");
        var middle = await AddGroupAsync(tenant, "1", lowest);
        var top = await AddGroupAsync(tenant, "2", middle);
        var alone = await AddGroupAsync(tenant, "3");
        var add = Patch($$"""{"op":"add","path":"members","value":[{"value":"{{alone}}"}]}""");

        Answer[] answers = [await tenant.Admin.PostAsync(Groups, Group("4", top)), await tenant.Admin.PatchAsync($"{Groups}/{lowest}", add)];

        foreach (var answer in answers)
        {
            Voice.AssertScim(answer, 400);
            Assert.That((string?)answer["detail"], Is.EqualTo("'members' would nest groups deeper than 3 levels."));
        }

        Assert.That((await tenant.Admin.PatchAsync($"{Groups}/{middle}", add)).Status, Is.EqualTo(204));
    }

    [Test]
    public async Task Get_AUserOfMoreGroupsThanAreShown_ShowsTheNearestAndIsFoundByAll()
    {
        var tenant = await App.AddTenantAsync();
        var id = await tenant.AddUserAsync("ada");
        var top = await AddGroupAsync(tenant, "top", await AddGroupAsync(tenant, "middle", await AddGroupAsync(tenant, "lowest", id)));

        var user = (await tenant.Admin.GetAsync($"{Users}/{id}")).Require(200);
        var found = (await tenant.Admin.GetAsync($"{Users}?filter=groups.value%20eq%20%22{top}%22")).Require(200);

        Assert.That(user["groups"]!.AsArray().Select(group => (string?)group!["display"]), Is.EqualTo(["lowest", "middle"]));
        Assert.That((int)found["totalResults"]!, Is.EqualTo(1));
    }

    [Test]
    public async Task Filter_WithMoreTermsThanAllowed_IsInvalidFilter()
    {
        var tenant = await App.AddTenantAsync();

        var answer = await tenant.Admin.GetAsync($"{Users}?filter=title%20pr%20or%20title%20pr%20or%20title%20pr");

        Voice.AssertScim(answer, 400);
        Assert.That((string?)answer["scimType"], Is.EqualTo("invalidFilter"));
    }

    [Test]
    public async Task Search_OverAllTypesWhereUsersFillThePage_ShowsNoGroupBehindTheGap()
    {
        var tenant = await App.AddTenantAsync();
        string[] ids = [await tenant.AddUserAsync("a"), await tenant.AddUserAsync("b"), await tenant.AddUserAsync("c")];
        await AddGroupAsync(tenant, "one", ids);
        await AddGroupAsync(tenant, "two", ids);

        var shown = new List<string>();
        for (var start = 1; start <= 5;)
        {
            var page = (await tenant.Admin.GetAsync($"/scim/v2?startIndex={start}&count=10")).Require(200);
            var names = page["Resources"]!.AsArray().Select(item => (string?)item!["userName"] ?? (string)item["displayName"]!).ToList();
            Assert.That((int)page["totalResults"]!, Is.EqualTo(5));
            shown.AddRange(names);
            start += names.Count;
        }

        Assert.That(shown, Is.EqualTo(["a", "b", "c", "one", "two"]));
    }

    [TestCase(1, true)]
    [TestCase(20, false)]
    public async Task List_SmallOrLarge_IsWholeAndSaysItsLengthOnlyWhenItIsSmall(int users, bool saysLength)
    {
        var tenant = await App.AddTenantAsync();
        for (var number = 0; number < users; number++)
        {
            await tenant.AddUserAsync($"user{number}");
        }

        var list = (await tenant.Admin.GetAsync(Users)).Require(200);

        Assert.That(list["Resources"]!.AsArray(), Has.Count.EqualTo(users));
        Assert.That(list.ContentType, Is.EqualTo("application/scim+json"));
        Assert.That(list.Header("Content-Length") is not null, Is.EqualTo(saysLength));
    }

    private static async Task<string> AddGroupAsync(TestTenant tenant, string name, params string[] members) =>
        (string)(await tenant.Admin.PostAsync(Groups, Group(name, members))).Require(201)["id"]!;

    private static string Values(string value, int count) =>
        string.Join(',', Enumerable.Range(0, count).Select(number => value.Replace("{0}", $"{number}", StringComparison.Ordinal)));

    private static string User(string name, string members) =>
        $$"""{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"{{name}}"{{members}}}""";

    private static string Patch(string operation) =>
        $$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{{operation}}]}""";

    private static string Group(string name, params string[] members) => new JsonObject
    {
        ["schemas"] = new JsonArray("urn:ietf:params:scim:schemas:core:2.0:Group"),
        ["displayName"] = name,
        ["members"] = new JsonArray([.. members.Select(id => new JsonObject { ["value"] = id })]),
    }.ToJsonString();
}
