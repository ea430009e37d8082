using ScimPlatform.WebApi.FunctionalTests.Dialects;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Scim;

namespace ScimPlatform.WebApi.FunctionalTests.Access;

/// <summary>Who may do what, and why, as it is asked over HTTP.</summary>
internal sealed class EffectiveAccessTests : ServerFixture
{
    private const string Mappings = "/api/v1/admin/role-mappings";
    private const string Access = "/api/v1/admin/access";

    [Test]
    public async Task OfUser_BoundAndInAGroupOfAMappedGroup_SaysBothReasons()
    {
        var tenant = await App.AddTenantAsync();
        var ada = await tenant.AddUserAsync("ada");
        var team = await tenant.AddGroupAsync("Team", ada);
        var staff = await tenant.AddGroupAsync("Staff", team);
        var mapping = await MapAsync(tenant, $$"""{"id":"{{staff}}"}""");
        var binding = (await tenant.Admin.PostAsync(
            "/api/v1/admin/role-bindings", $$"""{"user_id":"{{ada}}","namespace":"shop","role":"admin"}""")).Require(201);

        var answer = (await tenant.Admin.GetAsync($"/api/v1/admin/users/{ada}/access")).Require(200);
        var list = (await tenant.Admin.GetAsync($"{Access}?namespace=shop&role=admin")).Require(200);
        var document = (await tenant.Admin.GetAsync($"/scim/v2/Users/{ada}")).Require(200);

        var because =
            $$"""[{"kind":"binding","binding_id":"{{binding["id"]}}","by":"{{TestJwts.Subject}}","at":"{{binding["created_at"]}}"},{"kind":"mapping","mapping_id":"{{mapping}}","groups":[[{"id":"{{team}}","display_name":"Team"},{"id":"{{staff}}","display_name":"Staff"}]]}]""";
        Assert.That(answer.Text, Is.EqualTo($$"""{"active":true,"items":[{"namespace":"shop","role":"admin","because":{{because}}}]}"""));
        Assert.That(list.Text, Is.EqualTo($$"""{"items":[{"user_id":"{{ada}}","because":{{because}}}],"total":1,"page":1,"per_page":20,"pages":1}"""));

        // What an identity provider wrote stays what it wrote: only the binding is a role of the document.
        Assert.That(document["roles"]!.ToJsonString(), Is.EqualTo("""[{"value":"shop/admin"}]"""));
    }

    [Test]
    public async Task OfUser_Deactivated_SaysWhyThereIsNothing()
    {
        var tenant = await App.AddTenantAsync();
        var ada = await tenant.AddUserAsync("ada");
        await tenant.AddGroupAsync("Team", ada);
        await MapAsync(tenant, """{"display_name":"TEAM"}""");
        (await tenant.Admin.PatchAsync($"/scim/v2/Users/{ada}", ScimUsersTests.Patch("\"active\":false"))).Require(200);

        Assert.That((await tenant.Admin.GetAsync($"/api/v1/admin/users/{ada}/access")).Text, Is.EqualTo("""{"active":false,"items":[]}"""));
        Assert.That((int)(await tenant.Admin.GetAsync($"{Access}?namespace=shop&role=admin"))["total"]!, Is.Zero);
    }

    [Test]
    public async Task OfUser_Unknown_Is404()
    {
        var tenant = await App.AddTenantAsync();

        var answer = await tenant.Admin.GetAsync($"/api/v1/admin/users/{Guid.NewGuid()}/access");

        Assert.That((answer.Status, answer.Text), Is.EqualTo((404, """{"detail":"User not found."}""")));
    }

    [TestCase("role=admin", "namespace", "missing")]
    [TestCase("namespace=shop", "role", "missing")]
    [TestCase("namespace=&role=admin", "namespace", "string_too_short")]
    [TestCase("namespace=a%2Fb&role=admin", "namespace", "value_error")]
    [TestCase("namespace=shop&role=admin&page=0", "page", "greater_than_equal")]
    [TestCase("namespace=shop&role=admin&per_page=101", "per_page", "less_than_equal")]
    [TestCase("namespace=shop&role=admin&limit=1", "limit", "extra_forbidden")]
    public async Task List_BadParameter_IsNamed(string query, string parameter, string type)
    {
        var tenant = await App.AddTenantAsync();

        AdminTests.AssertInvalid(await tenant.Admin.GetAsync($"{Access}?{query}"), $"""["query","{parameter}"]""", type);
    }

    [Test]
    public async Task Anything_WithoutItsScope_Is403()
    {
        var tenant = await App.AddTenantAsync();
        var writer = tenant.As("scim.users.write");

        Assert.That((await writer.GetAsync($"{Access}?namespace=a&role=b")).Status, Is.EqualTo(403));
        Assert.That((await writer.GetAsync($"/api/v1/admin/users/{Guid.NewGuid()}/access")).Status, Is.EqualTo(403));
    }

    private static async Task<string> MapAsync(TestTenant tenant, string group) =>
        (string)(await tenant.Admin.PostAsync(Mappings, $$"""{"group":{{group}},"namespace":"shop","role":"admin"}""")).Require(201)["id"]!;
}
