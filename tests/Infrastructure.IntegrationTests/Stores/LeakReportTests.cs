using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.LeakResponse;
using ScimPlatform.Application.ScimTokens;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.IntegrationTests.Stores;

/// <summary>A report of leaked tokens is taken once, by one node, and ends what it names.</summary>
public sealed class LeakReportTests(DatabaseProvider provider) : DatabaseSuite(provider)
{
    private static readonly Actor Finder = new("secret-scanning", "key");

    [Test]
    public async Task Report_ByManyAtOnce_IsTakenOnce()
    {
        var (tenant, minted) = await MintedAsync();
        await using var other = new Product(Options);
        var report = Report(minted);

        var outcomes = await Race.AllAsync(16, index => (index % 2 == 0 ? Product : other).SendAsync(report));

        Assert.That(outcomes.Count(outcome => outcome.Fault is null), Is.EqualTo(1));
        Assert.That(outcomes.Where(outcome => outcome.Fault is not null).Select(outcome => ((Refusal)outcome.Fault!).Error.Kind), Is.All.EqualTo(ErrorKind.Conflict));
        Assert.That(await LeaksAsync(tenant), Is.EqualTo(1));
    }

    [Test]
    public async Task Report_WhileTheTokenIsChanged_EndsItAllTheSame()
    {
        var (tenant, minted) = await MintedAsync();
        var id = new ScimTokenId(minted.Token.Id);
        var saves = 0;
        await using var slow = new Product(Options, new BeforeSaving(() => saves++ == 0
            ? SendAsync(new PatchScimTokenCommand(tenant.Id, id, "renamed", null, null, null, OnlyLive: false))
            : Task.CompletedTask));

        var verdict = (await slow.SendAsync(Report(minted))).Single();

        var stored = await UseAsync((IScimTokenRepository tokens) => tokens.FindAsync(tenant.Id, id, default));
        Assert.That(verdict.IsOurs, Is.True);
        Assert.That((stored!.Name.Value, stored.RevokedBy, stored.LiveSlot), Is.EqualTo(("renamed", "key", (int?)null)));
    }

    [Test]
    public async Task Report_OfMoreTokensThanAStatementHasParameters_EndsAll()
    {
        var (tenant, minted) = await MintedAsync();
        var strangers = Enumerable.Range(0, 999).Select(_ => new LeakAlert(TokenSecret.Generate("scim_test_").Reveal(), "t"));
        var report = new ReportLeaksCommand([.. strangers, Alert(minted)], Guid.NewGuid().ToString("N"), Finder);

        var verdicts = await SendAsync(report);

        Assert.That(verdicts.Select(verdict => verdict.IsOurs), Is.EqualTo(Enumerable.Repeat(false, 999).Append(true)));
        Assert.That(await LeaksAsync(tenant), Is.EqualTo(1));
    }

    [Test]
    public async Task Sweep_AfterAMonth_ForgetsTheReportAndWhoRepeatsItEndsNothing()
    {
        var (_, minted) = await MintedAsync();
        var report = Report(minted);
        await SendAsync(report);

        Product.Time.Advance(LeakReport.Memory);
        await SendAsync(new SweepLeakReportsCommand());

        var forgotten = await UseAsync((ScimPlatformDbContext context) => context.LeakReports.AllAsync(known => known.Hash != report.Report));
        Assert.That(forgotten, Is.True);
        Assert.That((await SendAsync(report)).Single().IsOurs, Is.True);
    }

    private static LeakAlert Alert(MintedScimToken minted) => new(minted.Secret!.Reveal(), "scim_platform_token");

    private static ReportLeaksCommand Report(MintedScimToken minted) => new([Alert(minted)], Guid.NewGuid().ToString("N"), Finder);

    private async Task<(Tenant Tenant, MintedScimToken Minted)> MintedAsync()
    {
        var tenant = Sample.Tenant();
        await StoreAsync(tenant);
        return (tenant, await SendAsync(new CreateScimTokenCommand(tenant.Id, "Okta", null, null, null, Sample.Admin)));
    }

    private Task<int> LeaksAsync(Tenant tenant) => UseAsync((ScimPlatformDbContext context) =>
        context.AuditEvents.CountAsync(record => record.TenantId == tenant.Id && record.Action == "scim_token.leaked"));
}
