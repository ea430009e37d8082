using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.LeakResponse;
using ScimPlatform.Application.OAuthClients.AccessTokens;
using ScimPlatform.Application.ScimTokens.Expiry;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.OAuthClients;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;

namespace ScimPlatform.Infrastructure.IntegrationTests.Stores;

/// <summary>What is done about clients in the background, and when their secrets leak.</summary>
public sealed class ClientCareTests(DatabaseProvider provider) : DatabaseSuite(provider)
{
    [Test]
    public async Task Notices_OfASecretOnItsWay_ComeOnceEach()
    {
        var tenant = Sample.Tenant(at: Now);
        var client = OAuthClient.Register(tenant.Id, new OAuthClientRequest { Name = TokenName.Of("Entra") }, Sample.Admin, Now);
        client.MintSecret(tenant, SecretLifetime.OfDays(100), Now);
        await StoreAsync(tenant, client);
        var told = new List<int>();
        for (var day = 0; day < 100; day++)
        {
            await SendAsync(new GiveExpiryNoticesCommand());
            await SendAsync(new GiveExpiryNoticesCommand());
            Product.Time.Advance(TimeSpan.FromDays(1));
        }

        await using var context = CreateContext();
        var records = await context.AuditEvents.Where(record => record.TenantId == tenant.Id && record.Action == EventName.ClientExpiring.Value).ToListAsync();
        told.AddRange(records.Select(record => System.Text.Json.JsonDocument.Parse(record.Changes).RootElement.GetProperty("days_ahead").GetInt32()));

        Assert.That(told.OrderDescending(), Is.EqualTo(ExpiryNotice.Days));
    }

    [Test]
    public async Task Report_OfASecretAndOfATokenOfAnother_EndsThemAndWhatWasGotWithTheSecret()
    {
        var tenant = Sample.Tenant(at: Now);
        var (first, second) = (Register(), Register());
        var (secret, clear) = first.MintSecret(tenant, SecretLifetime.Default, Now);
        var (ofSecret, _) = AccessToken.Issue(tenant.Id, first.Id, secret.Id, TokenScopes.All, TimeSpan.FromHours(1), Now);
        var (found, foundClear) = AccessToken.Issue(tenant.Id, second.Id, null, TokenScopes.All, TimeSpan.FromHours(1), Now);
        var (kept, _) = AccessToken.Issue(tenant.Id, second.Id, null, TokenScopes.All, TimeSpan.FromHours(1), Now);
        await StoreAsync(tenant, first, second, ofSecret, found, kept);

        var report = new ReportLeaksCommand(
            [new LeakAlert(clear.Reveal(), "x"), new LeakAlert(foundClear.Reveal(), "x"), new LeakAlert("scim_at_unknown", "x")],
            Guid.NewGuid().ToString("N"),
            new Actor("secret-scanning", "key"));
        var verdicts = await SendAsync(report);

        await using var context = CreateContext();
        var left = await context.AccessTokens.Where(token => token.TenantId == tenant.Id).Select(token => token.Id).ToListAsync();
        Assert.That(verdicts.Select(verdict => verdict.IsOurs), Is.EqualTo(new[] { true, true, false }));
        Assert.That(left, Is.EqualTo(new[] { kept.Id }));
        Assert.That(await context.ClientSecrets.CountAsync(stored => stored.ClientId == first.Id), Is.Zero);

        OAuthClient Register() => OAuthClient.Register(tenant.Id, new OAuthClientRequest { Name = TokenName.Of("Entra") }, Sample.Admin, Now);
    }

    [Test]
    public async Task Sweep_OfTokensAndAssertions_TakesWhatHasExpiredOnEveryNode()
    {
        var tenant = Sample.Tenant(at: Now);
        var client = OAuthClient.Register(tenant.Id, new OAuthClientRequest { Name = TokenName.Of("Entra") }, Sample.Admin, Now);
        var (first, _) = AccessToken.Issue(tenant.Id, client.Id, null, TokenScopes.All, TimeSpan.FromHours(1), Now);
        var (second, _) = AccessToken.Issue(tenant.Id, client.Id, null, TokenScopes.All, TimeSpan.FromHours(2), Now);
        await StoreAsync(
            tenant, client, first, second, UsedAssertion.Of(client.Id, "a", Now.AddHours(1), Now), UsedAssertion.Of(client.Id, "b", Now.AddHours(2), Now));
        await using var context = CreateContext();
        Product.Time.Advance(TimeSpan.FromHours(1) + TimeSpan.FromMinutes(5) - TimeSpan.FromMilliseconds(1));
        await SendAsync(new SweepAccessTokensCommand());
        Assert.That(await context.UsedAssertions.CountAsync(used => used.ClientId == client.Id), Is.EqualTo(2));
        Product.Time.Advance(TimeSpan.FromMilliseconds(1));

        await SendAsync(new SweepAccessTokensCommand());

        Assert.That(await context.AccessTokens.Where(token => token.ClientId == client.Id).Select(token => token.Id).ToListAsync(), Is.EqualTo(new[] { second.Id }));
        Assert.That(await context.UsedAssertions.CountAsync(used => used.ClientId == client.Id), Is.EqualTo(1));
    }

    [Test]
    public async Task Store_OfATokenForASecretThatIsGone_IsALostRace()
    {
        var tenant = Sample.Tenant(at: Now);
        var client = OAuthClient.Register(tenant.Id, new OAuthClientRequest { Name = TokenName.Of("Entra") }, Sample.Admin, Now);
        await StoreAsync(tenant, client);
        var (token, _) = AccessToken.Issue(tenant.Id, client.Id, Guid.NewGuid(), TokenScopes.All, TimeSpan.FromHours(1), Now);

        Assert.That(() => StoreAsync(token), Throws.TypeOf<Application.Common.Errors.ConcurrencyLost>());
    }
}
