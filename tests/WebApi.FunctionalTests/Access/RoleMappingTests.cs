using ScimPlatform.WebApi.FunctionalTests.Dialects;
using ScimPlatform.WebApi.FunctionalTests.Events;
using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.Access;

/// <summary>Role mappings: made, listed, shown and deleted.</summary>
internal sealed class RoleMappingTests : ServerFixture
{
    private const string Path = "/api/v1/admin/role-mappings";

    private static readonly string[] Fields = ["id", "tenant_id", "group", "namespace", "role", "created_at", "created_by"];

    [Test]
    public async Task Create_ByEachReference_IsShownAsItWasAskedForAndTheSameAgainIs200()
    {
        var tenant = await App.AddTenantAsync();
        var group = await tenant.AddGroupAsync("Engineers");
        (string Group, string Again)[] references =
        [
            ($$"""{"id":"{{group}}"}""", $$"""{"id":"{{group}}"}"""),
            ("""{"display_name":"Straße"}""", """{"display_name":"sTRAßE"}"""),
            ("""{"external_id":"00g1"}""", """{"external_id":"00g1"}"""),
        ];
        foreach (var (reference, again) in references)
        {
            var created = (await tenant.Admin.PostAsync($"{Path}/", Mapping(reference))).Require(201);
            var same = await tenant.Admin.PostAsync(Path, Mapping(again));
            var shown = await tenant.Admin.GetAsync($"{Path}/{created["id"]}");

            Assert.That(created.Members, Is.EqualTo(Fields));
            Assert.That(created["group"]!.ToJsonString(), Is.EqualTo(System.Text.Json.Nodes.JsonNode.Parse(reference)!.ToJsonString()));
            Assert.That((created["namespace"]!.GetValue<string>(), created["role"]!.GetValue<string>()), Is.EqualTo(("shop", "admin")));
            Assert.That(created["created_by"]!.GetValue<string>(), Is.EqualTo(TestJwts.Subject));
            Assert.That(created.Header("Location"), Is.EqualTo($"https://scim.example.com{Path}/{created["id"]}"));
            Assert.That((same.Status, same.Text), Is.EqualTo((200, created.Text)));
            Assert.That((shown.Status, shown.Text), Is.EqualTo((200, created.Text)));
        }

        Assert.That(await CountAsync(tenant), Is.EqualTo(3));
    }

    [Test]
    public async Task Create_InAnotherCaseOfExternalId_IsAnotherMapping()
    {
        var tenant = await App.AddTenantAsync();

        (await tenant.Admin.PostAsync(Path, Mapping("""{"external_id":"a"}"""))).Require(201);
        (await tenant.Admin.PostAsync(Path, Mapping("""{"external_id":"A"}"""))).Require(201);

        Assert.That(await CountAsync(tenant), Is.EqualTo(2));
    }

    [Test]
    public async Task Create_OfAGroupThatIsNot_Is404AndStoresNothing()
    {
        var tenant = await App.AddTenantAsync();

        var answer = await tenant.Admin.PostAsync(Path, Mapping($$"""{"id":"{{Guid.NewGuid()}}"}"""));

        Assert.That((answer.Status, answer.Text), Is.EqualTo((404, """{"detail":"Group not found."}""")));
        Assert.That(await CountAsync(tenant), Is.Zero);
    }

    [TestCase("""{"id":"rubbish"}""", """["body","group","id"]""", "uuid_parsing")]
    [TestCase("""{"display_name":""}""", """["body","group","display_name"]""", "string_too_short")]
    [TestCase("""{"display_name":" "}""", """["body","group","display_name"]""", "value_error")]
    [TestCase("""{"display_name":7}""", """["body","group","display_name"]""", "string_type")]
    [TestCase("""{"external_id":"a\u0000"}""", """["body","group","external_id"]""", "value_error")]
    [TestCase("""{"external_id":"a","display_name":"b"}""", """["body","group"]""", "value_error")]
    [TestCase("""{"external_id":null}""", """["body","group"]""", "value_error")]
    [TestCase("{}", """["body","group"]""", "value_error")]
    [TestCase("[]", """["body","group"]""", "model_attributes_type")]
    [TestCase("null", """["body","group"]""", "model_attributes_type")]
    public async Task Create_BadGroup_IsNamedAndNothingIsStored(string group, string place, string type)
    {
        var tenant = await App.AddTenantAsync();

        var answer = await tenant.Admin.PostAsync(Path, Mapping(group));

        AdminTests.AssertInvalid(answer, place, type);
        Assert.That(await CountAsync(tenant), Is.Zero);
    }

    [TestCase("namespace", "\"\"", "string_too_short")]
    [TestCase("namespace", "\"a/b\"", "value_error")]
    [TestCase("role", "\" a\"", "value_error")]
    [TestCase("role", "null", "string_type")]
    [TestCase("rule", "\"a\"", "extra_forbidden")]
    public async Task Create_BadMember_IsNamedAndNothingIsStored(string member, string value, string type)
    {
        var tenant = await App.AddTenantAsync();
        var members = new Dictionary<string, string> { ["group"] = """{"external_id":"a"}""", ["namespace"] = "\"shop\"", ["role"] = "\"admin\"" };
        members[member] = value;

        var answer = await tenant.Admin.PostAsync(Path, $"{{{string.Join(',', members.Select(pair => $"\"{pair.Key}\":{pair.Value}"))}}}");

        AdminTests.AssertInvalid(answer, $"""["body","{member}"]""", type);
        Assert.That(await CountAsync(tenant), Is.Zero);
    }

    [Test]
    public async Task List_Filtered_HasPagesOldestFirst()
    {
        var tenant = await App.AddTenantAsync();
        foreach (var (name, role) in new[] { ("a", "admin"), ("b", "reader"), ("c", "admin") })
        {
            (await tenant.Admin.PostAsync(Path, $$$"""{"group":{"display_name":"{{{name}}}"},"namespace":"shop","role":"{{{role}}}"}""")).Require(201);
        }

        var page = (await tenant.Admin.GetAsync($"{Path}?namespace=shop&role=admin&per_page=1&page=2")).Require(200);

        Assert.That(page.Members, Is.EqualTo(["items", "total", "page", "per_page", "pages"]));
        Assert.That(page["items"]!.AsArray().Select(item => (string?)item!["group"]!["display_name"]), Is.EqualTo(["c"]));
        Assert.That(((int)page["total"]!, (int)page["pages"]!), Is.EqualTo((2, 2)));
    }

    [Test]
    public async Task Delete_Mapping_IsGoneAndRecorded()
    {
        var tenant = await App.AddTenantAsync();
        var created = (await tenant.Admin.PostAsync(Path, Mapping("""{"display_name":"Engineers"}"""))).Require(201);

        var deleted = await tenant.Admin.DeleteAsync($"{Path}/{created["id"]}");
        var again = await tenant.Admin.DeleteAsync($"{Path}/{created["id"]}");
        var shown = await tenant.Admin.GetAsync($"{Path}/{created["id"]}");

        Assert.That((deleted.Status, again.Status, shown.Status), Is.EqualTo((204, 404, 404)));
        Assert.That(again.Text, Is.EqualTo("""{"detail":"Role mapping not found."}"""));
        var records = (await tenant.Admin.GetAsync($"/api/v1/admin/audit-events?target_id={created["id"]}")).Require(200)["items"]!.AsArray();
        Assert.That(
            records.Select(record => $"{record!["action"]} {record["target_type"]} {record["changes"]!.ToJsonString()}"),
            Is.EqualTo(new[] { "deleted", "created" }.Select(what =>
                $$"""role_mapping.{{what}} role_mapping {"group_display_name":"Engineers","namespace":"shop","role":"admin","version":1}""")));
    }

    [Test]
    public async Task Delete_Group_TakesTheMappingsByItsIdAndLeavesThoseByName()
    {
        var tenant = await App.AddTenantAsync();
        var group = await tenant.AddGroupAsync("Engineers");
        var byId = (string)(await tenant.Admin.PostAsync(Path, Mapping($$"""{"id":"{{group}}"}"""))).Require(201)["id"]!;
        (await tenant.Admin.PostAsync(Path, Mapping("""{"display_name":"Engineers"}"""))).Require(201);

        (await tenant.Admin.DeleteAsync($"/scim/v2/Groups/{group}")).Require(204);

        var left = (await tenant.Admin.GetAsync(Path)).Require(200)["items"]!.AsArray();
        Assert.That(left.Select(mapping => mapping!["group"]!.ToJsonString()), Is.EqualTo(["""{"display_name":"Engineers"}"""]));
        var records = (await tenant.Admin.GetAsync("/api/v1/admin/audit-events?action=role_mapping.deleted")).Require(200)["items"]!.AsArray();
        Assert.That(
            records.Select(record => $"{record!["target_id"]} {record["changes"]!.ToJsonString()}"),
            Is.EqualTo([$$"""{{byId}} {"group_id":"{{group}}","namespace":"shop","role":"admin","version":1}"""]));
        await tenant.EndAsync();
        var told = (await tenant.EventsAsync(null, 1, "types=role_mapping.deleted")).Single();
        Assert.That(
            ((string)told["resource"]!["id"]!, told["role"]!.ToJsonString()), Is.EqualTo((byId, """{"namespace":"shop","role":"admin"}""")));
    }

    [Test]
    public async Task Anything_WithoutItsScope_Is403()
    {
        var tenant = await App.AddTenantAsync();
        var (reader, writer) = (tenant.As("scim.users.read"), tenant.As("scim.users.write"));

        Assert.That((await reader.PostAsync(Path, Mapping("""{"external_id":"a"}"""))).Status, Is.EqualTo(403));
        Assert.That((await reader.DeleteAsync($"{Path}/{Guid.NewGuid()}")).Status, Is.EqualTo(403));
        Assert.That((await writer.GetAsync(Path)).Status, Is.EqualTo(403));
        Assert.That((await writer.GetAsync($"{Path}/{Guid.NewGuid()}")).Status, Is.EqualTo(403));
    }

    private static string Mapping(string group) => $$"""{"group":{{group}},"namespace":"shop","role":"admin"}""";

    private static async Task<int> CountAsync(TestTenant tenant) => (int)(await tenant.Admin.GetAsync(Path)).Require(200)["total"]!;
}
