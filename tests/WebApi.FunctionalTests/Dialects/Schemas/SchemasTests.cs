using System.Text.Json.Nodes;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;

namespace ScimPlatform.WebApi.FunctionalTests.Dialects.Schemas;

/// <summary>Defining schemas by the admin API; using them is in <see cref="SchemaUseTests"/>, bad definitions in <see cref="SchemaRefusalTests"/>.</summary>
public sealed class SchemasTests : ServerFixture
{
    private const string Path = SchemaBodies.Path;

    [Test]
    public async Task Create_EveryCharacteristic_IsShownWithTheDefaultsOfTheRfc()
    {
        var tenant = await App.AddTenantAsync();

        var answer = await SchemaBodies.AddBadgeAsync(tenant);

        Assert.That(answer.Members, Is.EqualTo(
            ["id", "tenant_id", "urn", "resource_type", "name", "description", "attributes", "created_at", "created_by"]));
        Assert.That(answer.Header("Location"), Is.EqualTo($"https://scim.example.com{Path}/{SchemaBodies.Badge}"));
        Assert.That(answer["tenant_id"]!.GetValue<string>(), Is.EqualTo(tenant.Id.ToString()));
        Assert.That(answer["created_by"]!.GetValue<string>(), Is.EqualTo(TestJwts.Subject));
        Assert.That(answer["attributes"]![1]!.ToJsonString(), Is.EqualTo(
            """{"name":"level","type":"integer","multiValued":false,"description":"","required":false,"caseExact":false,"mutability":"readWrite","returned":"default","uniqueness":"none"}"""));
        Assert.That(answer["attributes"]![6]!.ToJsonString(), Is.EqualTo(
            """{"name":"photo","type":"reference","multiValued":false,"description":"","required":false,"caseExact":true,"mutability":"readWrite","returned":"default","uniqueness":"none","referenceTypes":["external"]}"""));
        Assert.That((string?)answer["attributes"]![8]!["returned"], Is.EqualTo("never"));
    }

    [Test]
    public async Task Create_TheAttributesThatWereShown_MakesTheSame()
    {
        var shown = (await SchemaBodies.AddBadgeAsync(await App.AddTenantAsync()))["attributes"]!.ToJsonString();

        var answer = await (await App.AddTenantAsync()).Admin.PostAsync(Path, SchemaBodies.Of(SchemaBodies.Badge, shown));

        Assert.That(answer.Require(201)["attributes"]!.ToJsonString(), Is.EqualTo(shown));
    }

    [Test]
    public async Task Get_ByUrnInAnyCaseEncodedOrById_IsTheOneCreated()
    {
        var tenant = await App.AddTenantAsync();
        var created = await SchemaBodies.AddBadgeAsync(tenant);
        string[] names = [SchemaBodies.Badge, SchemaBodies.Badge.ToUpperInvariant(), Uri.EscapeDataString(SchemaBodies.Badge), (string)created["id"]!];

        var answers = new List<Answer>();
        foreach (var name in names)
        {
            answers.Add(await tenant.Admin.GetAsync($"{Path}/{name}"));
        }

        Assert.That(answers.Select(answer => answer.Require(200).Text), Is.All.EqualTo(created.Text));
    }

    [Test]
    public async Task List_Schemas_ArePagedOldestFirst()
    {
        var tenant = await App.AddTenantAsync();
        await SchemaBodies.AddBadgeAsync(tenant);
        await SchemaBodies.AddCostAsync(tenant);

        var second = await tenant.Admin.GetAsync($"{Path}/?page=2&per_page=1");
        var badPage = await tenant.Admin.GetAsync($"{Path}?page=0");

        Assert.That(second.Require(200).Members, Is.EqualTo(["items", "total", "page", "per_page", "pages"]));
        Assert.That((int)second["total"]!, Is.EqualTo(2));
        Assert.That((string?)second["items"]![0]!["urn"], Is.EqualTo(SchemaBodies.Cost));
        Assert.That(badPage.Status, Is.EqualTo(422));
    }

    [TestCase("GET", "", "scim.tenants.write")]
    [TestCase("GET", "/" + SchemaBodies.Badge, "scim.tenants.write")]
    [TestCase("POST", "", "scim.tenants.read")]
    [TestCase("DELETE", "/" + SchemaBodies.Badge, "scim.tenants.read")]
    public async Task Send_WithoutItsScope_IsForbidden(string method, string path, string scope)
    {
        var tenant = await App.AddTenantAsync();
        var body = method == "POST" ? SchemaBodies.Small("urn:example:x") : null;

        var answer = await tenant.As(scope).SendAsync(new HttpMethod(method), Path + path, body);

        Assert.That(answer.Status, Is.EqualTo(403), answer.ToString());
    }

    [TestCase("urn:example:params:badge:2.0:User")]
    [TestCase("URN:EXAMPLE:params:badge:2.0:USER")]
    public async Task Create_UrnInUseInAnyCase_IsAConflict(string urn)
    {
        var tenant = await App.AddTenantAsync();
        await SchemaBodies.AddBadgeAsync(tenant);

        var answer = await tenant.Admin.PostAsync(Path, SchemaBodies.Small(urn, "Group"));

        Assert.That(answer.ToString(), Is.EqualTo("""409 {"detail":"The tenant already has a schema with this URN."}"""));
    }

    [TestCase("urn:example:a", "urn:example:a:x")]
    [TestCase("urn:example:a:X", "urn:example:a")]
    public async Task Create_UrnThatIsAnAttributesPath_IsAConflict(string first, string second)
    {
        var tenant = await App.AddTenantAsync();
        (await tenant.Admin.PostAsync(Path, SchemaBodies.Small(first))).Require(201);

        var answer = await tenant.Admin.PostAsync(Path, SchemaBodies.Small(second));

        Assert.That(answer.Status, Is.EqualTo(409), answer.ToString());
    }

    [Test]
    public async Task Create_BeyondTheLimit_IsAConflict()
    {
        var tenant = await App.AddTenantAsync();
        for (var number = 0; number < 50; number++)
        {
            (await tenant.Admin.PostAsync(Path, SchemaBodies.Small($"urn:example:s-{number}"))).Require(201);
        }

        var answer = await tenant.Admin.PostAsync(Path, SchemaBodies.Small("urn:example:s-50"));

        Assert.That(answer.ToString(), Is.EqualTo("""409 {"detail":"A tenant has at most 50 schemas of its own."}"""));
    }

    [Test]
    public async Task Create_TheSameUrnAtOnce_MakesOne()
    {
        var tenant = await App.AddTenantAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => tenant.Admin.PostAsync(Path, SchemaBodies.Small("urn:example:race"))));

        Assert.That(answers.Select(answer => answer.Status).Order(), Is.EqualTo([201, 409, 409, 409, 409, 409]));
    }

    [Test]
    public async Task Any_OfAnotherTenantsSchema_FindsNothing()
    {
        await SchemaBodies.AddBadgeAsync(await App.AddTenantAsync());
        var other = await App.AddTenantAsync();

        var got = await other.Admin.GetAsync($"{Path}/{SchemaBodies.Badge}");
        var deleted = await other.Admin.DeleteAsync($"{Path}/{SchemaBodies.Badge}");
        var listed = await other.Admin.GetAsync(Path);

        Assert.That(got.ToString(), Is.EqualTo("""404 {"detail":"Schema not found."}"""));
        Assert.That(deleted.Status, Is.EqualTo(404));
        Assert.That(listed["items"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task Create_ByThePlatform_IsTheNamedTenants()
    {
        var tenant = await App.AddTenantAsync();
        var body = JsonNode.Parse(SchemaBodies.Small("urn:example:named"))!;
        body["tenant_id"] = tenant.Id.ToString();

        var unnamed = await App.Platform.PostAsync(Path, SchemaBodies.Small("urn:example:named"));
        var named = await App.Platform.PostAsync(Path, body.ToJsonString());

        Assert.That(unnamed.Status, Is.EqualTo(422));
        Assert.That(named.Require(201)["tenant_id"]!.GetValue<string>(), Is.EqualTo(tenant.Id.ToString()));
    }
}
