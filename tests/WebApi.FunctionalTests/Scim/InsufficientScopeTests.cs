using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.Scim;

/// <summary>RFC 6750 section 3.1: whose credentials are good but not for this is told so in <c>WWW-Authenticate</c>.</summary>
internal sealed class InsufficientScopeTests : ServerFixture
{
    private const string Challenge = "Bearer error=\"insufficient_scope\"";

    [TestCase("/scim/v2/Users")]
    [TestCase("/scim/v2/Groups")]
    [TestCase("/api/scim/namespaces/system/v2/Users")]
    [TestCase("/api/v1/admin/scim-tokens")]
    [TestCase("/scim-token")]
    [TestCase("/api/admin/scim-settings")]
    public async Task Jwt_WithoutTheScope_IsChallenged(string path)
    {
        var tenant = await App.AddTenantAsync();

        var answer = await tenant.As("scim.audit.read").GetAsync(path);

        Assert.That((answer.Status, answer.Header("WWW-Authenticate")), Is.EqualTo((403, Challenge)));
    }

    [Test]
    public async Task Token_WithoutTheScope_IsChallenged()
    {
        var tenant = await App.AddTenantAsync();
        var connector = await tenant.ConnectorAsync("\"scopes\":[\"groups:read\"]");

        var answer = await connector.GetAsync("/scim/v2/Users");

        Assert.That((answer.Status, answer.Header("WWW-Authenticate")), Is.EqualTo((403, Challenge)));
    }

    [Test]
    public async Task Platform_WithoutItsScope_IsChallenged()
    {
        var tenant = await App.AddTenantAsync();

        var answer = await tenant.Admin.PostAsync("/api/v1/admin/tenants", """{"slug":"new-one"}""");

        Assert.That((answer.Status, answer.Header("WWW-Authenticate")), Is.EqualTo((403, Challenge)));
    }

    [Test]
    public async Task Tenant_WhoseScimIsOff_IsForbiddenForAnotherReason()
    {
        var tenant = await App.AddTenantAsync();
        var connector = await tenant.ConnectorAsync();
        await tenant.SwitchScimAsync(enabled: false);

        var answer = await connector.GetAsync("/scim/v2/Users");

        Assert.That((answer.Status, answer.Header("WWW-Authenticate")), Is.EqualTo((403, (string?)null)));
    }
}
