using System.Text.Json.Nodes;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;
using ScimPlatform.WebApi.FunctionalTests.OAuth;

namespace ScimPlatform.WebApi.FunctionalTests.Scim;

/// <summary>
/// What docs/conformance.md claims and no other test shows: with a tenant that holds to the SCIM interoperability profile and takes no passwords, and
/// a connector with an access token.
/// </summary>
internal sealed class ConformanceTests : ServerFixture
{
    private const string Users = "/scim/v2/Users";
    private const string Groups = "/scim/v2/Groups";

    private TestTenant tenant = null!;
    private Caller connector = null!;

    [SetUp]
    public async Task ConnectAsync()
    {
        tenant = await App.AddTenantAsync();
        (await tenant.Admin.PatchAsync($"/api/v1/admin/tenants/{tenant.Slug}", """{"compatibility_profile":"interop","passwords":"refuse"}""")).Require(200);
        connector = App.As($"Bearer {await (await OAuthParty.CreateAsync(tenant)).TokenAsync("&scope=scim")}");
    }

    [Test]
    public async Task User_Deactivated_IsKeptAndCanBeReactivated()
    {
        var id = await AddUserAsync("ada");

        var off = await PatchAsync($"{Users}/{id}", """{"op":"replace","path":"active","value":false}""");
        var kept = await connector.GetAsync($"{Users}/{id}");
        var on = await PatchAsync($"{Users}/{id}", """{"op":"add","path":"active","value":true}""");

        Assert.That(((bool)off.Require(200)["active"]!, (bool)kept.Require(200)["active"]!, (bool)on.Require(200)["active"]!), Is.EqualTo((false, false, true)));
    }

    [Test]
    public async Task User_Deleted_IsGoneAndItsNameIsFree()
    {
        var id = await AddUserAsync("ada", "\"externalId\":\"e1\"");

        (await connector.DeleteAsync($"{Users}/{id}")).Require(204);

        Answer[] afterwards =
        [
            await connector.GetAsync($"{Users}/{id}"),
            await PatchAsync($"{Users}/{id}", """{"op":"replace","path":"active","value":true}"""),
            await connector.PutAsync($"{Users}/{id}", ScimUsersTests.User("ada")),
            await connector.DeleteAsync($"{Users}/{id}"),
        ];
        Assert.That(afterwards.Select(answer => answer.Status), Is.All.EqualTo(404));
        Assert.That((await IdsAsync(Users, "userName eq \"ada\""), await IdsAsync(Users, "externalId eq \"e1\"")), Is.EqualTo((Array.Empty<string>(), Array.Empty<string>())));
        Assert.That(await AddUserAsync("ada", "\"externalId\":\"e1\""), Is.Not.EqualTo(id));
    }

    [TestCase("userName eq \"ADA\"")]
    [TestCase("externalId eq \"e1\"")]
    [TestCase("emails[value eq \"ada@example.com\"]")]
    [TestCase("emails[type eq \"work\" and value eq \"ada@example.com\"]")]
    [TestCase("userName eq \"ada\" and externalId eq \"e1\"")]
    public async Task Users_ByWhatIdentifiesThem_AreFound(string filter)
    {
        var id = await AddUserAsync("ada", """ "externalId":"e1","emails":[{"type":"work","value":"ada@example.com"}] """);
        await AddUserAsync("eve", """ "externalId":"E1","emails":[{"type":"work","value":"eve@example.com"},{"type":"home","value":"ada@example.org"}] """);

        Assert.That(await IdsAsync(Users, filter), Is.EqualTo([id]));
    }

    [TestCase("displayName eq \"Engineers\"")]
    [TestCase("externalId eq \"g1\"")]
    [TestCase("members[value eq \"{0}\"]")]
    public async Task Groups_ByWhatIdentifiesThem_AreFound(string filter)
    {
        var member = await AddUserAsync("ada");
        var id = await AddGroupAsync("Engineers", $$""" "externalId":"g1","members":[{"value":"{{member}}"}] """);
        await AddGroupAsync("Others", "\"externalId\":\"g2\"");

        Assert.That(await IdsAsync(Groups, string.Format(System.Globalization.CultureInfo.InvariantCulture, filter, member)), Is.EqualTo([id]));
        Assert.That((await connector.GetAsync($"{Groups}/{id}")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Group_WithoutMembers_IsCreated()
    {
        var id = await AddGroupAsync("Nobody", "\"members\":[]");

        Assert.That((await connector.GetAsync($"{Groups}/{id}")).Require(200)["displayName"]!.GetValue<string>(), Is.EqualTo("Nobody"));
    }

    [Test]
    public async Task Patch_OfSeveralAttributes_ChangesThemAll()
    {
        var id = await AddUserAsync("ada");

        var patched = await PatchAsync(
            $"{Users}/{id}",
            """{"op":"replace","path":"displayName","value":"A"}""",
            """{"op":"add","path":"name.givenName","value":"G"}""",
            """{"op":"add","path":"emails","value":[{"type":"work","value":"a@example.com"}]}""",
            """{"op":"add","path":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department","value":"D"}""");

        Assert.That(patched.Require(200)["meta"]!["version"]!.GetValue<string>(), Is.EqualTo("W/\"2\""));
        Assert.That(((string?)patched["displayName"], (string?)patched["name"]!["givenName"], (string?)patched["emails"]![0]!["value"]), Is.EqualTo(("A", "G", "a@example.com")));
    }

    [Test]
    public async Task Patch_OfAHundredMembers_AddsAndRemovesThem()
    {
        var members = new List<string>();
        for (var number = 0; number < 100; number++)
        {
            members.Add(await AddUserAsync($"member{number}"));
        }

        var group = await AddGroupAsync("Engineers", $"\"members\":[{string.Join(',', members.Take(50).Select(Member))}]");

        var patched = await PatchAsync(
            $"{Groups}/{group}",
            [
                .. members.Skip(50).Select(member => $$"""{"op":"add","path":"members","value":[{{Member(member)}}]}"""),
                .. members.Take(50).Select(member => $$"""{"op":"remove","path":"members[value eq \"{{member}}\"]"}"""),
            ]);

        Assert.That(patched.Status, Is.EqualTo(204), patched.Text);
        var held = (await connector.GetAsync($"{Groups}/{group}")).Require(200)["members"]!.AsArray();
        Assert.That(held.Select(member => (string?)member!["value"]), Is.EquivalentTo(members.Skip(50)));
    }

    [Test]
    public async Task List_WithoutCount_HasAHundredAndNoMoreThanIsAllowed()
    {
        for (var number = 0; number < 101; number++)
        {
            await AddUserAsync($"user{number}");
        }

        var unasked = (await connector.GetAsync(Users)).Require(200);
        var asked = (await connector.GetAsync($"{Users}?count=101")).Require(200);

        Assert.That(((int)unasked["totalResults"]!, (int)unasked["itemsPerPage"]!, (int)asked["itemsPerPage"]!), Is.EqualTo((101, 100, 101)));
    }

    [Test]
    public async Task Discovery_OfTypes_NamesThemByTheirIdsAndHasTheirSchemas()
    {
        var types = (await connector.GetAsync("/scim/v2/ResourceTypes")).Require(200)["Resources"]!.AsArray();
        var schemas = (await connector.GetAsync("/scim/v2/Schemas")).Require(200)["Resources"]!.AsArray().Select(schema => (string?)schema!["id"]);
        var named = types.SelectMany(type => type!["schemaExtensions"]!.AsArray().Select(extension => (string?)extension!["schema"]).Append((string?)type["schema"]));

        Assert.That(types.Select(type => (string?)type!["id"]), Is.EqualTo(types.Select(type => (string?)type!["name"])));
        Assert.That(types.Select(type => (string?)type!["endpoint"]), Is.EqualTo(["/Users", "/Groups"]));
        Assert.That(schemas, Is.SupersetOf(named));
        Assert.That((await connector.GetAsync("/scim/v2/ServiceProviderConfig")).Require(200)["bulk"]!["supported"]!.GetValue<bool>());
    }

    [TestCase("User", "userName,displayName,active,externalId")]
    [TestCase("Group", "displayName,members,externalId")]
    public async Task Schema_OfAType_HasWhatTheProfileNeeds(string type, string attributes)
    {
        var schema = (await connector.GetAsync($"/scim/v2/Schemas/urn:ietf:params:scim:schemas:core:2.0:{type}")).Require(200);

        Assert.That(schema["attributes"]!.AsArray().Select(attribute => (string?)attribute!["name"]), Is.SupersetOf(attributes.Split(',')));
    }

    [Test]
    public async Task Schema_OfAUser_SaysWhichTypesThereAre()
    {
        var schema = (await connector.GetAsync("/scim/v2/Schemas/urn:ietf:params:scim:schemas:core:2.0:User")).Require(200);
        var typed = schema["attributes"]!.AsArray().Where(attribute => Type(attribute!)?["canonicalValues"] is JsonArray { Count: > 0 });

        Assert.That(typed.Select(attribute => (string?)attribute!["name"]), Is.SupersetOf(new[] { "emails", "phoneNumbers", "ims", "photos", "addresses" }));
    }

    // One rule for what is found and for what is taken.
    [Test]
    public async Task Case_OfWhatIdentifies_CountsInFiltersAsInConflicts()
    {
        var id = await AddUserAsync("JSmith", "\"externalId\":\"ABC-123\"");

        var conflict = await connector.PostAsync(Users, ScimUsersTests.User("jsmith"));
        var patched = await PatchAsync($"{Users}/{await AddUserAsync("other")}", """{"op":"replace","path":"userName","value":"JSMITH"}""");

        Assert.That((conflict.Status, (string?)conflict["scimType"]), Is.EqualTo((409, "uniqueness")));
        Assert.That((patched.Status, (string?)patched["scimType"]), Is.EqualTo((409, "uniqueness")));
        Assert.That(await IdsAsync(Users, "userName eq \"JSMITH\""), Is.EqualTo([id]));
        Assert.That(await IdsAsync(Users, "externalId eq \"abc-123\""), Is.Empty);
        Assert.That((await connector.GetAsync($"{Users}/{id.ToUpperInvariant()}")).Status, Is.EqualTo(404));
    }

    [TestCase(Users)]
    [TestCase(Groups)]
    public async Task Filter_OnWhatNoSchemaHas_IsInvalidFilter(string path)
    {
        var answer = await connector.GetAsync($"{path}?filter=colour eq \"red\"");

        Assert.That((answer.Status, (string?)answer["scimType"]), Is.EqualTo((400, "invalidFilter")));
        Assert.That(answer.ContentType, Is.EqualTo("application/scim+json"));
    }

    private static JsonNode? Type(JsonNode attribute) =>
        attribute["subAttributes"] is JsonArray subs ? subs.FirstOrDefault(sub => (string?)sub!["name"] == "type") : null;

    private static string Member(string id) => $$"""{"value":"{{id}}"}""";

    private Task<Answer> PatchAsync(string path, params IEnumerable<string> operations) => connector.PatchAsync(
        path, $$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{{string.Join(',', operations)}}]}""");

    private async Task<string> AddUserAsync(string userName, string members = "") =>
        (string)(await connector.PostAsync(Users, ScimUsersTests.User(userName, members.Trim()))).Require(201)["id"]!;

    private async Task<string> AddGroupAsync(string name, string members) => (string)(await connector.PostAsync(
        Groups, $$"""{"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":"{{name}}",{{members}}}""")).Require(201)["id"]!;

    private async Task<string[]> IdsAsync(string path, string filter) =>
        [.. (await connector.GetAsync($"{path}?filter={Uri.EscapeDataString(filter)}")).Require(200)["Resources"]!.AsArray().Select(found => (string)found!["id"]!)];
}
