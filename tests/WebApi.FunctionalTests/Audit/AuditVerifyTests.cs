using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ScimPlatform.Application.Audit;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.Auditing;
using ScimPlatform.Infrastructure.Persistence;
using ScimPlatform.WebApi.Authorization;
using ScimPlatform.WebApi.FunctionalTests.Console;
using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.Audit;

/// <summary>A tenant's chain of records, recomputed by the API and by the console's button.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class AuditVerifyTests : ServerFixture
{
    private const string Verify = "/api/v1/admin/audit-events/verify";

    private protected override TestServerSetup Setup => new() { Listens = true };

    [Test]
    public async Task Verify_OfWhatWasWritten_IsIntact()
    {
        var tenant = await App.AddTenantAsync();
        await tenant.MintAsync();
        await SealAsync();

        var verdict = (await tenant.Admin.PostAsync(Verify)).Require(200);

        Assert.That(((bool)verdict["intact"]!, (Guid)verdict["tenant_id"]!, (long)verdict["records"]!, (long)verdict["first"]!, (long)verdict["head"]!), Is.EqualTo((true, tenant.Id, 2L, 1L, 2L)));
        Assert.That(((string)verdict["head_hash"]!, verdict["faults"]!.ToJsonString()), Is.EqualTo(((string)verdict["head_hash"]!, "[]")));
        Assert.That((string)verdict["head_hash"]!, Does.Match("^[0-9a-f]{64}$"));
    }

    [Test]
    public async Task Verify_OfAChangedRecord_NamesIt()
    {
        var (tenant, other) = (await App.AddTenantAsync(), await App.AddTenantAsync());
        await tenant.MintAsync();
        await SealAsync();
        await TamperAsync(tenant.Id);
        using var visitor = Visitor.Of(App, tenant.Slug, Permissions.AuditRead);

        var verdict = (await tenant.Admin.PostAsync(Verify)).Require(200);
        var others = (await other.Admin.PostAsync(Verify)).Require(200);
        var page = await visitor.SendAsync($"/console/tenants/{tenant.Slug}/audit", "Verify");

        Assert.That(((bool)verdict["intact"]!, (bool)others["intact"]!), Is.EqualTo((false, true)));
        Assert.That((string)verdict["faults"]![0]!, Does.Match("^record 2 \\([0-9a-f-]{36}\\) was changed$"));
        Assert.That((page.Status, page.Text), Is.EqualTo((200, page.Text)));
        Assert.That(page.Text, Does.Contain("Broken: these are not the records that were written.").And.Contain((string)verdict["faults"]![0]!));
    }

    [Test]
    public async Task Verify_ByTheButton_ShowsTheHead()
    {
        var tenant = await App.AddTenantAsync();
        await SealAsync();
        using var visitor = Visitor.Of(App, tenant.Slug, Permissions.AuditRead);

        var page = await visitor.SendAsync($"/console/tenants/{tenant.Slug}/audit", "Verify");

        Assert.That(page.Text, Does.Contain("Intact: every record is the one that was written.").And.Match("1 records, numbers 1 to 1"));
    }

    [Test]
    public async Task Verify_WhileTheTenantsChainIsWalked_IsToldToWait()
    {
        var (tenant, other) = (await App.AddTenantAsync(), await App.AddTenantAsync());
        using var visitor = Visitor.Of(App, tenant.Slug, Permissions.AuditRead);
        var form = await visitor.GetAsync($"/console/tenants/{tenant.Slug}/audit");
        using (App.Services.GetRequiredService<VerificationsInFlight>().Enter(new TenantId(tenant.Id)))
        {
            var refused = (await tenant.Admin.PostAsync(Verify)).Require(429);
            var shown = await visitor.SendAsync(form, $"/console/tenants/{tenant.Slug}/audit", "Verify");

            Assert.That((refused.Text, refused.Header("Retry-After")), Is.EqualTo(("""{"detail":"The records of this tenant are being verified already."}""", "5")));
            Assert.That((shown.Status, shown.Text.Contains("are being verified already", StringComparison.Ordinal)), Is.EqualTo((429, true)));
            (await other.Admin.PostAsync(Verify)).Require(200);
        }

        (await tenant.Admin.PostAsync(Verify)).Require(200);
    }

    [Test]
    public async Task Verify_WithoutTheScope_IsRefused()
    {
        var tenant = await App.AddTenantAsync();

        (await tenant.As(Permissions.TenantsRead).PostAsync(Verify)).Require(403);
        (await App.As(null).PostAsync(Verify)).Require(401);
    }

    [Test]
    public async Task Verify_OfADeletedTenant_IsThePlatforms()
    {
        var tenant = await App.AddTenantAsync();
        (await App.Platform.DeleteAsync($"/api/v1/admin/tenants/{tenant.Slug}?force=true")).Require(204);
        await SealAsync();

        var verdict = (await App.Platform.PostAsync($"{Verify}?tenant_id={tenant.Id}")).Require(200);

        Assert.That((bool)verdict["intact"]!, Is.True);
    }

    // The server's own job seals beside this one, and whichever loses leaves its records to the next run.
    private async Task SealAsync()
    {
        const int MostRuns = 100;
        for (var run = 0; run < MostRuns; run++)
        {
            await using var scope = App.Services.CreateAsyncScope();
            if (!await scope.ServiceProvider.GetRequiredService<ScimPlatformDbContext>().AuditEvents.AnyAsync(record => record.Sequence == null))
            {
                return;
            }

            await scope.ServiceProvider.GetRequiredService<AuditSealing>().RunAsync(default);
        }

        Assert.Fail("Some records are never sealed.");
    }

    private async Task TamperAsync(Guid tenant)
    {
        await using var scope = App.Services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<ScimPlatformDbContext>();
        await context.AuditEvents.Where(record => record.TenantId == new TenantId(tenant) && record.Sequence == 2)
            .ExecuteUpdateAsync(update => update.SetProperty(record => record.Actor, "eve"));
    }
}
