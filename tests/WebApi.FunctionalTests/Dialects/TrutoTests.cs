using System.Text.Json.Nodes;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;

namespace ScimPlatform.WebApi.FunctionalTests.Dialects;

public sealed class TrutoTests : ServerFixture
{
    private const string Path = "/scim-token";
    private const string Time = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z$";

    private static readonly string[] Fields = ["id", "name", "team_id", "created_at", "created_by", "updated_at", "last_used_at"];

    [Test]
    public async Task Create_PublishedRequest_AnswersTheDocumentedFields()
    {
        var tenant = await App.AddTenantAsync();

        var answer = await tenant.Admin.PostAsync(Path, $$"""{ "team_id": "{{tenant.Id}}", "name": "Okta provisioning" }""");

        Assert.That(answer.Status, Is.EqualTo(201), answer.Text);
        Assert.That(answer.Members, Is.EquivalentTo([.. Fields, "token"]));
        Assert.That(answer["name"]!.GetValue<string>(), Is.EqualTo("Okta provisioning"));
        Assert.That(answer["team_id"]!.GetValue<string>(), Is.EqualTo(tenant.Id.ToString()));
        Assert.That(Guid.TryParse(answer["id"]!.GetValue<string>(), out _), Is.True);
        Assert.That(answer["created_at"]!.GetValue<string>(), Does.Match(Time));
        Assert.That(answer["updated_at"]!.GetValue<string>(), Is.EqualTo(answer["created_at"]!.GetValue<string>()));
        Assert.That(answer["last_used_at"], Is.Null);
        Assert.That(await tenant.OpensAsync(answer["token"]!.GetValue<string>()), Is.True);
    }

    [TestCase(Path)]
    [TestCase(Path + "/")]
    public async Task Create_WithoutTeamAndWithUnknownMembers_IsForTheCallersTenant(string path)
    {
        var tenant = await App.AddTenantAsync();

        var answer = await tenant.Admin.PostAsync(path, """{"name":"Entra","unknown":[]}""");

        Assert.That(answer.Require(201)["team_id"]!.GetValue<string>(), Is.EqualTo(tenant.Id.ToString()));
    }

    [Test]
    public async Task Create_SubjectIsAUuid_IsCreatedByIt()
    {
        const string Subject = "b7bb7578-bff2-42b2-a57f-46c874865296";
        var tenant = await App.AddTenantAsync();
        var caller = App.As(App.Jwts.Of(tenant.Slug, TestJwts.TenantScopes, Subject));

        var answer = await caller.PostAsync(Path, """{"name":"Okta"}""");

        Assert.That(answer.Require(201)["created_by"]!.GetValue<string>(), Is.EqualTo(Subject));
    }

    [Test]
    public async Task Create_SubjectIsNoUuid_IsCreatedByOneUuidPerSubject()
    {
        var tenant = await App.AddTenantAsync(maxLiveTokens: 3);

        var first = await CreatedByAsync(tenant, "ci");
        var again = await CreatedByAsync(tenant, "ci");
        var other = await CreatedByAsync(tenant, "terraform");

        Assert.That(first, Does.Match("^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"));
        Assert.That(again, Is.EqualTo(first));
        Assert.That(other, Is.Not.EqualTo(first));
    }

    [TestCaseSource(typeof(BadNames), nameof(BadNames.Bad))]
    public async Task Create_BadName_NamesTheFieldAndMintsNothing(string name, string _)
    {
        var tenant = await App.AddTenantAsync();

        var answer = await tenant.Admin.PostAsync(Path, $$"""{"name":{{name}}}""");

        AssertInvalid(answer, "#/name");
        Assert.That(await tenant.TokensAsync(), Is.Empty);
    }

    [TestCaseSource(typeof(BadNames), nameof(BadNames.Good))]
    public async Task Create_GoodName_IsKeptAsItIs(string name)
    {
        var tenant = await App.AddTenantAsync();

        var answer = await tenant.Admin.PostAsync(Path, $$"""{"name":{{name}}}""");

        Assert.That(answer.Require(201)["name"]!.GetValue<string>(), Is.EqualTo(JsonNode.Parse(name)!.GetValue<string>()));
    }

    [TestCase("{}", "#/name")]
    [TestCase("{\"name\":\"a\",\"team_id\":\"example\"}", "#/team_id")]
    [TestCase("{\"name\":\"a\",\"team_id\":7}", "#/team_id")]
    [TestCase("[]", "#")]
    [TestCase("", "#")]
    public async Task Create_BadBody_PointsAtTheField(string body, string pointer)
    {
        var tenant = await App.AddTenantAsync();

        var answer = await tenant.Admin.PostAsync(Path, body);

        AssertInvalid(answer, pointer);
        Assert.That(await tenant.TokensAsync(), Is.Empty);
    }

    [Test]
    public async Task List_LiveTokens_AreWalkedNewestFirstByCursor()
    {
        var tenant = await App.AddTenantAsync(maxLiveTokens: 3);
        var ids = new List<string>();
        for (var number = 0; number < 3; number++)
        {
            ids.Add((await tenant.MintAsync()).Id.ToString());
        }

        var first = await tenant.Admin.GetAsync($"{Path}?team_id={tenant.Id}&limit=2");
        var second = await tenant.Admin.GetAsync($"{Path}/?limit=2&next_cursor={first["next_cursor"]}");

        Assert.That(first.Members, Is.EquivalentTo(["limit", "next_cursor", "result"]));
        Assert.That(first["limit"]!.GetValue<int>(), Is.EqualTo(2));
        Assert.That(Ids(first).Concat(Ids(second)), Is.EqualTo(Enumerable.Reverse(ids)));
        Assert.That(second["next_cursor"], Is.Null);
        Assert.That(second.Members, Does.Contain("next_cursor"));
        Assert.That(first["result"]![0]!.AsObject().Select(member => member.Key), Is.EquivalentTo(Fields));
    }

    [Test]
    public async Task List_ByName_IsExactAndShowsLiveOnesOnly()
    {
        var tenant = await App.AddTenantAsync(maxLiveTokens: 3);
        var okta = await tenant.Admin.PostAsync(Path, """{"name":"Okta"}""");
        await tenant.Admin.PostAsync(Path, """{"name":"Okta 2"}""");

        var before = await tenant.Admin.GetAsync($"{Path}?name=Okta");
        await tenant.Admin.DeleteAsync($"{Path}/{okta["id"]}");
        var after = await tenant.Admin.GetAsync($"{Path}?name=Okta");

        Assert.That(Ids(before), Is.EqualTo([okta["id"]!.GetValue<string>()]));
        Assert.That(Ids(after), Is.Empty);
        Assert.That(before["limit"]!.GetValue<int>(), Is.EqualTo(10));
    }

    [TestCase("limit=0", "limit")]
    [TestCase("limit=101", "limit")]
    [TestCase("limit=ten", "limit")]
    [TestCase("limit=1.5", "limit")]
    [TestCase("next_cursor=zzz", "next_cursor")]
    [TestCase("team_id=zzz", "team_id")]
    public async Task List_BadParameter_IsNamed(string query, string parameter)
    {
        var tenant = await App.AddTenantAsync();

        var answer = await tenant.Admin.GetAsync($"{Path}?{query}");

        Assert.That(answer.Status, Is.EqualTo(422), answer.Text);
        Assert.That(answer["errors"]![0]!["parameter"]!.GetValue<string>(), Is.EqualTo(parameter));
    }

    [Test]
    public async Task Rename_LiveToken_ChangesTheNameOnly()
    {
        var tenant = await App.AddTenantAsync();
        var token = await tenant.MintAsync();

        var renamed = await tenant.Admin.PatchAsync($"{Path}/{token.Id}", """{"name":"Renamed","created_by":"ignored"}""");
        var read = await tenant.Admin.GetAsync($"{Path}/{token.Id}/");

        Assert.That(renamed.Require(200)["name"]!.GetValue<string>(), Is.EqualTo("Renamed"));
        Assert.That(renamed.Members, Is.EquivalentTo(Fields));
        Assert.That(read.Text, Is.EqualTo(renamed.Text));
        Assert.That(await tenant.OpensAsync(token.Secret), Is.True);
    }

    [TestCaseSource(typeof(BadNames), nameof(BadNames.Bad))]
    public async Task Rename_BadName_NamesTheFieldAndChangesNothing(string name, string _)
    {
        var tenant = await App.AddTenantAsync();
        var token = await tenant.MintAsync();
        var before = await tenant.TokensAsync();

        var answer = await tenant.Admin.PatchAsync($"{Path}/{token.Id}", $$"""{"name":{{name}}}""");

        AssertInvalid(answer, "#/name");
        Assert.That(await tenant.TokensAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task Delete_LiveToken_Is204AndThenUnknown()
    {
        var tenant = await App.AddTenantAsync();
        var token = await tenant.MintAsync();

        var first = await tenant.Admin.DeleteAsync($"{Path}/{token.Id}");
        var again = await tenant.Admin.DeleteAsync($"{Path}/{token.Id}");
        var read = await tenant.Admin.GetAsync($"{Path}/{token.Id}");
        var renamed = await tenant.Admin.PatchAsync($"{Path}/{token.Id}", """{"name":"x"}""");

        Assert.That((first.Status, first.Text), Is.EqualTo((204, "")));
        Assert.That(new[] { again.Status, read.Status, renamed.Status }, Is.All.EqualTo(404));
        Assert.That(await tenant.OpensAsync(token.Secret), Is.False);
    }

    private static void AssertInvalid(Answer answer, string pointer)
    {
        Assert.That(answer.Status, Is.EqualTo(422), answer.Text);
        Assert.That(answer.ContentType, Is.EqualTo("application/problem+json"));
        Assert.That(answer["errors"]!.AsArray().Select(error => error!["pointer"]!.GetValue<string>()), Is.EqualTo([pointer]));
    }

    private static IEnumerable<string> Ids(Answer list) =>
        list.Require(200)["result"]!.AsArray().Select(token => token!["id"]!.GetValue<string>());

    private async Task<string> CreatedByAsync(TestTenant tenant, string subject)
    {
        var answer = await App.As(App.Jwts.Of(tenant.Slug, TestJwts.TenantScopes, subject)).PostAsync(Path, """{"name":"Okta"}""");
        return answer.Require(201)["created_by"]!.GetValue<string>();
    }
}
