using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.Dialects;

/// <summary>A <c>tenant_id</c> in the body, and Truto's <c>team_id</c>, names a tenant on the routes of F5, Unleash and Truto that mint nothing, too.</summary>
public sealed class BodyTenantTests : ServerFixture
{
    private const string Settings = "/api/admin/scim-settings";
    private const string Revoke = "/api/web/namespaces/system/revoke/scim_token";

    [TestCase("POST", Revoke, """{"namespace":"system","tenant_id":"{0}"}""", 200, 400)]
    [TestCase("POST", Settings, """{"enabled":true,"assumeControlOfExisting":true,"tenant_id":"{0}"}""", 200, 400)]
    [TestCase("PATCH", "/scim-token/{id}", """{"name":"Newer","tenant_id":"{0}"}""", 200, 422)]
    [TestCase("DELETE", "/scim-token/{id}", """{"tenant_id":"{0}"}""", 204, 422)]
    [TestCase("PATCH", "/scim-token/{id}", """{"name":"Newer","team_id":"{0}"}""", 200, 422)]
    [TestCase("DELETE", "/scim-token/{id}", """{"team_id":"{0}"}""", 204, 422)]
    public async Task Tenant_InTheBody_IsTheRequests(string method, string path, string body, int done, int invalid)
    {
        var tenant = await App.AddTenantAsync();
        var other = await App.AddTenantAsync();
        var minted = (await tenant.Admin.PostAsync("/scim-token", """{"name":"Older"}""")).Require(201);
        var target = path.Replace("{id}", (string)minted["id"]!, StringComparison.Ordinal);
        var before = await StateAsync(tenant);

        var ofAnother = await SendAsync(App.As(App.Jwts.Of(tenant.Slug, TestJwts.AllScopes)), target, other.Slug);
        var ofTwo = await SendAsync(App.Platform, $"{target}?tenant_id={tenant.Id}", other.Id.ToString());
        var after = await StateAsync(tenant);
        var bySlug = await SendAsync(App.Platform, $"{target}?tenant_id={tenant.Id}", tenant.Slug);

        Assert.That((ofAnother.Status, ofTwo.Status, bySlug.Status), Is.EqualTo((403, invalid, done)), ofTwo.Text + bySlug.Text);
        Assert.That(ofAnother.Text, Does.Contain("The credentials belong to another tenant."));
        Assert.That(ofTwo.Text, Does.Contain($"names another tenant than {(body.Contains("team_id", StringComparison.Ordinal) ? "team_id" : "tenant_id")}"));
        Assert.That(after, Is.EqualTo(before));

        Task<Http.Answer> SendAsync(Http.Caller caller, string to, string named) =>
            caller.SendAsync(new HttpMethod(method), to, body.Replace("{0}", named, StringComparison.Ordinal));
    }

    [Test]
    public async Task Team_AndTenantInOneBody_AreOne()
    {
        var tenant = await App.AddTenantAsync();
        var other = await App.AddTenantAsync();

        var two = await App.Platform.PostAsync("/scim-token", $$"""{"name":"a","team_id":"{{tenant.Id}}","tenant_id":"{{other.Id}}"}""");
        var one = await App.Platform.PostAsync("/scim-token", $$"""{"name":"a","team_id":"{{tenant.Id}}","tenant_id":"{{tenant.Slug}}"}""");

        Assert.That((two.Status, one.Status), Is.EqualTo((422, 201)));
        Assert.That(two["errors"]!.ToJsonString(), Is.EqualTo("""[{"detail":"names another tenant than team_id","pointer":"#/tenant_id"}]"""));
    }

    private static async Task<(string, string)> StateAsync(TestTenant tenant) =>
        ((await tenant.Admin.GetAsync("/scim-token")).Require(200).Text, (await tenant.Admin.GetAsync(Settings)).Require(200).Text);
}
