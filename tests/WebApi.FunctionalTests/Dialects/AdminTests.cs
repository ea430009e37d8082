using System.Text.Json.Nodes;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;

namespace ScimPlatform.WebApi.FunctionalTests.Dialects;

/// <summary>Reading and minting by the six-endpoint API; changing is in <see cref="AdminPatchTests"/>.</summary>
public sealed class AdminTests : ServerFixture
{
    internal const string Path = "/api/v1/admin/scim-tokens";

    internal static readonly string[] Fields =
    [
        "id", "tenant_id", "name", "hint", "status", "scopes", "allowed_networks", "created_at", "created_by", "updated_at", "expires_at",
        "last_used_at", "last_used_ip", "last_used_user_agent", "revoked_at", "revoked_by",
    ];

    private static readonly string[] EveryScope = ["users:read", "users:write", "groups:read", "groups:write"];

    [TestCase(Path)]
    [TestCase(Path + "/")]
    public async Task Create_NameOnly_AnswersTheDocumentWithTheTokenAndItsLocation(string path)
    {
        var tenant = await App.AddTenantAsync();

        var answer = await tenant.Admin.PostAsync(path, """{"name":"Okta"}""");

        var secret = answer.Require(201)["token"]!.GetValue<string>();
        Assert.That(answer.Members, Is.EquivalentTo([.. Fields, "token"]));
        Assert.That(answer.Header("Location"), Is.EqualTo($"https://scim.example.com{Path}/{answer["id"]}"));
        Assert.That(answer["hint"]!.GetValue<string>(), Does.StartWith("scim_test_").And.EndsWith(secret[^4..]).And.Length.LessThan(20));
        Assert.That(answer["status"]!.GetValue<string>(), Is.EqualTo("active"));
        Assert.That(answer["tenant_id"]!.GetValue<string>(), Is.EqualTo(tenant.Id.ToString()));
        Assert.That(answer["created_by"]!.GetValue<string>(), Is.EqualTo(TestJwts.Subject));
        Assert.That(Texts(answer["scopes"]), Is.EqualTo(EveryScope));
        Assert.That(Texts(answer["allowed_networks"]), Is.Empty);
        Assert.That(Lifetime(answer.Json), Is.EqualTo(TimeSpan.FromDays(180)));
        Assert.That(await tenant.OpensAsync(secret), Is.True);
    }

    [Test]
    public async Task Create_EveryMember_IsKeptAndShownInItsOneForm()
    {
        var tenant = await App.AddTenantAsync();
        var body = $$"""
            {"name":"CI","tenant_id":"{{tenant.Id}}","expires_in_days":30,"scopes":["users:write","users:read","users:read"],
            "allowed_networks":["10.1.2.3/8","192.0.2.7","2001:db8::1/32"]}
            """;

        var answer = await tenant.Admin.PostAsync(Path, body);
        var read = await tenant.Admin.GetAsync($"{Path}/{answer.Require(201)["id"]}/");

        Assert.That(Lifetime(answer.Json), Is.EqualTo(TimeSpan.FromDays(30)));
        Assert.That(Texts(answer["scopes"]), Is.EqualTo(["users:read", "users:write"]));
        Assert.That(Texts(answer["allowed_networks"]), Is.EqualTo(["10.0.0.0/8", "192.0.2.7/32", "2001:db8::/32"]));
        Assert.That(read.Members, Is.EquivalentTo(Fields));
        Assert.That(Without(answer.Json, "token"), Is.EqualTo(read.Json.ToJsonString()));
    }

    [Test]
    public async Task Create_WithSeveralFaults_NamesThemAllAtOnce()
    {
        var tenant = await App.AddTenantAsync();

        var answer = await tenant.Admin.PostAsync(
            Path, """{"name":"","expires_in_days":731,"scopes":["users:read","x"],"allowed_networks":["y"],"colour":"red"}""");
        var typed = await tenant.Admin.PostAsync(Path, """{"expires_in_days":"soon","scopes":["x"],"colour":"red"}""");

        Assert.That(Faults(answer), Is.EquivalentTo([
            "body.name string_too_short", "body.expires_in_days less_than_equal", "body.scopes.1 literal_error", "body.allowed_networks.0 value_error",
            "body.colour extra_forbidden",
        ]));
        Assert.That(Faults(typed), Is.EquivalentTo([
            "body.name missing", "body.expires_in_days int_type", "body.scopes.0 literal_error", "body.colour extra_forbidden",
        ]));
        Assert.That(await tenant.TokensAsync(), Is.Empty);
    }

    [TestCase("/api/v1/admin/scim-tokens?limit=5", "limit")]
    [TestCase("/api/v1/admin/scim-tokens?PER_PAGE=5&perpage=1", "perpage")]
    [TestCase("/api/v1/admin/scim-tokens/endpoint-info?idp=okta", "idp")]
    [TestCase("/api/v1/admin/tenants?status=active", "status")]
    [TestCase("/api/v1/admin/role-bindings?user=1", "user")]
    [TestCase("/api/v1/admin/schemas?x", "x")]
    [TestCase("/api/v1/admin/audit-events?per_page=5", "per_page")]
    [TestCase("/api/v1/admin/audit-events/export?limit=5", "limit")]
    [TestCase("/api/v1/admin/provisioning-log?page=5", "page")]
    public async Task UnknownParameter_OfAnyRoute_IsRefusedByItsName(string path, string parameter)
    {
        var tenant = await App.AddTenantAsync();

        var answer = await tenant.Admin.GetAsync(path);

        Assert.That(answer.Require(422)["detail"]!.ToJsonString(), Does.Contain($"\"loc\":[\"query\",\"{parameter}\"]").And.Contain("extra_forbidden"));
    }

    [Test]
    public async Task UnknownParameters_OfAWrite_AreRefusedTogetherAndNothingIsMade()
    {
        var tenant = await App.AddTenantAsync();

        var answer = await tenant.Admin.PostAsync($"{Path}?a=1&b=2&tenant_id={tenant.Id}", """{"name":"x"}""");

        Assert.That(Faults(answer), Is.EqualTo(["query.a extra_forbidden", "query.b extra_forbidden"]));
        Assert.That(await tenant.TokensAsync(), Is.Empty);
    }

    private static IEnumerable<string> Faults(Answer answer) => answer.Require(422)["detail"]!.AsArray().Select(
        fault => $"{string.Join('.', fault!["loc"]!.AsArray().Select(step => step!.ToString()))} {fault["type"]}");

    [TestCaseSource(typeof(BadNames), nameof(BadNames.Bad))]
    public async Task Create_BadName_IsTypedAndMintsNothing(string name, string type)
    {
        var tenant = await App.AddTenantAsync();

        var answer = await tenant.Admin.PostAsync(Path, $$"""{"name":{{name}}}""");

        AssertInvalid(answer, """["body","name"]""", type);
        Assert.That(await tenant.TokensAsync(), Is.Empty);
    }

    [TestCaseSource(typeof(BadNames), nameof(BadNames.Good))]
    public async Task Create_GoodName_IsKeptAsItIs(string name)
    {
        var tenant = await App.AddTenantAsync();

        var answer = await tenant.Admin.PostAsync(Path, $$"""{"name":{{name}}}""");

        Assert.That(answer.Require(201)["name"]!.GetValue<string>(), Is.EqualTo(JsonNode.Parse(name)!.GetValue<string>()));
    }

    [TestCase("{}", "[\"body\",\"name\"]", "missing")]
    [TestCase("{\"name\":\"a\",\"expires_in_days\":0}", "[\"body\",\"expires_in_days\"]", "greater_than_equal")]
    [TestCase("{\"name\":\"a\",\"expires_in_days\":731}", "[\"body\",\"expires_in_days\"]", "less_than_equal")]
    [TestCase("{\"name\":\"a\",\"expires_in_days\":1e30}", "[\"body\",\"expires_in_days\"]", "less_than_equal")]
    [TestCase("{\"name\":\"a\",\"expires_in_days\":1.5}", "[\"body\",\"expires_in_days\"]", "int_type")]
    [TestCase("{\"name\":\"a\",\"expires_in_days\":\"90\"}", "[\"body\",\"expires_in_days\"]", "int_type")]
    [TestCase("{\"name\":\"a\",\"expires_in_days\":true}", "[\"body\",\"expires_in_days\"]", "int_type")]
    [TestCase("{\"name\":\"a\",\"tenant_id\":\"example\"}", "[\"body\",\"tenant_id\"]", "uuid_parsing")]
    [TestCase("{\"name\":\"a\",\"scopes\":[]}", "[\"body\",\"scopes\"]", "string_too_short")]
    [TestCase("{\"name\":\"a\",\"scopes\":[\"users:read\",\"users:delete\"]}", "[\"body\",\"scopes\",1]", "literal_error")]
    [TestCase("{\"name\":\"a\",\"scopes\":[5]}", "[\"body\",\"scopes\",0]", "string_type")]
    [TestCase("{\"name\":\"a\",\"allowed_networks\":[\"10.0.0.0/33\"]}", "[\"body\",\"allowed_networks\",0]", "value_error")]
    [TestCase("{\"name\":\"a\",\"allowed_networks\":[\"localhost\"]}", "[\"body\",\"allowed_networks\",0]", "value_error")]
    [TestCase("{\"name\":\"a\",\"status\":\"active\"}", "[\"body\",\"status\"]", "extra_forbidden")]
    [TestCase("{\"name\":\"a\",\"token\":\"x\"}", "[\"body\",\"token\"]", "extra_forbidden")]
    [TestCase("{\"name\":\"a\",\"Name\":\"b\"}", "[\"body\",\"Name\"]", "extra_forbidden")]
    [TestCase("{\"name\":\"a\",", "[\"body\",11]", "json_invalid")]
    public async Task Create_BadMember_IsTypedAndMintsNothing(string body, string location, string type)
    {
        var tenant = await App.AddTenantAsync();

        var answer = await tenant.Admin.PostAsync(Path, body);

        AssertInvalid(answer, location, type);
        Assert.That(await tenant.TokensAsync(), Is.Empty);
    }

    [Test]
    public async Task Create_SeveralBadMembers_AreAllNamed()
    {
        var tenant = await App.AddTenantAsync();

        var answer = await tenant.Admin.PostAsync(Path, """{"name":5,"expires_in_days":"1","extra":1}""");

        var fields = answer["detail"]!.AsArray().Select(detail => detail!["loc"]![1]!.GetValue<string>());
        Assert.That(fields, Is.EquivalentTo(["name", "expires_in_days", "extra"]));
    }

    [Test]
    public async Task List_Tokens_ArePagedNewestFirst()
    {
        var tenant = await App.AddTenantAsync(maxLiveTokens: 3);
        var ids = new List<string>();
        for (var number = 0; number < 3; number++)
        {
            ids.Add((await tenant.MintAsync()).Id.ToString());
        }

        var first = await tenant.Admin.GetAsync($"{Path}/?page=1&per_page=2");
        var second = await tenant.Admin.GetAsync($"{Path}?page=2&per_page=2&tenant_id={tenant.Id}");
        var beyond = await tenant.Admin.GetAsync($"{Path}?page=2147483647&per_page=100");

        Assert.That(first.Members, Is.EquivalentTo(["items", "total", "page", "per_page", "pages"]));
        Assert.That(first["items"]![0]!.AsObject().Select(member => member.Key), Is.EquivalentTo(Fields));
        Assert.That(Ids(first).Concat(Ids(second)), Is.EqualTo(Enumerable.Reverse(ids)));
        Assert.That(Shape(first), Is.EqualTo("3 1 2 2"));
        Assert.That(Shape(second), Is.EqualTo("3 2 2 2"));
        Assert.That(Ids(beyond), Is.Empty);
    }

    [Test]
    public async Task List_NoTokens_HasNoPages()
    {
        var tenant = await App.AddTenantAsync();

        var answer = await tenant.Admin.GetAsync(Path);

        Assert.That(answer.Text, Is.EqualTo("""{"items":[],"total":0,"page":1,"per_page":20,"pages":0}"""));
    }

    [TestCase("page=0", "page", "greater_than_equal")]
    [TestCase("page=-1", "page", "greater_than_equal")]
    [TestCase("page=x", "page", "int_parsing")]
    [TestCase("page=1.5", "page", "int_parsing")]
    [TestCase("page=99999999999", "page", "int_parsing")]
    [TestCase("per_page=0", "per_page", "greater_than_equal")]
    [TestCase("per_page=101", "per_page", "less_than_equal")]
    [TestCase("status=dead", "status", "literal_error")]
    [TestCase("tenant_id=x", "tenant_id", "uuid_parsing")]
    public async Task List_BadParameter_IsTyped(string query, string parameter, string type)
    {
        var tenant = await App.AddTenantAsync();

        var answer = await tenant.Admin.GetAsync($"{Path}?{query}");

        AssertInvalid(answer, $"""["query","{parameter}"]""", type);
    }

    [Test]
    public async Task EndpointInfo_BeforeAndAfterAToken_AnswersWhatAnIdentityProviderNeeds()
    {
        var tenant = await App.AddTenantAsync();

        var before = await tenant.Admin.GetAsync($"{Path}/endpoint-info");
        await tenant.MintAsync();
        var after = await tenant.Admin.GetAsync($"{Path}/endpoint-info/?tenant_id={tenant.Id}");

        Assert.That(before.Members, Is.EquivalentTo(["base_url", "authentication", "features", "token", "tokens", "identity_providers"]));
        Assert.That(before["base_url"]!.GetValue<string>(), Is.EqualTo("https://scim.example.com/scim/v2"));
        Assert.That(before["authentication"]!.ToJsonString(), Is.EqualTo("""{"scheme":"Bearer","header":"Authorization"}"""));
        Assert.That(before["token"]!.ToJsonString(), Is.EqualTo("""{"live":false,"expires_at":null,"last_used_at":null}"""));
        Assert.That(after["token"]!["live"]!.GetValue<bool>(), Is.True);
        Assert.That(after["token"]!["expires_at"], Is.Not.Null);
    }

    [Test]
    public async Task EndpointInfo_Features_AreThoseOfTheServiceProviderConfig()
    {
        var tenant = await App.AddTenantAsync();

        var features = (await tenant.Admin.GetAsync($"{Path}/endpoint-info")).Require(200)["features"]!.AsObject();
        var config = (await tenant.Admin.GetAsync("/scim/v2/ServiceProviderConfig")).Require(200);

        Assert.That(
            features.Select(feature => (feature.Key, feature.Value!.GetValue<bool>())),
            Is.EqualTo(new[] { "patch", "bulk", "filter", "sort", "etag", "change_password" }.Select(name =>
                (name, config[name == "change_password" ? "changePassword" : name]!["supported"]!.GetValue<bool>()))));
    }

    [Test]
    public async Task EndpointInfo_IdentityProviders_AreTheSevenWithTheirFields()
    {
        var tenant = await App.AddTenantAsync();

        var answer = await tenant.Admin.GetAsync($"{Path}/endpoint-info");

        var providers = answer.Require(200)["identity_providers"]!.AsArray().Select(provider => provider!.AsObject()).ToList();
        Assert.That(
            providers.Select(provider => provider["name"]!.GetValue<string>()),
            Is.EqualTo(["Okta", "Microsoft Entra ID", "OneLogin", "Ping", "JumpCloud", "Google Workspace", "Keycloak"]));
        string[] members = ["id", "name", "url", "fields", "field_list", "steps"];
        Assert.That(providers.Where(provider => (string?)provider["id"] != "entra").Select(provider => provider.Select(member => member.Key)), Is.All.EqualTo(members));
        Assert.That(providers[1].Select(member => member.Key), Is.EqualTo([.. members, "oauth"]));
        Assert.That(
            providers[1]["oauth"]!.AsArray().Select(way => $"{way!["id"]} {way["fields"]![(string?)way["id"] == "federation" ? "Token URL" : "Token Endpoint"]}"),
            Is.EqualTo(["client_secret https://scim.example.com/oauth/token", "federation https://scim.example.com/oauth/token"]));
        Assert.That(
            providers[1]["oauth"]![1]!["from_provider"]!.AsArray().Select(value => $"{value!["name"]} {value["member"]} {value["form"]}").First(),
            Is.EqualTo("Issuer trust.issuer https://login.microsoftonline.com/<directory>/v2.0"));
        Assert.That(providers[1]["url"]!.GetValue<string>(), Is.EqualTo("https://scim.example.com/scim/v2?aadOptscim062020"));
        Assert.That(providers[1]["fields"]!["Tenant URL"]!.GetValue<string>(), Is.EqualTo(providers[1]["url"]!.GetValue<string>()));
        Assert.That(providers.Select(provider => provider["steps"]!.AsArray().Count), Is.All.GreaterThan(0));
    }

    internal static void AssertInvalid(Answer answer, string location, string type)
    {
        Assert.That(answer.Status, Is.EqualTo(422), answer.Text);
        Assert.That(answer["detail"]!.AsArray(), Has.Count.EqualTo(1), answer.Text);
        Assert.That(answer["detail"]![0]!.AsObject().Select(member => member.Key), Is.EquivalentTo(["loc", "msg", "type"]));
        Assert.That(answer["detail"]![0]!["loc"]!.ToJsonString(), Is.EqualTo(location));
        Assert.That(answer["detail"]![0]!["type"]!.GetValue<string>(), Is.EqualTo(type));
    }

    internal static TimeSpan Lifetime(JsonNode token) =>
        token["expires_at"]!.GetValue<DateTimeOffset>() - token["created_at"]!.GetValue<DateTimeOffset>();

    internal static IEnumerable<string> Texts(JsonNode? list) => list!.AsArray().Select(text => text!.GetValue<string>());

    private static IEnumerable<string> Ids(Answer page) =>
        page.Require(200)["items"]!.AsArray().Select(token => token!["id"]!.GetValue<string>());

    private static string Shape(Answer page) => $"{page["total"]} {page["page"]} {page["per_page"]} {page["pages"]}";

    private static string Without(JsonNode document, string member)
    {
        document.AsObject().Remove(member);
        return document.ToJsonString();
    }
}
