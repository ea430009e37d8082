using System.Net;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.TestSupport;

namespace ScimPlatform.Domain.UnitTests.ScimTokens;

public sealed class ScimTokenTests
{
    private static readonly DateTimeOffset Later = A.Moment.AddHours(1);
    private static readonly Actor Bob = new("https://issuer.example", "bob");
    private static readonly Actor Carol = new("https://issuer.example", "carol");

    private static readonly TestCaseData[] Changes =
    [
        new TestCaseData((Action<ScimToken, DateTimeOffset>)((token, now) => token.Rename(TokenName.Of("new"), now))).SetArgDisplayNames("Rename"),
        new TestCaseData((Action<ScimToken, DateTimeOffset>)((token, now) => token.ExpireAfter(TokenLifetime.OfDays(7), now))).SetArgDisplayNames("ExpireAfter"),
        new TestCaseData((Action<ScimToken, DateTimeOffset>)((token, now) => token.Restrict(TokenScopes.UsersRead, [], now))).SetArgDisplayNames("Restrict"),
        new TestCaseData((Action<ScimToken, DateTimeOffset>)((token, now) => token.RefuseUnlessLive(now))).SetArgDisplayNames("RefuseUnlessLive"),
    ];

    [TestCase(-1, TokenStatus.Active)]
    [TestCase(0, TokenStatus.Expired)]
    [TestCase(1, TokenStatus.Expired)]
    public void StatusAt_AroundTheExpiry_IsActiveBeforeIt(int ticks, TokenStatus status)
    {
        var token = A.Token().WithLifetime(1).Build();

        var moment = A.Moment.AddDays(1).AddTicks(ticks);

        Assert.That(token.StatusAt(moment), Is.EqualTo(status));
        Assert.That(token.IsLiveAt(moment), Is.EqualTo(status == TokenStatus.Active));
    }

    [Test]
    public void Revoke_ALiveToken_EndsItAndGivesItsSlotBack()
    {
        var token = A.Token().Build();
        var version = token.Version;

        token.Revoke(Bob, Later);

        Assert.That(token.StatusAt(Later), Is.EqualTo(TokenStatus.Revoked));
        Assert.That((token.RevokedAt, token.RevokedBy), Is.EqualTo((Later, "bob")));
        Assert.That((token.LiveSlot, token.UpdatedAt, token.Version), Is.EqualTo(((int?)null, Later, version + 1)));
    }

    [Test]
    public void Revoke_Again_KeepsWhoRevokedFirstAndWhen()
    {
        var token = A.Token().Build();
        token.Revoke(Bob, Later);
        var version = token.Version;

        token.Revoke(Carol, Later.AddDays(1));

        Assert.That((token.RevokedAt, token.RevokedBy), Is.EqualTo((Later, "bob")));
        Assert.That((token.UpdatedAt, token.Version), Is.EqualTo((Later, version)));
    }

    [TestCase(0, "active")]
    [TestCase(1, "expired")]
    public void ReportLeak_OfATokenThatIsNotRevoked_RevokesItAndTellsWhatItWas(int daysLater, string was)
    {
        var token = A.Token().WithLifetime(1).Build();
        token.TakeEvents();
        var now = A.Moment.AddDays(daysLater);

        token.ReportLeak(Bob, now);

        Assert.That((token.StatusAt(now), token.RevokedBy, token.RevokedAt, token.LiveSlot), Is.EqualTo((TokenStatus.Revoked, "bob", now, (int?)null)));
        Assert.That(token.TakeEvents().Single(), Has.Property("Name").EqualTo(EventName.TokenLeaked).And.Property("By").EqualTo(Bob)
            .And.Property("Changes").EqualTo(new[] { new Change.Fact("was", was) }));
    }

    [Test]
    public void ReportLeak_OfARevokedToken_TellsOfItAndKeepsWhoRevokedIt()
    {
        var token = A.Token().Build();
        token.Revoke(Bob, Later);
        var version = token.Version;
        token.TakeEvents();

        token.ReportLeak(Carol, Later.AddDays(1));

        Assert.That((token.RevokedBy, token.RevokedAt, token.Version), Is.EqualTo(("bob", Later, version)));
        Assert.That(token.TakeEvents().Single().Name, Is.EqualTo(EventName.TokenLeaked));
    }

    [Test]
    public void Revoke_AnExpiredToken_MakesItRevoked()
    {
        var token = A.Token().WithLifetime(1).Build();
        var afterwards = A.Moment.AddDays(2);

        token.Revoke(Bob, afterwards);

        Assert.That(token.StatusAt(afterwards), Is.EqualTo(TokenStatus.Revoked));
    }

    [TestCaseSource(nameof(Changes))]
    public void Change_AnExpiredToken_IsRefusedAndChangesNothing(Action<ScimToken, DateTimeOffset> change)
    {
        var token = A.Token().WithName("old").WithLifetime(1).Build();
        var version = token.Version;

        var refusal = Refused.By<TokenNotLive>(() => change(token, A.Moment.AddDays(1)));

        Assert.That(refusal.Message, Is.EqualTo("The SCIM token has expired."));
        Assert.That((token.Name.Value, token.Scopes, token.ExpiresAt), Is.EqualTo(("old", TokenScopes.All, A.Moment.AddDays(1))));
        Assert.That((token.UpdatedAt, token.Version), Is.EqualTo((A.Moment, version)));
    }

    [TestCaseSource(nameof(Changes))]
    public void Change_ARevokedToken_IsRefusedAndChangesNothing(Action<ScimToken, DateTimeOffset> change)
    {
        var token = A.Token().WithName("old").WithLifetime(1).Build();
        token.Revoke(Bob, A.Moment);
        var version = token.Version;

        var refusal = Refused.By<TokenNotLive>(() => change(token, Later));

        Assert.That(refusal.Message, Is.EqualTo("The SCIM token is revoked."));
        Assert.That((token.Name.Value, token.Scopes, token.ExpiresAt), Is.EqualTo(("old", TokenScopes.All, A.Moment.AddDays(1))));
        Assert.That((token.UpdatedAt, token.Version), Is.EqualTo((A.Moment, version)));
    }

    [Test]
    public void Rename_ALiveToken_TakesTheName()
    {
        var token = A.Token().WithName("old").Build();
        var version = token.Version;

        token.Rename(TokenName.Of("new"), Later);

        Assert.That((token.Name.Value, token.UpdatedAt, token.Version), Is.EqualTo(("new", Later, version + 1)));
    }

    [Test]
    public void ExpireAfter_ALiveToken_CountsFromNow()
    {
        var token = A.Token().WithLifetime(30).Build();

        token.ExpireAfter(TokenLifetime.OfDays(7), Later);

        Assert.That(token.ExpiresAt, Is.EqualTo(Later.AddDays(7)));
        Assert.That(token.UpdatedAt, Is.EqualTo(Later));
        Assert.That(token.Lifetime.Days, Is.EqualTo(30));
    }

    [Test]
    public void Restrict_ALiveToken_ReplacesScopesAndNetworks()
    {
        var token = A.Token().WithNetworks("192.0.2.0/24").Build();

        token.Restrict(TokenScopes.UsersRead | TokenScopes.GroupsRead, [AllowedNetwork.Of("198.51.100.7")], Later);

        Assert.That(token.Scopes.Names(), Is.EqualTo(new[] { "users:read", "groups:read" }));
        Assert.That(token.AllowedNetworks.Select(network => network.ToString()), Is.EqualTo(new[] { "198.51.100.7/32" }));
        Assert.That(token.UpdatedAt, Is.EqualTo(Later));
    }

    [Test]
    public void Rename_ATokenThatWillExpire_KeepsItsSecret()
    {
        var (token, secret) = A.Token().Mint();

        token.Rename(TokenName.Of("new"), Later);
        token.ExpireAfter(TokenLifetime.OfDays(1), Later);

        Assert.That(token.Hash, Is.EqualTo(secret.Hash));
        Assert.That(token.Hint, Is.EqualTo(secret.Hint));
    }

    [TestCase("192.0.2.7", true)]
    [TestCase("2001:db8::7", true)]
    [TestCase("192.0.3.7", false)]
    [TestCase(null, false)]
    public void Allows_WithTwoNetworks_OnlyAddressesInOneOfThem(string? address, bool allowed)
    {
        var token = A.Token().WithNetworks("192.0.2.0/24", "2001:db8::/32").Build();

        Assert.That(token.Terms.Allows(address is null ? null : IPAddress.Parse(address)), Is.EqualTo(allowed));
    }

    [TestCase("192.0.2.7")]
    [TestCase(null)]
    public void Allows_WithoutNetworks_AnyAddress(string? address) =>
        Assert.That(A.Token().Build().Terms.Allows(address is null ? null : IPAddress.Parse(address)), Is.True);
}
