using AutoMapper;
using Moq;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Idempotency;
using ScimPlatform.Application.ScimTokens;
using ScimPlatform.Application.ScimTokens.Minting;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.TestSupport;

namespace ScimPlatform.Application.UnitTests.ScimTokens;

public sealed class ScimTokenRefusalTests
{
    private readonly Mock<ITenantRepository> tenants = new();
    private readonly Mock<IScimTokenRepository> tokens = new();
    private readonly Mock<IScimTokenQueries> queries = new();
    private readonly Mock<IUnitOfWork> unitOfWork = new();
    private readonly FixedTime time = new();

    [SetUp]
    public void StartOver()
    {
        tenants.Reset();
        tokens.Reset();
        queries.Reset();
        unitOfWork.Reset();
    }

    [TearDown]
    public void NothingWasStored() => unitOfWork.Verify(work => work.SaveChangesAsync(It.IsAny<CancellationToken>()), Times.Never);

    [Test]
    public async Task Create_ForAnUnknownTenant_IsNotFound() =>
        Assert.That(await Refused.WithAsync(CreateAsync), Is.EqualTo(Error.NotFound("Tenant")));

    [Test]
    public async Task Create_BesideTheOnlyLiveToken_IsRefusedAndAddsNothing()
    {
        var tenant = Given(A.Tenant().Build());
        var first = A.Token().For(tenant).Build();
        Live(first);

        await Refused.ByAsync<LiveTokenLimitReached>(CreateAsync);

        tokens.Verify(port => port.Add(It.IsAny<ScimToken>()), Times.Never);
        Assert.That(first.IsLiveAt(A.Moment), Is.True);
    }

    [Test]
    public async Task Create_WithScimOff_IsRefused()
    {
        Given(A.Tenant().WithScimOff().Build());
        Live();

        await Refused.ByAsync<ScimNotEnabled>(CreateAsync);

        tokens.Verify(port => port.Add(It.IsAny<ScimToken>()), Times.Never);
    }

    [Test]
    public async Task Recreate_WithScimOff_IsRefused()
    {
        var tenant = Given(A.Tenant().Build());
        Live(A.Token().For(tenant).Build());
        tenant.SwitchScim(false, A.Moment);

        await Refused.ByAsync<ScimNotEnabled>(() => new RecreateScimTokenHandler(tenants.Object, tokens.Object, Minting())
            .Handle(new RecreateScimTokenCommand(tenant.Id, null, Actor.System), default));

        tokens.Verify(port => port.Add(It.IsAny<ScimToken>()), Times.Never);
    }

    [Test]
    public async Task RecreateById_OfAnUnknownToken_IsNotFound()
    {
        var tenant = Given(A.Tenant().Build());
        Live(A.Token().For(tenant).Build());

        var error = await Refused.WithAsync(() => new RecreateScimTokenByIdHandler(tenants.Object, tokens.Object, Minting())
            .Handle(new RecreateScimTokenByIdCommand(tenant.Id, default, 0, Actor.System), default));

        Assert.That(error, Is.EqualTo(Error.NotFound("SCIM token")));
    }

    [Test]
    public async Task Get_AnUnknownToken_IsNotFound() => Assert.That(
        await Refused.WithAsync(() => new GetScimTokenHandler(queries.Object, time).Handle(new GetScimTokenQuery(default, default, false), default)),
        Is.EqualTo(Error.NotFound("SCIM token")));

    [Test]
    public async Task GetNewestLive_WhenNoneIs_IsNotFound()
    {
        queries.Setup(port => port.ListLiveAsync(default, A.Moment, default)).ReturnsAsync([]);

        var error = await Refused.WithAsync(() =>
            new GetNewestLiveScimTokenHandler(queries.Object, time).Handle(new GetNewestLiveScimTokenQuery(default), default));

        Assert.That(error, Is.EqualTo(Error.NotFound("Live SCIM token")));
    }

    [Test]
    public async Task Revoke_AnUnknownToken_IsNotFound() => Assert.That(
        await Refused.WithAsync(() => RevokeAsync(onlyLive: false)), Is.EqualTo(Error.NotFound("SCIM token")));

    [Test]
    public async Task Revoke_AnExpiredTokenWhereOnlyLiveOnesCount_IsNotFound()
    {
        var token = A.Token().MintedAt(A.Moment.AddDays(-1)).WithLifetime(1).Build();
        tokens.Setup(port => port.FindAsync(default, default, default)).ReturnsAsync(token);

        var error = await Refused.WithAsync(() => RevokeAsync(onlyLive: true));

        Assert.That(error, Is.EqualTo(Error.NotFound("SCIM token")));
        Assert.That(token.StatusAt(A.Moment), Is.EqualTo(TokenStatus.Expired));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Patch_AnExpiredToken_IsAConflictOrUnknownWhereOnlyLiveOnesCount(bool onlyLive)
    {
        var token = A.Token().WithName("old").MintedAt(A.Moment.AddDays(-1)).WithLifetime(1).Build();
        tokens.Setup(port => port.FindAsync(default, default, default)).ReturnsAsync(token);

        if (onlyLive)
        {
            Assert.That(await Refused.WithAsync(() => PatchAsync(onlyLive)), Is.EqualTo(Error.NotFound("SCIM token")));
        }
        else
        {
            await Refused.ByAsync<TokenNotLive>(() => PatchAsync(onlyLive));
        }

        Assert.That(token.Name.Value, Is.EqualTo("old"));
    }

    [Test]
    public async Task PatchNothing_OfARevokedToken_IsStillAConflict()
    {
        var token = A.Token().Build();
        token.Revoke(Actor.System, A.Moment);
        tokens.Setup(port => port.FindAsync(default, default, default)).ReturnsAsync(token);

        var refusal = await Refused.ByAsync<TokenNotLive>(() => PatchAsync(onlyLive: false, name: null));

        Assert.That(refusal.Message, Is.EqualTo("The SCIM token is revoked."));
    }

    private Task CreateAsync() => new CreateScimTokenHandler(tenants.Object, tokens.Object, Minting())
        .Handle(new CreateScimTokenCommand(default, "Okta", null, null, null, Actor.System), default);

    private Task RevokeAsync(bool onlyLive) => new RevokeScimTokenHandler(tokens.Object, unitOfWork.Object, time)
        .Handle(new RevokeScimTokenCommand(default, default, onlyLive, Actor.System), default);

    private Task PatchAsync(bool onlyLive, string? name = "new") => new PatchScimTokenHandler(tenants.Object, tokens.Object, queries.Object, unitOfWork.Object, time)
        .Handle(new PatchScimTokenCommand(default, default, name, null, null, null, onlyLive), default);

    private TokenMinting Minting() => new(
        tokens.Object,
        new MintStorage(new Mock<IRememberedMintRepository>().Object, new Mock<ISecretSeal>().Object, unitOfWork.Object, new Mock<ISharedClock>().Object),
        new Mock<IMintingLimit>().Object,
        new Mock<IMapper>().Object,
        new TokenSettings("scim_test_", TokenLifetime.Default),
        time);

    private Tenant Given(Tenant tenant)
    {
        tenants.Setup(port => port.FindAsync(It.IsAny<TenantId>(), default)).ReturnsAsync(tenant);
        return tenant;
    }

    private void Live(params ScimToken[] holders) => tokens
        .Setup(port => port.LiveOfAsync(It.IsAny<TenantId>(), A.Moment, default)).ReturnsAsync(new LiveTokens(holders, A.Moment));
}
