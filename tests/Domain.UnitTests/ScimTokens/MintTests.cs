using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.TestSupport;

namespace ScimPlatform.Domain.UnitTests.ScimTokens;

public sealed class MintTests
{
    [Test]
    public void Mint_WithAName_MakesALiveTokenOfTheTenant()
    {
        var tenant = A.Tenant().Build();

        var token = A.Token().For(tenant).WithName("Okta").WithScopes(TokenScopes.UsersRead).WithNetworks("192.0.2.0/24")
            .MintedBy(new Actor("issuer", "alice")).Build();

        Assert.That(token.TenantId, Is.EqualTo(tenant.Id));
        Assert.That(token.Name.Value, Is.EqualTo("Okta"));
        Assert.That(token.Scopes, Is.EqualTo(TokenScopes.UsersRead));
        Assert.That(token.AllowedNetworks, Is.EqualTo(new[] { AllowedNetwork.Of("192.0.2.0/24") }));
        Assert.That(token.MintedBy, Is.EqualTo(new Actor("issuer", "alice")));
        Assert.That((token.CreatedAt, token.UpdatedAt), Is.EqualTo((A.Moment, A.Moment)));
        Assert.That((token.RevokedAt, token.RevokedBy), Is.EqualTo(((DateTimeOffset?)null, (string?)null)));
        Assert.That(token.StatusAt(A.Moment), Is.EqualTo(TokenStatus.Active));
    }

    [Test]
    public void Mint_WithoutAName_NamesTheTokenAfterItsId()
    {
        var token = A.Token().WithName(null).Build();

        Assert.That(token.Name.Value, Is.EqualTo($"scim-token-{token.Id.Value:D}"));
    }

    [Test]
    public void Mint_WithoutALifetime_TakesTheTenants()
    {
        var token = A.Token().For(A.Tenant().WithTokenLifetime(30).Build()).WithLifetime(null).Build();

        Assert.That(token.Lifetime.Days, Is.EqualTo(30));
        Assert.That(token.ExpiresAt, Is.EqualTo(A.Moment.AddDays(30)));
    }

    [Test]
    public void Mint_WithALifetime_TakesIt()
    {
        var token = A.Token().For(A.Tenant().WithTokenLifetime(30).Build()).WithLifetime(730).Build();

        Assert.That(token.Lifetime.Days, Is.EqualTo(730));
        Assert.That(token.ExpiresAt, Is.EqualTo(A.Moment.AddDays(730)));
    }

    [Test]
    public void Mint_Anything_KeepsHashAndHintOfTheSecretAndNothingElseOfIt()
    {
        var (token, secret) = A.Token().WithPrefix("scim_live_").Mint();

        var clear = secret.Reveal();
        Assert.That(token.Hash, Is.EqualTo(TokenHash.Of(clear)));
        Assert.That(token.Hint, Is.EqualTo($"scim_live_...{clear[^4..]}"));
        Assert.That(
            typeof(ScimToken).GetProperties().Select(property => property.GetValue(token)?.ToString() ?? ""),
            Has.None.Contains(clear["scim_live_".Length..^6]));
    }

    [Test]
    public void Mint_Anything_MovesTheTenantsGeneration()
    {
        var tenant = A.Tenant().Build();
        var version = tenant.Version;

        A.Token().For(tenant).Build();

        Assert.That((tenant.TokenGeneration, tenant.Version), Is.EqualTo((1L, version + 1)));
    }

    [Test]
    public void Mint_WithScimOff_IsRefused()
    {
        var tenant = A.Tenant().WithScimOff().Build();

        Refused.By<ScimNotEnabled>(() => A.Token().For(tenant).Build());

        Assert.That(tenant.TokenGeneration, Is.Zero);
    }

    [Test]
    public void Mint_BesideTheOnlyTokenAllowed_IsRefused()
    {
        var tenant = A.Tenant().Build();
        var first = A.Token().For(tenant).Build();

        var refusal = Refused.By<LiveTokenLimitReached>(() => A.Token().For(tenant).Beside(new LiveTokens([first], A.Moment)).Build());

        Assert.That(refusal.Message, Is.EqualTo("The tenant already has a live SCIM token. Revoke or recreate it first."));
    }

    [Test]
    public void Mint_TenOfTen_GivesEachItsSlotAndRefusesTheEleventh()
    {
        var tenant = A.Tenant().WithMaxLiveTokens(10).Build();
        var minted = new List<ScimToken>();
        for (var number = 0; number < 10; number++)
        {
            minted.Add(A.Token().For(tenant).Beside(new LiveTokens(minted, A.Moment)).Build());
        }

        var refusal = Refused.By<LiveTokenLimitReached>(() => A.Token().For(tenant).Beside(new LiveTokens(minted, A.Moment)).Build());

        Assert.That(minted.Select(token => token.LiveSlot), Is.EqualTo(Enumerable.Range(0, 10).Select(slot => (int?)slot)));
        Assert.That(refusal.Message, Is.EqualTo("The tenant already has 10 live SCIM tokens, its limit. Revoke or recreate one first."));
    }

    [Test]
    public void Mint_WhereASlotCameFree_TakesThatSlot()
    {
        var tenant = A.Tenant().WithMaxLiveTokens(3).Build();
        var first = A.Token().For(tenant).Build();
        var second = A.Token().For(tenant).Beside(new LiveTokens([first], A.Moment)).Build();
        var third = A.Token().For(tenant).Beside(new LiveTokens([first, second], A.Moment)).Build();
        var live = new LiveTokens([first, second, third], A.Moment);
        live.Revoke(second, Actor.System, A.Moment);

        var fourth = A.Token().For(tenant).Beside(live).Build();

        Assert.That((first.LiveSlot, second.LiveSlot, third.LiveSlot, fourth.LiveSlot), Is.EqualTo((0, (int?)null, 2, 1)));
    }

    [Test]
    public void Mint_BesideAnExpiredToken_TakesItsSlot()
    {
        var tenant = A.Tenant().Build();
        var expired = A.Token().For(tenant).WithLifetime(1).Build();
        var nextDay = A.Moment.AddDays(1);

        var token = A.Token().For(tenant).Beside(new LiveTokens([expired], nextDay)).MintedAt(nextDay).Build();

        Assert.That((expired.LiveSlot, token.LiveSlot), Is.EqualTo(((int?)null, 0)));
    }
}
