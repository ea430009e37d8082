using System.Net;
using ScimPlatform.Infrastructure;
using ScimPlatform.WebApi.Configuration;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Process;
using ScimPlatform.WebApi.Telemetry;

namespace ScimPlatform.WebApi.FunctionalTests.Telemetry;

/// <summary>The port for Prometheus serves the metrics alone, and no other port does.</summary>
internal sealed class MetricsPortTests
{
    private WatchedServer watched = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => watched = await WatchedServer.StartAsync(DatabaseProvider.Sqlite, ("Telemetry__MaxTenants", "1"));

    [OneTimeTearDown]
    public async Task StopAsync() => await watched.DisposeAsync();

    [TestCase("/")]
    [TestCase("/health/live")]
    [TestCase("/scim/v2/Users")]
    [TestCase("/openapi/v1.json")]
    public async Task MetricsPort_OfAnotherPath_HasNothing(string path)
    {
        using var answer = await watched.Metrics.GetAsync(path);

        Assert.That((answer.StatusCode, await answer.Content.ReadAsStringAsync()), Is.EqualTo((HttpStatusCode.NotFound, "")));
    }

    [Test]
    public async Task MainPort_OfMetrics_HasNone() => Assert.That((await watched.Server.Platform.GetAsync("/metrics")).Status, Is.EqualTo(404));

    [Test]
    public async Task Metrics_WithAsManyTenantsAsTheMost_HaveNoTenant()
    {
        await watched.ScrapeUntilAsync("scimplatform_tenants{otel_scope_name=\"ScimPlatform\"} 1");
        await watched.UseAsync();

        var metrics = await watched.ScrapeAsync();

        Assert.That(metrics, Does.Contain("scimplatform_dialect=\"scim\"").And.Not.Contain(watched.Tenant).And.Not.Contain("scimplatform_tenant_id"));
    }

    [Test]
    public async Task Start_OnAPortThatIsTaken_SaysSoInOneLine()
    {
        using var directory = new TemporaryDirectory();

        var (code, _, error) = await ServerProcess.RunAsync(
            directory.Path, "--environment", "Development", "--urls", "http://127.0.0.1:0", "--Telemetry:PrometheusPort", $"{watched.Metrics.BaseAddress!.Port}");

        Assert.That(code, Is.EqualTo(1));
        Assert.That(error.Trim(), Does.Contain("address already in use").And.Not.Contain("\n"));
    }

    [TestCase(100, 99, true)]
    [TestCase(100, 100, false)]
    [TestCase(0, 0, false)]
    public void Tenant_OfSoManyTenants_IsShownBelowTheMost(int most, int tenants, bool isShown)
    {
        var attribute = new TenantAttribute(new TelemetrySettings { MaxTenants = most });
        var tenant = Guid.CreateVersion7();

        var before = attribute.Of(tenant);
        attribute.Counted(tenants);

        Assert.That(before, Is.Null);
        Assert.That(attribute.Of(tenant), Is.EqualTo(isShown ? tenant.ToString() : null));
    }
}
