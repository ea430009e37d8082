using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Security;

namespace ScimPlatform.WebApi.BrowserTests;

/// <summary>A tenant with one of everything, and with names so long that a narrow screen has to break them.</summary>
/// <param name="App">the server</param>
/// <param name="Things">what the tenant has</param>
/// <param name="SetupLink">the address of a setup link that nobody has opened</param>
/// <param name="Bare">a tenant that has nothing yet</param>
internal sealed record Seeds(TestServerApp App, TenantThings Things, string SetupLink, TestTenant Bare)
{
    private static readonly string Long = new('x', 90);

    public string Slug => Things.Tenant.Slug;

    public static async Task<Seeds> SowAsync(TestServerApp app)
    {
        var things = await TenantThings.MakeAsync(app);
        var (tenant, admin) = (things.Tenant, things.Tenant.Admin);
        (await app.Platform.PatchAsync($"/api/v1/admin/tenants/{tenant.Slug}", """{"max_live_tokens":5}""")).Require(200);
        await tenant.AddGroupAsync(Long, await tenant.AddUserAsync($"{Long}@example.com", $"\"displayName\":\"{Long}\",\"active\":true"));
        (await admin.PostAsync("/api/v1/admin/oauth-clients", $$"""{"name":"{{Long}}"}""")).Require(201);
        (await admin.PostAsync("/api/v1/admin/webhooks", $$"""{"url":"http://127.0.0.1:9/{{Long}}"}""")).Require(201);
        (await admin.PostAsync("/api/v1/admin/role-mappings", $$"""{"group":{"display_name":"{{Long}}"},"namespace":"{{Long}}","role":"{{Long}}"}""")).Require(201);
        var link = (await admin.PostAsync("/api/v1/admin/setup-links", "{}")).Require(201);
        return new Seeds(app, things with { Entry = await tenant.RefusedEntryAsync() }, (string)link["url"]!, await app.AddTenantAsync());
    }
}
