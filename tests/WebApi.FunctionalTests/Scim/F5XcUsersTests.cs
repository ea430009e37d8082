using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Surface;

namespace ScimPlatform.WebApi.FunctionalTests.Scim;

public sealed class F5XcUsersTests : ServerFixture
{
    private const string Gateway = "/api/v1/api/production/us-east-1/namespaces/default";
    private const string Path = "/api/scim/namespaces/system/v2/Users";

    // As the page has it.
    private const string Published = """
        { "active": true, "displayName": "example", "emails": [ { "primary": true, "type": "example", "value": "example" } ],
        "externalId": "example", "groups": [ { "display": "example", "id": "example" } ],
        "meta": { "created": "example", "lastModified": "example", "location": "example", "resourceType": "example", "version": "example" },
        "name": { "familyName": "example", "formatted": "example", "givenName": "example", "honorificPrefix": "example", "honorificSuffix": "example", "middleName": "example" },
        "roles": [ "example" ], "schemas": [ "example" ], "userName": "example", "userType": "USER" }
        """;

    private static readonly string[] Documented =
        ["active", "displayName", "emails", "externalId", "groups", "id", "meta", "name", "roles", "schemas", "userName", "userType"];

    private protected override TestServerSetup Setup => TestServerSetup.With(("PathBase", Gateway));

    [TestCase("/api/scim/namespaces/other/v2/Users")]
    [TestCase("/api/scim/namespaces/other/v2/Users/1")]
    [TestCase("/api/scim/namespaces/system/v3/Users")]
    [TestCase("/api/scim")]
    public async Task AnotherNamespace_IsNotFoundInScimsVoice(string path)
    {
        var tenant = await App.AddTenantAsync();

        Voice.AssertScim(await tenant.Admin.GetAsync(path), 404);
        Voice.AssertScim(await tenant.Admin.PostAsync(path, Published), 404);
    }

    [TestCase(Path, Path)]
    [TestCase(Path + "/", Path)]
    [TestCase(Gateway + Path, Gateway + Path)]
    public async Task Create_PublishedRequest_AnswersTheDocumentedFields(string path, string location)
    {
        var tenant = await App.AddTenantAsync();
        var connector = await tenant.ConnectorAsync();

        var answer = await connector.PostAsync(path, Published);
        var read = await connector.GetAsync($"{path.TrimEnd('/')}/{answer.Require(201)["id"]}");

        Assert.That(answer.Members, Is.EquivalentTo(Documented));
        Assert.That(answer.Header("Location"), Is.EqualTo($"https://scim.example.com{location}/{answer["id"]}"));
        Assert.That(answer["roles"]!.ToJsonString(), Is.EqualTo("""["example"]"""));
        Assert.That(answer["groups"]!.ToJsonString(), Is.EqualTo("[]"));
        Assert.That(answer["schemas"]!.ToJsonString(), Is.EqualTo("""["urn:ietf:params:scim:schemas:core:2.0:User"]"""));
        Assert.That(answer["meta"]!.AsObject().Select(member => member.Key), Is.EquivalentTo(
            ["created", "lastModified", "location", "resourceType", "version"]));
        Assert.That(answer["meta"]!["location"]!.GetValue<string>(), Is.EqualTo(answer.Header("Location")));
        Assert.That(answer["emails"]!.ToJsonString(), Is.EqualTo("""[{"value":"example","type":"example","primary":true}]"""));
        Assert.That(answer["name"]!.AsObject().Select(member => member.Key), Is.EquivalentTo(
            ["familyName", "formatted", "givenName", "honorificPrefix", "honorificSuffix", "middleName"]));
        Assert.That(read.Text, Is.EqualTo(answer.Text));
    }

    [Test]
    public async Task Create_ByJwt_BindsTheRolesInTheirNamespaces()
    {
        var tenant = await App.AddTenantAsync();
        var caller = App.As($"APIToken {App.Jwts.Raw(tenant.Slug, TestJwts.TenantScopes)}");

        var answer = await caller.PostAsync(Path, """{"userName":"ada","roles":["admin","shop/monitor","system/power"]}""");
        var bindings = await tenant.Admin.GetAsync($"/api/v1/admin/role-bindings?user_id={answer.Require(201)["id"]}");

        Assert.That(answer["roles"]!.ToJsonString(), Is.EqualTo("""["admin","shop/monitor","power"]"""));
        Assert.That(
            bindings["items"]!.AsArray().Select(binding => $"{binding!["namespace"]}/{binding["role"]}"),
            Is.EquivalentTo(["system/admin", "shop/monitor", "system/power"]));
    }

    [TestCase("""{"userName":"ada","roles":["r"],"name":{"formatted":"Ada L.","givenName":"Ada","familyName":"Lovelace"}}""", "Ada L.")]
    [TestCase("""{"userName":"ada","roles":["r"],"name":{"givenName":"Ada","familyName":"Lovelace"}}""", "Ada Lovelace")]
    [TestCase("""{"userName":"ada","roles":["r"],"name":{"familyName":"Lovelace"}}""", "Lovelace")]
    [TestCase("""{"userName":"ada","roles":["r"]}""", "ada")]
    [TestCase("""{"userName":"ada","roles":["r"],"displayName":"The Countess","name":{"formatted":"Ada"}}""", "The Countess")]
    public async Task Create_WithoutDisplayName_ShowsTheNameAndIsAUser(string body, string shown)
    {
        var tenant = await App.AddTenantAsync();

        var answer = await tenant.Admin.PostAsync(Path, body);

        Assert.That(answer.Require(201)["displayName"]!.GetValue<string>(), Is.EqualTo(shown));
        Assert.That(answer["userType"]!.GetValue<string>(), Is.EqualTo("USER"));
    }

    [TestCase("""{"userName":"ada"}""")]
    [TestCase("""{"userName":"ada","roles":[]}""")]
    [TestCase("""{"userName":"ada","roles":null}""")]
    public async Task Create_WithoutRoles_Is400AndNothingIsStored(string body)
    {
        var tenant = await App.AddTenantAsync();

        var answer = await tenant.Admin.PostAsync(Path, body);

        Voice.AssertScim(answer, 400);
        Assert.That(answer["detail"]!.GetValue<string>(), Does.Contain("roles"));
        Assert.That(await tenant.CountUsersAsync(), Is.Zero);
    }

    [TestCase("\"a/b/c\"")]
    [TestCase("\"\"")]
    [TestCase("\" a\"")]
    [TestCase("\"/a\"")]
    [TestCase("\"a/\"")]
    [TestCase("\"a\\u0000\"")]
    [TestCase("\"a\\nb\"")]
    [TestCase("5")]
    public async Task Create_BadRole_Is400AndNothingIsStored(string role)
    {
        var tenant = await App.AddTenantAsync();

        var answer = await tenant.Admin.PostAsync(Path, $$"""{"userName":"ada","roles":["admin",{{role}}]}""");

        Voice.AssertScim(answer, 400);
        Assert.That(await tenant.CountUsersAsync(), Is.Zero);
    }

    [Test]
    public async Task Replace_WithoutRoles_Is400AndNothingChanges()
    {
        var tenant = await App.AddTenantAsync();
        var created = (await tenant.Admin.PostAsync(Path, Published)).Require(201);

        var answer = await tenant.Admin.PutAsync($"{Path}/{created["id"]}", """{"userName":"other"}""");

        Voice.AssertScim(answer, 400);
        Assert.That((await tenant.Admin.GetAsync($"{Path}/{created["id"]}")).Text, Is.EqualTo(created.Text));
    }

    [Test]
    public async Task Replace_OtherRoles_AlignsTheBindings()
    {
        var tenant = await App.AddTenantAsync();
        var created = (await tenant.Admin.PostAsync(Path, """{"userName":"ada","roles":["a","b"]}""")).Require(201);

        var answer = await tenant.Admin.PutAsync($"{Path}/{created["id"]}", """{"userName":"ada","roles":["b","c"]}""");
        var bindings = await tenant.Admin.GetAsync($"/api/v1/admin/role-bindings?user_id={created["id"]}");

        Assert.That(answer.Require(200)["roles"]!.ToJsonString(), Is.EqualTo("""["b","c"]"""));
        Assert.That(bindings["items"]!.AsArray().Select(binding => binding!["role"]!.GetValue<string>()), Is.EquivalentTo(["b", "c"]));
    }

    [Test]
    public async Task User_OfTheOtherBase_IsTheSameUserInTheOtherVoice()
    {
        var tenant = await App.AddTenantAsync();
        var id = await tenant.AddUserAsync("ada", "\"roles\":[{\"value\":\"admin\",\"display\":\"Admin\"}]");

        var here = await tenant.Admin.GetAsync($"{Path}/{id}");
        var list = await tenant.Admin.GetAsync($"{Path}?filter=userName%20eq%20%22ada%22");
        var there = await tenant.Admin.GetAsync($"/scim/v2/Users/{id}");

        Assert.That(here.Require(200)["roles"]!.ToJsonString(), Is.EqualTo("""["admin"]"""));
        Assert.That(list.Require(200)["Resources"]![0]!.ToJsonString(), Is.EqualTo(here.Json.ToJsonString()));
        Assert.That(there.Require(200)["roles"]!.ToJsonString(), Is.EqualTo("""[{"value":"admin","display":"Admin"}]"""));
        Assert.That(there.Header("ETag"), Is.EqualTo(here.Header("ETag")));
    }

    [Test]
    public async Task Create_ExistingUserName_Is409()
    {
        var tenant = await App.AddTenantAsync();
        (await tenant.Admin.PostAsync(Path, Published)).Require(201);

        var answer = await tenant.Admin.PostAsync(Path, Published.Replace("\"userName\": \"example\"", "\"userName\": \"EXAMPLE\"", StringComparison.Ordinal));

        Voice.AssertScim(answer, 409);
        Assert.That(answer["scimType"]!.GetValue<string>(), Is.EqualTo("uniqueness"));
    }

    [TestCase("/api/scim/namespaces/example/v2/Users")]
    [TestCase("/api/scim/namespaces/system/v3/Users")]
    public async Task AnotherNamespace_Is404(string path)
    {
        var tenant = await App.AddTenantAsync();

        Assert.That((await tenant.Admin.PostAsync(path, Published)).Status, Is.EqualTo(404));
        Assert.That(await tenant.CountUsersAsync(), Is.Zero);
    }
}
