using System.Text.Json.Nodes;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Surface;

namespace ScimPlatform.WebApi.FunctionalTests.Scim;

/// <summary>Users one by one (RFC 7644 sections 3.3 to 3.6); lists are in <see cref="Lists.ScimListTests"/>.</summary>
public sealed class ScimUsersTests : ServerFixture
{
    internal const string Path = "/scim/v2/Users";
    internal const string Core = "urn:ietf:params:scim:schemas:core:2.0:User";

    // As Okta sends it.
    internal const string Okta = """
        {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"test.user@okta.local","name":{"givenName":"Test","familyName":"User"},
        "emails":[{"primary":true,"value":"test.user@okta.local","type":"work"}],"displayName":"Test User","locale":"en-US",
        "externalId":"00ujl29u0le5T6Aj10h7","groups":[],"password":"1mz050nq","active":true}
        """;

    // As Entra ID sends it.
    internal const string Entra = """
        {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],
        "externalId":"jyoung","userName":"jyoung@contoso.com","active":true,"displayName":"Joy Young","title":null,"addresses":null,
        "emails":[{"primary":true,"type":"work","value":"jyoung@contoso.com"}],"meta":{"resourceType":"User"},
        "name":{"formatted":"Joy Young","familyName":"Young","givenName":"Joy"},
        "roles":[{"primary":true,"type":"WindowsAzureActiveDirectoryRole","value":"Admin"}]}
        """;

    [TestCase("application/scim+json; charset=utf-8")]
    [TestCase("application/json")]
    public async Task Create_AsOkta_AnswersTheWholeUserButThePassword(string type)
    {
        var tenant = await App.AddTenantAsync();
        var connector = await tenant.ConnectorAsync();

        var answer = await connector.PostAsync(Path, Okta, ("Content-Type", type), ("Accept", type));
        var read = await connector.GetAsync($"{Path}/{answer.Require(201)["id"]}");

        var location = $"https://scim.example.com{Path}/{answer["id"]}";
        Assert.That(answer.ContentType, Is.EqualTo("application/scim+json"));
        Assert.That(answer.Header("Location"), Is.EqualTo(location));
        Assert.That(answer["meta"]!["location"]!.GetValue<string>(), Is.EqualTo(location));
        Assert.That(answer["meta"]!["version"]!.GetValue<string>(), Is.EqualTo(answer.Header("ETag")));
        Assert.That(answer["meta"]!["resourceType"]!.GetValue<string>(), Is.EqualTo("User"));
        Assert.That(answer.Members, Is.EquivalentTo(
            ["schemas", "id", "externalId", "userName", "name", "displayName", "locale", "active", "emails", "meta"]));
        Assert.That(answer.Text, Does.Not.Contain("1mz050nq").And.Not.Contain("password"));
        Assert.That(read.Text, Is.EqualTo(answer.Text));
    }

    [Test]
    public async Task Create_AsEntra_KeepsRolesAndIgnoresWhatIsNull()
    {
        var tenant = await App.AddTenantAsync();
        var connector = await tenant.ConnectorAsync();

        var answer = await connector.PostAsync(Path, Entra);

        Assert.That(answer.Require(201)["roles"]!.ToJsonString(), Is.EqualTo(
            """[{"value":"Admin","type":"WindowsAzureActiveDirectoryRole","primary":true}]"""));
        Assert.That(answer.Members, Has.None.EqualTo("title").And.None.EqualTo("addresses"));
        Assert.That(answer["schemas"]!.ToJsonString(), Is.EqualTo($"""["{Core}"]"""));
    }

    [TestCase("ada@example.com")]
    [TestCase("ADA@example.com")]
    public async Task Create_UserNameInAnyCase_IsTakenOnce(string userName)
    {
        var tenant = await App.AddTenantAsync();
        await tenant.AddUserAsync("Ada@Example.com");

        var answer = await tenant.Admin.PostAsync(Path, User(userName));

        Voice.AssertScim(answer, 409);
        Assert.That(answer["scimType"]!.GetValue<string>(), Is.EqualTo("uniqueness"));
        Assert.That(await tenant.CountUsersAsync(), Is.EqualTo(1));
    }

    [TestCase("{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"]}", "invalidValue")]
    [TestCase("{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"\"}", "invalidValue")]
    [TestCase("{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"  \"}", "invalidValue")]
    [TestCase("{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":5}", null)]
    [TestCase("{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"a\",\"emails\":5}", null)]
    [TestCase("{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"a\",\"active\":\"maybe\"}", null)]
    [TestCase("{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"a\",\"roles\":[\"a/b/c\"]}", "invalidValue")]
    [TestCase("{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"a\\u0000b\"}", "invalidValue")]
    public async Task Create_BadUser_IsRefusedByTypeAndNotStored(string body, string? type)
    {
        var tenant = await App.AddTenantAsync();

        var answer = await tenant.Admin.PostAsync(Path, body);

        Voice.AssertScim(answer, 400);
        Assert.That(answer["scimType"]!.GetValue<string>(), type is null ? Is.Not.Empty : Is.EqualTo(type));
        Assert.That(await tenant.CountUsersAsync(), Is.Zero);
    }

    [Test]
    public async Task Replace_WholeUser_ClearsWhatIsLeftOutAndMovesTheVersion()
    {
        var tenant = await App.AddTenantAsync();
        var created = (await tenant.Admin.PostAsync(Path, Okta)).Require(201);
        var path = $"{Path}/{created["id"]}";
        var body = $$"""{"schemas":["{{Core}}"],"id":"ignored","meta":{"version":"ignored"},"groups":[],"userName":"new@example.com","active":false}""";

        var answer = await tenant.Admin.PutAsync(path, body);
        var again = await tenant.Admin.PutAsync(path, body);

        Assert.That(answer.Require(200).Members, Is.EquivalentTo(["schemas", "id", "userName", "active", "meta"]));
        Assert.That(answer["id"]!.ToJsonString(), Is.EqualTo(created["id"]!.ToJsonString()));
        Assert.That(answer["active"]!.GetValue<bool>(), Is.False);
        Assert.That(answer.Header("ETag"), Is.Not.EqualTo(created.Header("ETag")));
        Assert.That(again.Header("ETag"), Is.EqualTo(answer.Header("ETag")));
        Assert.That(again.Text, Is.EqualTo(answer.Text));
    }

    [TestCase("""{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"replace","value":{"active":false}}]}""")]
    [TestCase("""{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"Replace","path":"active","value":"False"}]}""")]
    [TestCase("""{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"Replace","path":"active","value":false}]}""")]
    public async Task Patch_ActiveAsOktaAndEntraSendIt_AnswersTheUser(string body)
    {
        var tenant = await App.AddTenantAsync();
        var connector = await tenant.ConnectorAsync();
        var created = (await connector.PostAsync(Path, Okta)).Require(201);

        var answer = await connector.PatchAsync($"{Path}/{created["id"]}", body);
        var again = await connector.PatchAsync($"{Path}/{created["id"]}", body);

        Assert.That(answer.Require(200)["active"]!.GetValue<bool>(), Is.False);
        Assert.That(answer["displayName"]!.GetValue<string>(), Is.EqualTo("Test User"));
        Assert.That(answer.Header("ETag"), Is.Not.EqualTo(created.Header("ETag")));
        Assert.That(again.Header("ETag"), Is.EqualTo(answer.Header("ETag")));
    }

    // The namespace "system" is left out where a role is shown; whoever writes it means the same role wherever it stands.
    [TestCase("""{"op":"remove","path":"roles[value eq \"system/x\"]"}""")]
    [TestCase("""{"op":"remove","path":"roles","value":[{"value":"system/x"}]}""")]
    [TestCase("""{"op":"remove","path":"roles[value eq \"x\"]"},{"op":"add","path":"roles","value":["system/z"]},{"op":"remove","path":"roles[value eq \"z\"]"}""")]
    [TestCase("""{"op":"replace","path":"roles[value eq \"system/x\"].value","value":"system/y"}""")]
    public async Task Patch_RolesWithTheNamespaceThatIsLeftOut_MeansTheSameRoles(string operations)
    {
        var tenant = await App.AddTenantAsync();
        var id = await tenant.AddUserAsync("ada", "\"roles\":[{\"value\":\"system/x\"},{\"value\":\"y\"}]");
        var asked = await tenant.Admin.GetAsync($"{Path}?filter={Uri.EscapeDataString("roles eq \"system/x\" and roles[value eq \"x\"]")}");

        var answer = await tenant.Admin.PatchAsync(
            $"{Path}/{id}", $$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{{operations}}]}""");

        Assert.That(asked.Require(200)["totalResults"]!.GetValue<int>(), Is.EqualTo(1));
        Assert.That(answer.Require(200)["roles"]!.ToJsonString(), Is.EqualTo("""[{"value":"y"}]"""));
    }

    // Identity providers write references before they provision what is referred to, and clear them themselves.
    [Test]
    public async Task Delete_OfAManager_LeavesTheReferenceAndWhatFindsByIt()
    {
        const string Enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
        var tenant = await App.AddTenantAsync();
        var boss = await tenant.AddUserAsync("boss");
        var ada = await tenant.AddUserAsync("ada", $$$"""  "{{{Enterprise}}}":{"manager":{"value":"{{{boss}}}"}}""");

        (await tenant.Admin.DeleteAsync($"{Path}/{boss}")).Require(204);
        var list = await tenant.Admin.GetAsync(Path);
        var found = await tenant.Admin.GetAsync($"{Path}?filter={Uri.EscapeDataString($"{Enterprise}:manager.value eq \"{boss}\"")}&sortBy={Enterprise}:manager.value");

        foreach (var answer in new[] { list, found })
        {
            var user = answer.Require(200)["Resources"]!.AsArray().Single()!;
            Assert.That(((string?)user["id"], (string?)user[Enterprise]!["manager"]!["value"]), Is.EqualTo((ada, boss)));
        }
    }

    [TestCase("""{"op":"replace","path":"nonsense","value":"x"}""", "invalidPath")]
    [TestCase("""{"op":"remove","path":"userName"}""", "mutability")]
    [TestCase("""{"op":"replace","path":"id","value":"x"}""", "mutability")]
    public async Task Patch_OneBadOperation_UndoesAllOfThem(string operation, string type)
    {
        var tenant = await App.AddTenantAsync();
        var id = await tenant.AddUserAsync("ada@example.com");
        var before = await tenant.Admin.GetAsync($"{Path}/{id}");

        var answer = await tenant.Admin.PatchAsync(
            $"{Path}/{id}", $$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"add","path":"title","value":"x"},{{operation}}]}""");

        Voice.AssertScim(answer, 400);
        Assert.That(answer["scimType"]!.GetValue<string>(), Is.EqualTo(type));
        Assert.That((await tenant.Admin.GetAsync($"{Path}/{id}")).Text, Is.EqualTo(before.Text));
    }

    [Test]
    public async Task Delete_User_Is204AndThenUnknown()
    {
        var tenant = await App.AddTenantAsync();
        var id = await tenant.AddUserAsync("ada@example.com", "\"roles\":[{\"value\":\"admin\"}]");

        var deleted = await tenant.Admin.DeleteAsync($"{Path}/{id}/");
        var again = await tenant.Admin.DeleteAsync($"{Path}/{id}");

        Assert.That((deleted.Status, deleted.Text), Is.EqualTo((204, "")));
        Voice.AssertScim(again, 404);
        Voice.AssertScim(await tenant.Admin.GetAsync($"{Path}/{id}"), 404);
        Assert.That(await tenant.AddUserAsync("ada@example.com"), Is.Not.EqualTo(id));
    }

    [Test]
    public async Task IfMatch_OfAnOlderVersion_Is412AndNothingChanges()
    {
        var tenant = await App.AddTenantAsync();
        var created = (await tenant.Admin.PostAsync(Path, Okta)).Require(201);
        var path = $"{Path}/{created["id"]}";
        var current = (await tenant.Admin.PatchAsync(path, Patch("\"title\":\"x\""))).Require(200);
        (string, string) old = ("If-Match", created.Header("ETag")!);

        Voice.AssertScim(await tenant.Admin.PutAsync(path, User("new@example.com"), old), 412);
        Voice.AssertScim(await tenant.Admin.PatchAsync(path, Patch("\"title\":\"y\""), old), 412);
        Voice.AssertScim(await tenant.Admin.DeleteAsync(path, old), 412);
        Voice.AssertScim(await tenant.Admin.DeleteAsync(path, ("If-Match", "\"rubbish\"")), 412);

        Assert.That((await tenant.Admin.GetAsync(path)).Text, Is.EqualTo(current.Text));
    }

    [TestCase("{0}")]
    [TestCase("*")]
    [TestCase("\"x\", {0}")]
    public async Task IfMatch_OfThisVersion_IsAllowed(string form)
    {
        var tenant = await App.AddTenantAsync();
        var created = (await tenant.Admin.PostAsync(Path, Okta)).Require(201);
        var tag = form.Replace("{0}", created.Header("ETag"), StringComparison.Ordinal);

        var answer = await tenant.Admin.PatchAsync($"{Path}/{created["id"]}", Patch("\"title\":\"x\""), ("If-Match", tag));

        Assert.That(answer.Status, Is.EqualTo(200), answer.Text);
    }

    [Test]
    public async Task IfNoneMatch_OfThisVersion_Is304WithTheTag()
    {
        var tenant = await App.AddTenantAsync();
        var created = (await tenant.Admin.PostAsync(Path, Okta)).Require(201);
        var path = $"{Path}/{created["id"]}";

        var known = await tenant.Admin.GetAsync(path, ("If-None-Match", created.Header("ETag")!));
        var other = await tenant.Admin.GetAsync(path, ("If-None-Match", "W/\"0\""));

        Assert.That(created.Header("ETag"), Does.Match("^W/\"[^\"]+\"$"));
        Assert.That((known.Status, known.Text, known.Header("ETag")), Is.EqualTo((304, "", created.Header("ETag"))));
        Assert.That(other.Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Attributes_AskedForOrExcluded_AreProjected()
    {
        var tenant = await App.AddTenantAsync();
        var created = (await tenant.Admin.PostAsync(Path, Okta)).Require(201);

        var some = await tenant.Admin.GetAsync($"{Path}/{created["id"]}?attributes=USERNAME,name.givenName,password");
        var others = await tenant.Admin.GetAsync($"{Path}/{created["id"]}?excludedAttributes=emails,id,name.familyName");

        Assert.That(some.Require(200).Members, Is.EquivalentTo(["schemas", "id", "userName", "name"]));
        Assert.That(some["name"]!.ToJsonString(), Is.EqualTo("""{"givenName":"Test"}"""));
        Assert.That(others.Require(200).Members, Does.Contain("id").And.Not.Contain("emails"));
        Assert.That(others["name"]!.ToJsonString(), Is.EqualTo("""{"givenName":"Test"}"""));
    }

    internal static string User(string userName, string members = "") =>
        $$"""{"schemas":["{{Core}}"],"userName":"{{userName}}"{{(members.Length > 0 ? "," + members : "")}}}""";

    internal static string Patch(string members) => new JsonObject
    {
        ["schemas"] = new JsonArray("urn:ietf:params:scim:api:messages:2.0:PatchOp"),
        ["Operations"] = new JsonArray(new JsonObject { ["op"] = "replace", ["value"] = JsonNode.Parse($"{{{members}}}") }),
    }.ToJsonString();
}
