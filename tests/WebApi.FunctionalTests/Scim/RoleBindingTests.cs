using ScimPlatform.WebApi.FunctionalTests.Dialects;
using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.Scim;

/// <summary>A user's roles and its role bindings are the same thing.</summary>
public sealed class RoleBindingTests : ServerFixture
{
    private const string Path = "/api/v1/admin/role-bindings";

    private static readonly string[] Fields = ["id", "tenant_id", "user_id", "namespace", "role", "created_at", "created_by"];

    [Test]
    public async Task Add_NewBinding_ShowsInTheUserAtOnceAndMovesItsVersion()
    {
        var tenant = await App.AddTenantAsync();
        var id = await tenant.AddUserAsync("ada");
        var before = await tenant.Admin.GetAsync($"/scim/v2/Users/{id}");

        var added = await tenant.Admin.PostAsync($"{Path}/", Binding(id, "shop", "monitor"));
        var again = await tenant.Admin.PostAsync(Path, Binding(id, "shop", "monitor"));
        var after = await tenant.Admin.GetAsync($"/scim/v2/Users/{id}");

        Assert.That(added.Require(201).Members, Is.EquivalentTo(Fields));
        Assert.That(added.Header("Location"), Is.EqualTo($"https://scim.example.com{Path}/{added["id"]}"));
        Assert.That(added["created_by"]!.GetValue<string>(), Is.EqualTo(TestJwts.Subject));
        Assert.That((again.Status, again.Text), Is.EqualTo((200, added.Text)));
        Assert.That(after["roles"]!.ToJsonString(), Is.EqualTo("""[{"value":"shop/monitor"}]"""));
        Assert.That(after.Header("ETag"), Is.Not.EqualTo(before.Header("ETag")));
    }

    [Test]
    public async Task Remove_Binding_GoesFromTheUserAndMovesItsVersion()
    {
        var tenant = await App.AddTenantAsync();
        var id = await tenant.AddUserAsync("ada", "\"roles\":[{\"value\":\"admin\"},{\"value\":\"shop/monitor\"}]");
        var before = await tenant.Admin.GetAsync($"/scim/v2/Users/{id}");
        var binding = (await tenant.Admin.GetAsync($"{Path}?user_id={id}&namespace=shop&role=monitor")).Require(200)["items"]![0]!["id"];

        var removed = await tenant.Admin.DeleteAsync($"{Path}/{binding}");
        var again = await tenant.Admin.DeleteAsync($"{Path}/{binding}");
        var after = await tenant.Admin.GetAsync($"/scim/v2/Users/{id}");

        Assert.That((removed.Status, again.Status), Is.EqualTo((204, 404)));
        Assert.That(after["roles"]!.ToJsonString(), Is.EqualTo("""[{"value":"admin"}]"""));
        Assert.That(after.Header("ETag"), Is.Not.EqualTo(before.Header("ETag")));
    }

    // roles.value is not caseExact (RFC 7643 section 8.7.1): a filter selects both, and bindings are two.
    [Test]
    public async Task Roles_ThatDifferInCase_AreTwoBindingsThatOneFilterSelects()
    {
        var tenant = await App.AddTenantAsync();
        var id = await tenant.AddUserAsync("ada", "\"roles\":[{\"value\":\"Admin\"},{\"value\":\"admin\"},{\"value\":\"user\"}]");

        var bound = (await tenant.Admin.GetAsync($"{Path}?role=admin")).Require(200);
        var found = (await tenant.Admin.GetAsync("/scim/v2/Users?filter=roles%5Bvalue%20eq%20%22ADMIN%22%5D")).Require(200);
        var patched = await tenant.Admin.PatchAsync(
            $"/scim/v2/Users/{id}",
            """{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"remove","path":"roles[value eq \"ADMIN\"]"}]}""");

        Assert.That(((int)bound["total"]!, (int)found["totalResults"]!), Is.EqualTo((1, 1)));
        Assert.That(patched.Require(200)["roles"]!.ToJsonString(), Is.EqualTo("""[{"value":"user"}]"""));
        Assert.That((string?)(await tenant.Admin.GetAsync(Path)).Require(200)["items"]!.AsArray().Single()!["role"], Is.EqualTo("user"));
    }

    [Test]
    public async Task Roles_WrittenByPatchAndPut_AreBindings()
    {
        var tenant = await App.AddTenantAsync();
        var id = await tenant.AddUserAsync("ada", "\"roles\":[{\"value\":\"a\"}]");

        (await tenant.Admin.PatchAsync($"/scim/v2/Users/{id}", ScimUsersTests.Patch("\"roles\":[{\"value\":\"b\"},{\"value\":\"x/c\"}]"))).Require(200);
        var patched = await RolesAsync(tenant, id);
        (await tenant.Admin.PutAsync($"/scim/v2/Users/{id}", ScimUsersTests.User("ada"))).Require(200);
        var replaced = await RolesAsync(tenant, id);

        Assert.That(patched, Is.EquivalentTo(["system/b", "x/c"]));
        Assert.That(replaced, Is.Empty);
    }

    [TestCase("user_id", "\"rubbish\"", "uuid_parsing")]
    [TestCase("user_id", "7", "string_type")]
    [TestCase("namespace", "\"\"", "string_too_short")]
    [TestCase("namespace", "\"a/b\"", "value_error")]
    [TestCase("role", "\"a\\u0000\"", "value_error")]
    [TestCase("role", "\" a\"", "value_error")]
    [TestCase("role", "null", "string_type")]
    public async Task Add_BadMember_IsTypedAndNothingIsStored(string member, string value, string type)
    {
        var tenant = await App.AddTenantAsync();
        var id = await tenant.AddUserAsync("ada");
        var members = new Dictionary<string, string> { ["user_id"] = $"\"{id}\"", ["namespace"] = "\"shop\"", ["role"] = "\"monitor\"" };
        members[member] = value;

        var answer = await tenant.Admin.PostAsync(Path, $"{{{string.Join(',', members.Select(pair => $"\"{pair.Key}\":{pair.Value}"))}}}");

        AdminTests.AssertInvalid(answer, $"""["body","{member}"]""", type);
        Assert.That(await RolesAsync(tenant, id), Is.Empty);
    }

    [Test]
    public async Task Anything_OfAnotherTenant_Is404()
    {
        var mine = await App.AddTenantAsync();
        var other = await App.AddTenantAsync();
        var id = await other.AddUserAsync("ada", "\"roles\":[{\"value\":\"a\"}]");
        var binding = (await other.Admin.GetAsync(Path)).Require(200)["items"]![0]!["id"];

        var added = await mine.Admin.PostAsync(Path, Binding(id, "shop", "monitor"));
        var removed = await mine.Admin.DeleteAsync($"{Path}/{binding}");
        var listed = await mine.Admin.GetAsync($"{Path}?user_id={id}");

        Assert.That((added.Status, removed.Status), Is.EqualTo((404, 404)));
        Assert.That(listed.Require(200)["total"]!.GetValue<int>(), Is.Zero);
        Assert.That(await RolesAsync(other, id), Is.EqualTo(["system/a"]));
    }

    [Test]
    public async Task DeletedUser_TakesItsBindingsAlong()
    {
        var tenant = await App.AddTenantAsync();
        var id = await tenant.AddUserAsync("ada", "\"roles\":[{\"value\":\"a\"}]");

        (await tenant.Admin.DeleteAsync($"/scim/v2/Users/{id}")).Require(204);

        Assert.That((await tenant.Admin.GetAsync(Path)).Require(200)["total"]!.GetValue<int>(), Is.Zero);
    }

    private static string Binding(string user, string name, string role) =>
        $$"""{"user_id":"{{user}}","namespace":"{{name}}","role":"{{role}}"}""";

    private static async Task<IEnumerable<string>> RolesAsync(TestTenant tenant, string user)
    {
        var page = await tenant.Admin.GetAsync($"{Path}?user_id={user}");
        return page.Require(200)["items"]!.AsArray().Select(binding => $"{binding!["namespace"]}/{binding["role"]}");
    }
}
