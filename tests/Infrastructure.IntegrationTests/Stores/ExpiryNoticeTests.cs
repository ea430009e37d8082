using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.ScimTokens;
using ScimPlatform.Application.ScimTokens.Expiry;
using ScimPlatform.Application.Tenants;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.IntegrationTests.Stores;

/// <summary>The audit is told once, so many days ahead, that a token will expire.</summary>
public sealed class ExpiryNoticeTests(DatabaseProvider provider) : DatabaseSuite(provider)
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    [Test]
    public async Task Notices_OfATokenOnItsWay_ComeOnceEachToTheMillisecond()
    {
        var (tenant, _) = await TokenAsync(180);
        var told = new List<string>();
        foreach (var days in ExpiryNotice.Days)
        {
            await SweepAtAsync(days, before: true);
            told.Add($"{days}: {await CountAsync(tenant)}");
            await SweepAtAsync(days);
            await SweepAtAsync(days);
            told.Add($"{days}: {await CountAsync(tenant)}");
        }

        Assert.That(told, Is.EqualTo(new[]
        {
            "90: 0", "90: 1", "60: 1", "60: 2", "30: 2", "30: 3", "15: 3", "15: 4", "7: 4", "7: 5", "1: 5", "1: 6",
        }));
        Assert.That(await ChangesAsync(tenant), Has.All.Matches($"^\\{{\"days_ahead\":(90|60|30|15|7|1),\"expires_at\":\"{End:yyyy-MM-ddTHH:mm:ss.fff}Z\"\\}}$"));
    }

    [Test]
    public async Task Notices_ByManyNodesAtOnce_ComeOnce()
    {
        var (tenant, _) = await TokenAsync(100);
        await using var other = new Product(Options);
        Product.Time.Advance(TimeSpan.FromDays(10));
        other.Time.Advance(Now - other.Time.GetUtcNow());

        var outcomes = await Race.AllAsync(16, index => (index % 2 == 0 ? Product : other).SendAsync(new GiveExpiryNoticesCommand()));

        Assert.That(outcomes.Where(outcome => outcome.Fault is not null), Is.Empty);
        Assert.That(await CountAsync(tenant), Is.EqualTo(1));
    }

    [Test]
    public async Task Notices_WhileNobodySwept_ComeForTheNearestOnly()
    {
        var (tenant, _) = await TokenAsync(180);
        Product.Time.Advance(TimeSpan.FromDays(170));

        await SendAsync(new GiveExpiryNoticesCommand());

        Assert.That((await ChangesAsync(tenant)).Single(), Does.StartWith("{\"days_ahead\":15,"));
    }

    [Test]
    public async Task Notices_OfATokenThatWasMintedForLess_DoNotCome()
    {
        var (tenant, _) = await TokenAsync(30);

        await SendAsync(new GiveExpiryNoticesCommand());
        await SendAsync(new GiveExpiryNoticesCommand());

        Assert.That(await CountAsync(tenant), Is.Zero);
    }

    [Test]
    public async Task Notices_OfANewEnd_ComeAnew()
    {
        var (tenant, token) = await TokenAsync(100);
        Product.Time.Advance(TimeSpan.FromDays(10));
        await SendAsync(new GiveExpiryNoticesCommand());

        await SendAsync(new PatchScimTokenCommand(tenant.Id, token.Id, null, 100, null, null, OnlyLive: false));
        Product.Time.Advance(TimeSpan.FromDays(10));
        await SendAsync(new GiveExpiryNoticesCommand());

        Assert.That(await CountAsync(tenant), Is.EqualTo(2));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Notices_OfATokenThatIsNotLive_DoNotCome(bool revoked)
    {
        var (tenant, token) = await TokenAsync(100);
        Product.Time.Advance(TimeSpan.FromDays(revoked ? 10 : 100));
        if (revoked)
        {
            await SendAsync(new RevokeScimTokenCommand(tenant.Id, token.Id, OnlyLive: false, Sample.Admin));
        }

        await SendAsync(new GiveExpiryNoticesCommand());

        Assert.That(await CountAsync(tenant), Is.Zero);
    }

    [Test]
    public async Task DeleteTenant_WithNotices_TakesThemAlong()
    {
        var (tenant, token) = await TokenAsync(100);
        Product.Time.Advance(TimeSpan.FromDays(10));
        await SendAsync(new GiveExpiryNoticesCommand());

        await SendAsync(new DeleteTenantCommand(tenant.Id, Force: true));

        Assert.That(
            await UseAsync((ScimPlatformDbContext context) => context.ExpiryNotices.CountAsync(notice => notice.TokenId == token.Id)), Is.Zero);
        Assert.That(await CountAsync(tenant), Is.EqualTo(1), "the records stay");
    }

    private DateTimeOffset End { get; set; }

    private async Task<(Tenant Tenant, ScimToken Token)> TokenAsync(int days)
    {
        var tenant = Sample.Tenant(at: Now);
        var token = Sample.Token(tenant, days, Now);
        await StoreAsync(tenant, token);
        End = token.ExpiresAt;
        return (tenant, token);
    }

    private async Task SweepAtAsync(int daysAhead, bool before = false)
    {
        Product.Time.Advance(End.AddDays(-daysAhead) - (before ? Moment : TimeSpan.Zero) - Now);
        await SendAsync(new GiveExpiryNoticesCommand());
    }

    private async Task<int> CountAsync(Tenant tenant) => (await ChangesAsync(tenant)).Count;

    private Task<List<string>> ChangesAsync(Tenant tenant) => UseAsync((ScimPlatformDbContext context) => context.AuditEvents
        .Where(record => record.TenantId == tenant.Id && record.Action == "scim_token.expiring")
        .Select(record => record.Changes).ToListAsync());
}
