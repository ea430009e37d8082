using System.Globalization;
using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.Dialects;

/// <summary>How often one caller may ask what clear values are.</summary>
internal sealed class IntrospectionLimitTests : ServerFixture
{
    private const int Limit = 3;

    private protected override TestServerSetup Setup =>
        TestServerSetup.With(("RateLimits:Enabled", "true"), ("RateLimits:IntrospectionsPerMinute", $"{Limit}"));

    [Test]
    public async Task Introspect_OverTheLimit_Is429ForThatCallerOnly()
    {
        var tenant = await App.AddTenantAsync();
        for (var number = 0; number < Limit; number++)
        {
            (await tenant.Admin.PostAsync("/api/v1/admin/scim-tokens/introspect", """{"token":"x"}""")).Require(200);
        }

        var refused = await tenant.Admin.PostAsync("/api/v1/admin/scim-tokens/introspect", """{"token":"x"}""");
        var other = await App.As(App.Jwts.Of(tenant.Slug, "scim.tokens.read", "bob"))
            .PostAsync("/api/v1/admin/scim-tokens/introspect", """{"token":"x"}""");

        Assert.That((refused.Status, other.Status), Is.EqualTo((429, 200)));
        Assert.That(int.Parse(refused.Header("Retry-After")!, CultureInfo.InvariantCulture), Is.InRange(1, 60));
    }
}
