using System.Net;
using Moq;
using ScimPlatform.Application.Audit;
using ScimPlatform.Application.ScimTokens;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.TestSupport;

namespace ScimPlatform.Application.UnitTests.ScimTokens;

public sealed class AuthenticateScimTokenTests
{
    private static readonly IPAddress Address = IPAddress.Parse("192.0.2.9");

    private Mock<IScimTokenQueries> tokens = null!;
    private Mock<ITokenUseRecorder> uses = null!;
    private FixedTime time = null!;

    [SetUp]
    public void StartOver()
    {
        tokens = new Mock<IScimTokenQueries>();
        uses = new Mock<ITokenUseRecorder>();
        time = new FixedTime(A.Moment.AddHours(1));
    }

    [TestCase("")]
    [TestCase("x")]
    [TestCase("scim_live_000000000000000000000000000000001YiNQw")]
    [TestCase("scim_live_000000000000000000000000000000001YiNQv ")]
    [TestCase("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl")]
    public async Task Handle_AMalformedToken_IsRefusedWithoutALookUp(string presented)
    {
        Assert.That(await HandleAsync(presented, Address), Is.Null);

        tokens.VerifyNoOtherCalls();
        uses.VerifyNoOtherCalls();
    }

    [Test]
    public async Task Handle_AnUnknownToken_IsRefusedAfterOneLookUp()
    {
        var presented = TokenSecret.Generate("scim_live_").Reveal();

        Assert.That(await HandleAsync(presented, Address), Is.Null);

        tokens.Verify(port => port.FindByHashAsync(TokenHash.Of(presented), It.IsAny<CancellationToken>()), Times.Once);
        uses.VerifyNoOtherCalls();
    }

    [Test]
    public async Task Handle_ATokenFromOutsideItsNetworks_IsStillGoodInsideThem()
    {
        var (token, secret) = A.Token().WithNetworks("192.0.2.0/24").Mint();
        Stored(token, secret);

        Assert.That(await HandleAsync(secret.Reveal(), IPAddress.Parse("198.51.100.1")), Is.Null);
        Assert.That(await HandleAsync(secret.Reveal(), Address), Is.Not.Null);
    }

    [Test]
    public async Task Handle_ALiveToken_IsItsTenantAndScopes()
    {
        var (token, secret) = A.Token().WithScopes(TokenScopes.UsersRead).Mint();
        Stored(token, secret, scimEnabled: false, profile: "okta");

        var authenticated = await HandleAsync(secret.Reveal(), Address, "Okta SCIM");

        Assert.That(authenticated, Is.EqualTo(new AuthenticatedToken(new TokenHolder(token.Id.Value), token.TenantId, TokenScopes.UsersRead, false, "okta", 3, Guard: null)));
        uses.Verify(recorder => recorder.Record(new TokenUse(token.Id.Value, time.GetUtcNow(), "192.0.2.9", "Okta SCIM")), Times.Once);
        uses.VerifyNoOtherCalls();
    }

    [Test]
    public async Task Handle_ALiveTokenFromNowhere_IsGoodWithoutNetworks()
    {
        var (token, secret) = A.Token().Mint();
        Stored(token, secret);

        Assert.That(await HandleAsync(secret.Reveal(), address: null, userAgent: null), Is.Not.Null);
        uses.Verify(recorder => recorder.Record(new TokenUse(token.Id.Value, time.GetUtcNow(), null, null)), Times.Once);
    }

    [TestCase(-1, true)]
    [TestCase(0, false)]
    public async Task Handle_ATokenAroundItsExpiry_IsGoodBeforeItOnly(int milliseconds, bool good)
    {
        var (token, secret) = A.Token().WithLifetime(1).Mint();
        Stored(token, secret);
        time.SetUtcNow(A.Moment.AddDays(1).AddMilliseconds(milliseconds));

        Assert.That(await HandleAsync(secret.Reveal(), Address), good ? Is.Not.Null : Is.Null);
        uses.Verify(recorder => recorder.Record(It.IsAny<TokenUse>()), Times.Exactly(good ? 1 : 0));
    }

    [Test]
    public async Task Handle_ARevokedToken_IsRefused()
    {
        var (token, secret) = A.Token().Mint();
        token.Revoke(Actor.System, A.Moment);
        Stored(token, secret);

        Assert.That(await HandleAsync(secret.Reveal(), Address), Is.Null);
        uses.VerifyNoOtherCalls();
    }

    [TestCase("192.0.2.9", true)]
    [TestCase("::ffff:192.0.2.9", true)]
    [TestCase("192.0.3.9", false)]
    [TestCase("2001:db8::1", false)]
    [TestCase(null, false)]
    public async Task Handle_ATokenWithNetworks_IsGoodInsideThemOnly(string? address, bool good)
    {
        var (token, secret) = A.Token().WithNetworks("192.0.2.0/24").Mint();
        Stored(token, secret);

        var authenticated = await HandleAsync(secret.Reveal(), address is null ? null : IPAddress.Parse(address));

        Assert.That(authenticated, good ? Is.Not.Null : Is.Null);
        uses.Verify(recorder => recorder.Record(It.IsAny<TokenUse>()), Times.Exactly(good ? 1 : 0));
    }

    [Test]
    public void ToString_OfTheQuery_HidesWhatWasPresented() => Assert.That(
        new AuthenticateScimTokenQuery("hunter2", Address, "agent").ToString(), Is.EqualTo("AuthenticateScimTokenQuery"));

    private void Stored(ScimToken token, TokenSecret secret, bool scimEnabled = true, string profile = "default") => tokens
        .Setup(port => port.FindByHashAsync(secret.Hash, It.IsAny<CancellationToken>()))
        .ReturnsAsync(new StoredToken(
            new TokenHolder(token.Id.Value), token.TenantId, token.Scopes, token.Terms, scimEnabled, profile, SchemaVersion: 3, Guard: default));

    private Task<AuthenticatedToken?> HandleAsync(string presented, IPAddress? address, string? userAgent = "agent") =>
        new AuthenticateScimTokenHandler(tokens.Object, uses.Object, Mock.Of<IAuditNotes>(), time).Handle(
            new AuthenticateScimTokenQuery(presented, address, userAgent), CancellationToken.None);
}
