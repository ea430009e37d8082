using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.TestSupport;

namespace ScimPlatform.Domain.UnitTests.ScimTokens;

public sealed class LiveTokensTests
{
    private static readonly Actor Bob = new("https://issuer.example", "bob");

    private readonly Tenant tenant = A.Tenant().WithMaxLiveTokens(3).Build();

    [Test]
    public void LookAt_AnExpiredHolder_GivesItsSlotBackAndMovesItsVersion()
    {
        var expired = A.Token().For(tenant).WithLifetime(1).Build();
        var version = expired.Version;

        var live = new LiveTokens([expired], A.Moment.AddDays(1));

        Assert.That(live.Count, Is.Zero);
        Assert.That((expired.LiveSlot, expired.Version), Is.EqualTo(((int?)null, version + 1)));
        Assert.That(expired.StatusAt(A.Moment.AddDays(1)), Is.EqualTo(TokenStatus.Expired));
        Assert.That(expired.UpdatedAt, Is.EqualTo(A.Moment));
    }

    [Test]
    public void LookAt_ALiveHolder_LeavesItAlone()
    {
        var token = A.Token().For(tenant).WithLifetime(1).Build();
        var version = token.Version;

        var live = new LiveTokens([token], A.Moment.AddDays(1).AddTicks(-1));

        Assert.That(live.Count, Is.EqualTo(1));
        Assert.That((token.LiveSlot, token.Version), Is.EqualTo((0, version)));
    }

    [Test]
    public void RevokeAll_WithTwoLive_RevokesBothAndFreesEverySlot()
    {
        var first = A.Token().For(tenant).Build();
        var second = A.Token().For(tenant).Beside(new LiveTokens([first], A.Moment)).Build();
        var live = new LiveTokens([first, second], A.Moment);

        live.RevokeAll(Bob, A.Moment);

        Assert.That(live.Count, Is.Zero);
        Assert.That((first.RevokedBy, second.RevokedBy), Is.EqualTo(("bob", "bob")));
        Assert.That((first.LiveSlot, second.LiveSlot), Is.EqualTo(((int?)null, (int?)null)));
        Assert.That(A.Token().For(tenant).Beside(live).Build().LiveSlot, Is.Zero);
    }

    [Test]
    public void RevokeAll_WithNoneLive_ChangesNothing()
    {
        var live = new LiveTokens([], A.Moment);

        live.RevokeAll(Bob, A.Moment);

        Assert.That(live.Count, Is.Zero);
    }

    [Test]
    public void Revoke_OneOfTwo_LeavesTheOther()
    {
        var first = A.Token().For(tenant).Build();
        var second = A.Token().For(tenant).Beside(new LiveTokens([first], A.Moment)).Build();
        var live = new LiveTokens([first, second], A.Moment);

        live.Revoke(first, Bob, A.Moment);

        Assert.That(live.Count, Is.EqualTo(1));
        Assert.That((first.IsLiveAt(A.Moment), second.IsLiveAt(A.Moment)), Is.EqualTo((false, true)));
    }

    [Test]
    public void Retire_WithoutOverlap_RevokesIt()
    {
        var token = A.Token().For(tenant).Build();
        var live = new LiveTokens([token], A.Moment);

        live.Retire(token, TimeSpan.Zero, tenant, Bob, A.Moment);

        Assert.That((token.RevokedBy, token.LiveSlot, live.Count), Is.EqualTo(("bob", (int?)null, 0)));
    }

    [TestCase(1, 60)]
    [TestCase(2, 1440)]
    [TestCase(2, 1441)]
    public void Retire_WithAnOverlap_MovesItsEndThereUnlessItEndsBefore(int minutesLeft, int overlap)
    {
        var now = A.Moment.AddDays(1).AddMinutes(-minutesLeft * 720);
        var token = A.Token().For(tenant).WithLifetime(1).Build();
        var live = new LiveTokens([token], now);

        live.Retire(token, TimeSpan.FromMinutes(overlap), tenant, Bob, now);

        var end = now.AddMinutes(overlap);
        Assert.That(token.ExpiresAt, Is.EqualTo(end < A.Moment.AddDays(1) ? end : A.Moment.AddDays(1)));
        Assert.That((token.RevokedAt, token.LiveSlot, live.Count), Is.EqualTo(((DateTimeOffset?)null, 0, 1)));
        Assert.That(A.Token().For(tenant).Beside(live).MintedAt(now).Build().LiveSlot, Is.EqualTo(1));
    }

    [Test]
    public void Retire_WithAnOverlapAndNoRoom_IsRefusedAndChangesNothing()
    {
        var lone = A.Tenant().Build();
        var token = A.Token().For(lone).Build();
        var version = token.Version;

        Refused.By<NoRoomForOverlap>(() =>
            new LiveTokens([token], A.Moment).Retire(token, TimeSpan.FromMinutes(1), lone, Bob, A.Moment));

        Assert.That((token.IsLiveAt(A.Moment), token.Version), Is.EqualTo((true, version)));
    }

    [Test]
    public void Retire_ATokenThatIsNotLive_IsRefused()
    {
        var token = A.Token().For(tenant).Build();
        token.Revoke(Bob, A.Moment);

        Refused.By<TokenNotLive>(() => new LiveTokens([], A.Moment).Retire(token, TimeSpan.Zero, tenant, Bob, A.Moment));
    }

    [Test]
    public void Likeness_OfAToken_IsWhatItWasMintedAsAndIsNow()
    {
        var token = A.Token().For(tenant).WithName("old").WithLifetime(7).WithNetworks("192.0.2.0/24").Build();
        token.Rename(TokenName.Of("new"), A.Moment);
        token.ExpireAfter(TokenLifetime.OfDays(1), A.Moment);
        token.Restrict(TokenScopes.UsersRead, token.AllowedNetworks, A.Moment);

        var (name, lifetime, scopes, networks) = token.Likeness();

        Assert.That((name?.Value, lifetime?.Days, scopes), Is.EqualTo(("new", 7, TokenScopes.UsersRead)));
        Assert.That(networks, Is.EqualTo(new[] { AllowedNetwork.Of("192.0.2.0/24") }));
    }
}
