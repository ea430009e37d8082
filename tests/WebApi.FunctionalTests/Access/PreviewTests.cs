using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Scim;

namespace ScimPlatform.WebApi.FunctionalTests.Access;

/// <summary>What a mapping would change, before it does, and what is told of it when it did.</summary>
internal sealed class PreviewTests : ServerFixture
{
    private const string Mappings = "/api/v1/admin/role-mappings";
    private const string Preview = $"{Mappings}/preview";
    private const string None = """{"count":0,"items":[]}""";

    [Test]
    public async Task Preview_OfAMapping_CountsWhoHasTheRoleByNothingElse()
    {
        var tenant = await App.AddTenantAsync();
        var (ada, bob, cid, dan) = (await tenant.AddUserAsync("ada"), await tenant.AddUserAsync("bob"), await tenant.AddUserAsync("cid"), await tenant.AddUserAsync("dan"));
        await tenant.AddUserAsync("eve");
        var inner = await tenant.AddGroupAsync("Inner", ada, bob);
        await tenant.AddGroupAsync("Staff", inner, cid, dan);
        (await tenant.Admin.PatchAsync($"/scim/v2/Users/{dan}", ScimUsersTests.Patch("\"active\":false"))).Require(200);
        (await tenant.Admin.PostAsync("/api/v1/admin/role-bindings", $$"""{"user_id":"{{bob}}","namespace":"shop","role":"admin"}""")).Require(201);

        var answer = (await tenant.Admin.PostAsync(Preview, Mapping("""{"display_name":"STAFF"}"""))).Require(200);

        Assert.That(answer.Text, Is.EqualTo(
            $$"""{"gains":{"count":2,"items":[{{Listed(ada, cid)}}]},"losses":{{None}}}"""));
        Assert.That((int)(await tenant.Admin.GetAsync(Mappings))["total"]!, Is.Zero);
        Assert.That((int)(await tenant.Admin.GetAsync("/api/v1/admin/access?namespace=shop&role=admin"))["total"]!, Is.EqualTo(1));
    }

    [Test]
    public async Task Preview_OfARemoval_CountsWhoHasTheRoleByThatMappingAlone()
    {
        var tenant = await App.AddTenantAsync();
        var (ada, bob) = (await tenant.AddUserAsync("ada"), await tenant.AddUserAsync("bob"));
        await tenant.AddGroupAsync("Staff", ada, bob);
        await tenant.AddGroupAsync("Leads", bob);
        var staff = await MapAsync(tenant, """{"display_name":"Staff"}""");
        await MapAsync(tenant, """{"display_name":"Leads"}""");

        var removal = await tenant.Admin.PostAsync(Preview, $$"""{"remove":"{{staff}}"}""");
        var again = await tenant.Admin.PostAsync(Preview, Mapping("""{"display_name":"staff"}"""));

        Assert.That((removal.Status, removal.Text), Is.EqualTo((200, $$$"""{"gains":{{{None}}},"losses":{"count":1,"items":[{{{Listed(ada)}}}]}}""")));
        Assert.That((again.Status, again.Text), Is.EqualTo((200, $$"""{"gains":{{None}},"losses":{{None}}}""")));
        Assert.That((int)(await tenant.Admin.GetAsync(Mappings))["total"]!, Is.EqualTo(2));
    }

    [Test]
    public async Task Preview_OfMoreThanAreShown_CountsThemAll()
    {
        var tenant = await App.AddTenantAsync();
        var users = new List<string>();
        for (var number = 0; number < 101; number++)
        {
            users.Add(await tenant.AddUserAsync($"u{number}"));
        }

        await tenant.AddGroupAsync("Staff", [.. users]);

        var answer = (await tenant.Admin.PostAsync(Preview, Mapping("""{"display_name":"Staff"}"""))).Require(200);

        Assert.That(((int)answer["gains"]!["count"]!, answer["gains"]!["items"]!.AsArray().Count), Is.EqualTo((101, 100)));
    }

    [TestCase("""{}""", """["body","group"]""", "missing")]
    [TestCase("""{"group":{"external_id":"a"},"namespace":"shop"}""", """["body","role"]""", "missing")]
    [TestCase("""{"group":{"external_id":"a"},"namespace":"shop","role":""}""", """["body","role"]""", "string_too_short")]
    [TestCase("""{"group":{"external_id":"a","id":"b"},"namespace":"shop","role":"a"}""", """["body","group"]""", "value_error")]
    [TestCase("""{"remove":"x"}""", """["body","remove"]""", "uuid_parsing")]
    [TestCase("""{"remove":"0195a1b2-0000-7000-8000-0000000000aa","role":"a"}""", """["body"]""", "value_error")]
    public async Task Preview_BadBody_IsNamed(string body, string place, string type)
    {
        var tenant = await App.AddTenantAsync();

        var answer = await tenant.Admin.PostAsync(Preview, body);

        Assert.That(answer.Status, Is.EqualTo(422), answer.Text);
        Assert.That(answer["detail"]!.AsArray().Select(fault => $"{fault!["loc"]!.ToJsonString()} {fault["type"]}"), Does.Contain($"{place} {type}"));
    }

    [TestCase("""{"remove":"x"}""", """{"loc":["body","remove"],"msg":"must be a uuid","type":"uuid_parsing"}""")]
    [TestCase("""{"remove":5}""", """{"loc":["body","remove"],"msg":"must be a string","type":"string_type"}""")]
    [TestCase(
        """{"group":"x","namespace":"shop","role":"a"}""",
        """{"loc":["body","group"],"msg":"must be an object","type":"model_attributes_type"}""")]
    public async Task Preview_WithOneFault_NamesThatAlone(string body, string fault)
    {
        var tenant = await App.AddTenantAsync();

        var answer = await tenant.Admin.PostAsync(Preview, body);

        Assert.That(answer.ToString(), Is.EqualTo($$"""422 {"detail":[{{fault}}]}"""));
    }

    [Test]
    public async Task Preview_OfWhatIsNot_Is404()
    {
        var tenant = await App.AddTenantAsync();

        Assert.That((await tenant.Admin.PostAsync(Preview, Mapping($$"""{"id":"{{Guid.NewGuid()}}"}"""))).Status, Is.EqualTo(404));
        Assert.That((await tenant.Admin.PostAsync(Preview, $$"""{"remove":"{{Guid.NewGuid()}}"}""")).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task Create_AndDelete_TellWhoseAccessChanged()
    {
        var tenant = await App.AddTenantAsync();
        var (ada, bob) = (await tenant.AddUserAsync("ada"), await tenant.AddUserAsync("bob"));
        await tenant.AddGroupAsync("Staff", ada, bob);
        (await tenant.Admin.PostAsync("/api/v1/admin/role-bindings", $$"""{"user_id":"{{bob}}","namespace":"shop","role":"admin"}""")).Require(201);

        var mapping = await MapAsync(tenant, """{"display_name":"Staff"}""");
        await MapAsync(tenant, """{"display_name":"Nobody"}""");
        (await tenant.Admin.DeleteAsync($"{Mappings}/{mapping}")).Require(204);

        var what = $$"""{"namespace":"shop","role":"admin","users":["{{ada}}"]}""";
        Assert.That(await AccessRecordsAsync(tenant, "access.granted"), Is.EqualTo([$"{mapping} {what}"]));
        Assert.That(await AccessRecordsAsync(tenant, "access.revoked"), Is.EqualTo([$"{mapping} {what}"]));
    }

    [Test]
    public async Task Create_ForMoreThanAreNamed_TellsHowMany()
    {
        var tenant = await App.AddTenantAsync();
        var users = new List<string>();
        foreach (var part in Enumerable.Range(0, 11))
        {
            var operations = Enumerable.Range(0, 91).Select(number =>
                $$"""{"method":"POST","path":"/Users","bulkId":"b{{number}}","data":{{ScimUsersTests.User($"u{part}-{number}")}}}""");
            var bulk = await tenant.Admin.PostAsync(
                "/scim/v2/Bulk", $$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:BulkRequest"],"Operations":[{{string.Join(',', operations)}}]}""");
            users.AddRange(bulk.Require(200)["Operations"]!.AsArray().Select(done => ((string)done!["location"]!).Split('/')[^1]));
        }

        await tenant.AddGroupAsync("Staff", [.. users]);

        var mapping = await MapAsync(tenant, """{"display_name":"Staff"}""");

        Assert.That(
            await AccessRecordsAsync(tenant, "access.granted"), Is.EqualTo([$$"""{{mapping}} {"namespace":"shop","role":"admin","users_total":1001}"""]));
    }

    private static string Mapping(string group) => $$"""{"group":{{group}},"namespace":"shop","role":"admin"}""";

    private static string Listed(params string[] users) => string.Join(',', users.Order(StringComparer.Ordinal).Select(user => $$"""{"user_id":"{{user}}"}"""));

    private static async Task<string> MapAsync(TestTenant tenant, string group) =>
        (string)(await tenant.Admin.PostAsync(Mappings, Mapping(group))).Require(201)["id"]!;

    private static async Task<IEnumerable<string>> AccessRecordsAsync(TestTenant tenant, string action)
    {
        var records = (await tenant.Admin.GetAsync($"/api/v1/admin/audit-events?action={action}")).Require(200)["items"]!.AsArray();
        return records.Select(record => $"{record!["target_id"]} {record["changes"]!.ToJsonString()}");
    }
}
