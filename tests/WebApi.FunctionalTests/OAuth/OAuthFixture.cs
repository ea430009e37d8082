using Microsoft.Extensions.DependencyInjection;
using ScimPlatform.Infrastructure.Auditing;
using ScimPlatform.Infrastructure.Jobs;
using ScimPlatform.Infrastructure.ProvisioningLog;
using ScimPlatform.WebApi.FunctionalTests.Audit;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;

namespace ScimPlatform.WebApi.FunctionalTests.OAuth;

/// <summary>A server whose time a test sets, beside an identity provider.</summary>
internal abstract class OAuthFixture : ServerFixture
{
    private LocalIdp? idp;

    protected LocalIdp Idp => idp ?? throw new InvalidOperationException("The identity provider has not been started.");

    protected ManualTime Time { get; } = new();

    // What is noted is stored when a test says so.
    private protected override TestServerSetup Setup => new()
    {
        Services = services =>
        {
            services.AddSingleton<TimeProvider>(Time);
            var loops = services.Where(service => service.ImplementationType == typeof(JobLoop<AuditNoteJob>)
                || service.ImplementationType == typeof(JobLoop<ProvisioningLogJob>)).ToList();
            loops.ForEach(loop => services.Remove(loop));
        },
    };

    [SetUp]
    public async Task StartIdpAsync() => idp = await LocalIdp.StartAsync();

    [TearDown]
    public async Task StopIdpAsync() => await Idp.DisposeAsync();

    /// <summary>Why the tenant's clients were not let in, oldest first: the audit's reasons.</summary>
    protected async Task<IReadOnlyList<string>> RefusalsAsync(TestTenant tenant)
    {
        await using var scope = App.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AuditNoteJob>().RunAsync(default);
        await scope.ServiceProvider.GetRequiredService<ProvisioningLogJob>().RunAsync(default);
        return [.. (await tenant.RecordsAsync("oauth_client.refused")).Select(record => (string)record["changes"]!["reason"]!)];
    }

    /// <summary>Asserts that nothing can be told from the answer, and the audit says why.</summary>
    protected async Task AssertRefusedAsync(TestTenant tenant, Answer answer, string reason)
    {
        Assert.That(answer.Status, Is.EqualTo(401), answer.Text);
        Assert.That(answer.Text, Is.EqualTo("""{"error":"invalid_client","error_description":"Client authentication failed."}"""));
        Assert.That(answer.Header("WWW-Authenticate"), Is.EqualTo("Basic realm=\"oauth\""));
        Assert.That(await LastRefusalAsync(tenant), Is.EqualTo(reason));
    }

    private async Task<string?> LastRefusalAsync(TestTenant tenant) => await RefusalsAsync(tenant) is [.., var last] ? last : null;
}
