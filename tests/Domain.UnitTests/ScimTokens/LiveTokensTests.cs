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
}
