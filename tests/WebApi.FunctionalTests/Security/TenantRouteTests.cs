using System.Text.Json.Nodes;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;
using ScimPlatform.WebApi.FunctionalTests.Scim;

namespace ScimPlatform.WebApi.FunctionalTests.Security;

/// <summary>Every route that there is, walked by one tenant towards the things of another.</summary>
internal sealed class TenantRouteTests : ServerFixture
{
    private static readonly (string, string) Trace = ("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");

    private TenantThings mine = null!;
    private TenantThings theirs = null!;
    private Caller connector = null!;
    private IReadOnlyList<string> before = null!;

    private IReadOnlyList<Route> Routes => Route.All(App);

    [SetUp]
    public async Task MakeTenantsAsync()
    {
        mine = await TenantThings.MakeAsync(App);
        theirs = await TenantThings.MakeAsync(App);
        connector = await mine.Tenant.ConnectorAsync();
        before = await theirs.StateAsync();
    }

    [TearDown]
    public async Task NothingOfTheirsChanged() => Assert.That(await theirs.StateAsync(), Is.EqualTo(before));

    [Test]
    public void Routes_OfTheServer_AreFound()
    {
        Assert.That(Routes, Has.Count.GreaterThan(60));
        Assert.That(Routes.Select(route => route.ToString()), Does.Contain("PATCH /scim/v2/Users/{id}").And.Contain("POST /scim-token"));
        Assert.That(Routes.Count(route => route.NamesSomething), Is.GreaterThan(25));
    }

    [Test]
    public async Task Walk_ToThingsOfAnother_Finds404Everywhere()
    {
        foreach (var route in Routes.Where(route => route.NamesSomething))
        {
            foreach (var caller in route.IsScim ? new[] { mine.Tenant.Admin, connector } : [mine.Tenant.Admin])
            {
                var answer = await caller.SendAsync(new HttpMethod(route.Method), route.PathTo(theirs), route.BodyAbout(theirs));

                // Who is not the platform's operator may delete no tenant at all.
                Assert.That(answer.Status, Is.EqualTo(route.ToString() == "DELETE /api/v1/admin/tenants/{tenant}" ? 403 : 404), $"{route}: {answer}");
            }
        }
    }

    [Test]
    public async Task Walk_ToUnknownThings_IsAnsweredAsToThoseOfAnother()
    {
        foreach (var route in Routes.Where(route => route.NamesSomething && route.Method == "GET"))
        {
            var unknown = theirs with { User = Id(), Group = Id(), Token = Id(), Binding = Id(), Mapping = Id(), Schema = Id(), SchemaUrn = $"urn:example:{Id()}", Client = "scim_client_00000000000000000000", Secret = Id() };
            var ofAnother = await mine.Tenant.Admin.GetAsync(route.PathTo(theirs), Trace);
            var ofNobody = await mine.Tenant.Admin.GetAsync(route.PathTo(unknown), Trace);

            Assert.That(Blank(ofAnother.Text, theirs), Is.EqualTo(Blank(ofNobody.Text, unknown)), route.ToString());
        }
    }

    [Test]
    public async Task Walk_NamingAnotherTenant_ReachesNothingOfIt()
    {
        foreach (var route in Routes.Where(route => !route.NamesSomething))
        {
            var answer = await mine.Tenant.Admin.SendAsync(
                new HttpMethod(route.Method), route.PathTo(theirs), route.BodyAbout(theirs), ("X-Tenant", theirs.Tenant.Slug));

            Assert.That(answer.Status >= 400 || !Tells(answer), Is.True, $"{route}: {answer}");
            Assert.That(answer.Status, Is.Not.EqualTo(500), route.ToString());
        }
    }

    [Test]
    public async Task Walk_OfOwnLists_HoldsNothingOfAnother()
    {
        foreach (var route in Routes.Where(route => !route.NamesSomething && (route.Method == "GET" || route.Template.EndsWith(".search", StringComparison.Ordinal))))
        {
            foreach (var caller in route.IsScim ? new[] { mine.Tenant.Admin, connector } : [mine.Tenant.Admin])
            {
                var answer = await caller.SendAsync(new HttpMethod(route.Method), route.PathTo(mine), route.BodyAbout(mine));

                Assert.That(Tells(answer), Is.False, $"{route}: {answer}");
            }
        }
    }

    [Test]
    public async Task Bodies_NamingThingsOfAnother_BindNothing()
    {
        var user = ScimUsersTests.User("eve", $"\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\":{{\"manager\":{{\"value\":\"{theirs.User}\"}}}}");
        var patch = $$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"add","path":"members","value":[{"value":"{{theirs.User}}"},{"value":"{{theirs.Group}}"}]}]}""";
        Answer[] refused =
        [
            await mine.Tenant.Admin.PostAsync("/api/v1/admin/role-bindings", $$"""{"user_id":"{{theirs.User}}","namespace":"system","role":"lead"}"""),
            await mine.Tenant.Admin.PostAsync("/api/v1/admin/role-mappings", $$"""{"group":{"id":"{{theirs.Group}}"},"namespace":"system","role":"lead"}"""),
            await mine.Tenant.Admin.PostAsync("/api/v1/admin/role-mappings/preview", $$"""{"remove":"{{theirs.Mapping}}"}"""),
            await mine.Tenant.Admin.PostAsync("/api/v1/admin/scim-tokens", $$"""{"name":"x","tenant_id":"{{theirs.Tenant.Id}}"}"""),
            await mine.Tenant.Admin.PostAsync("/scim-token", $$"""{"name":"x","team_id":"{{theirs.Tenant.Id}}"}"""),
            await connector.PostAsync("/scim/v2/Groups", TenantThings.GroupWith("Others", theirs.User)),
            await connector.PostAsync("/scim/v2/Groups", TenantThings.GroupWith("Others", theirs.Group)),
            await connector.PatchAsync($"/scim/v2/Groups/{mine.Group}", patch),
            await connector.PutAsync($"/scim/v2/Groups/{mine.Group}", TenantThings.GroupWith("Others", theirs.User)),
        ];
        var managed = await connector.PostAsync("/scim/v2/Users", user);

        Assert.That(refused.Select(answer => answer.Status), Is.EqualTo(new[] { 404, 404, 404, 403, 403, 400, 400, 400, 400 }));
        Assert.That(managed.Status == 400 || !managed.Text.Contains("\"displayName\":\"ada\"", StringComparison.Ordinal), Is.True, managed.Text);
        Assert.That((await connector.GetAsync($"/scim/v2/Groups/{mine.Group}")).Text, Does.Not.Contain(theirs.User));
    }

    [Test]
    public async Task Bulk_OverThingsOfAnother_Is404EachTime()
    {
        string[] methods = ["PUT", "PATCH", "DELETE"];
        var operations = methods.SelectMany(method => new[] { $"/Users/{theirs.User}", $"/Groups/{theirs.Group}" }.Select(path =>
        {
            var body = new Route(method, "/scim/v2" + path).BodyAbout(theirs);
            return new JsonObject { ["method"] = method, ["path"] = path, ["data"] = body is null ? null : JsonNode.Parse(body) };
        }));
        var bulk = new JsonObject { ["schemas"] = new JsonArray("urn:ietf:params:scim:api:messages:2.0:BulkRequest"), ["Operations"] = new JsonArray([.. operations]) };

        var answer = (await connector.PostAsync("/scim/v2/Bulk", bulk.ToJsonString())).Require(200);

        Assert.That(answer["Operations"]!.AsArray().Select(operation => (string)operation!["status"]!), Is.All.EqualTo("404"));
    }

    private static string Id() => Guid.NewGuid().ToString();

    private static string Blank(string text, TenantThings things) =>
        things.Names.Aggregate(text, (blanked, name) => blanked.Replace(name, "?", StringComparison.Ordinal));

    private bool Tells(Answer answer) => theirs.Names.Any(name => answer.Text.Contains(name, StringComparison.Ordinal));
}
