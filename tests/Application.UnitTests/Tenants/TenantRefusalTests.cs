using AutoMapper;
using Moq;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.ScimTokens;
using ScimPlatform.Application.Tenants;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.TestSupport;

namespace ScimPlatform.Application.UnitTests.Tenants;

public sealed class TenantRefusalTests
{
    private readonly Mock<ITenantRepository> tenants = new();
    private readonly Mock<IScimTokenRepository> tokens = new();
    private readonly Mock<IUnitOfWork> unitOfWork = new();
    private readonly FixedTime time = new();

    [SetUp]
    public void StartOver()
    {
        tenants.Reset();
        tokens.Reset();
        unitOfWork.Reset();
    }

    [Test]
    public async Task Create_WithASlugThatIsTaken_IsRefused()
    {
        tenants.Setup(port => port.IsTakenAsync(TenantSlug.Of("acme"), default)).ReturnsAsync(true);

        await Refused.ByAsync<TenantSlugTaken>(() => CreateAsync("acme"));

        tenants.Verify(port => port.Add(It.IsAny<Tenant>()), Times.Never);
        Saved(Times.Never());
    }

    [Test]
    public async Task Create_WithASlugOnly_TakesTheOperatorsDefaults()
    {
        Tenant? added = null;
        tenants.Setup(port => port.Add(It.IsAny<Tenant>())).Callback((Tenant tenant) => added = tenant);

        await CreateAsync("acme");

        Assert.That((added!.Slug.Value, added.DisplayName, added.ScimEnabled), Is.EqualTo(("acme", "acme", false)));
        Assert.That((added.MaxLiveTokens, added.TokenLifetime.Days, added.CompatibilityProfile), Is.EqualTo((1, 42, "default")));
        Saved(Times.Once());
    }

    [TestCase(true, false)]
    [TestCase(false, true)]
    public async Task Delete_ATenantThatHoldsSomething_IsRefused(bool hasToken, bool hasResources)
    {
        var tenant = Given(hasToken, hasResources);

        await Refused.ByAsync<TenantNotEmpty>(() => DeleteAsync(tenant, force: false));

        tenants.Verify(port => port.RemoveCredentials(It.IsAny<Tenant>()), Times.Never);
        Saved(Times.Never());
    }

    [TestCase(false, false, false)]
    [TestCase(true, true, true)]
    public async Task Delete_AnEmptyTenantOrByForce_RemovesIt(bool hasToken, bool hasResources, bool force)
    {
        var tenant = Given(hasToken, hasResources);

        await DeleteAsync(tenant, force);

        tenants.Verify(port => port.RemoveCredentials(tenant), Times.Once);
        Saved(Times.Once());
    }

    [Test]
    public async Task Patch_ToALimitUnderWhatIsLive_IsRefusedAndStoresNothing()
    {
        var tenant = A.Tenant().WithMaxLiveTokens(2).Build();
        var first = A.Token().For(tenant).Build();
        var second = A.Token().For(tenant).Beside(new LiveTokens([first], A.Moment)).Build();
        tenants.Setup(port => port.FindAsync(tenant.Id, default)).ReturnsAsync(tenant);
        tokens.Setup(port => port.LiveOfAsync(tenant.Id, A.Moment, default)).ReturnsAsync(new LiveTokens([first, second], A.Moment));

        await Refused.ByAsync<LiveTokensExceedLimit>(() => PatchAsync(new PatchTenantCommand(tenant.Id, "New", null, 1, null, null)));

        Assert.That((tenant.MaxLiveTokens, tenant.DisplayName), Is.EqualTo((2, "Acme")));
        Saved(Times.Never());
    }

    [Test]
    public async Task Patch_ToWhatIsSo_MovesNoVersion()
    {
        var tenant = A.Tenant().Build();
        var version = tenant.Version;
        tenants.Setup(port => port.FindAsync(tenant.Id, default)).ReturnsAsync(tenant);

        await PatchAsync(new PatchTenantCommand(tenant.Id, "Acme", true, 1, 180, "default"));

        Assert.That(tenant.Version, Is.EqualTo(version));
    }

    [Test]
    public async Task Patch_AnUnknownTenant_IsNotFound() => Assert.That(
        await Refused.WithAsync(() => PatchAsync(new PatchTenantCommand(default, null, null, null, null, null))),
        Is.EqualTo(Error.NotFound("Tenant")));

    private Task CreateAsync(string slug) => new CreateTenantHandler(
        tenants.Object, unitOfWork.Object, new Mock<IMapper>().Object, new TokenSettings("scim_test_", TokenLifetime.OfDays(42)), time)
        .Handle(new CreateTenantCommand(slug, null, null, null, null, null), default);

    private Task DeleteAsync(Tenant tenant, bool force) => new DeleteTenantHandler(tenants.Object, tokens.Object, unitOfWork.Object, time)
        .Handle(new DeleteTenantCommand(tenant.Id, force), default);

    private Task PatchAsync(PatchTenantCommand command) => new PatchTenantHandler(
        tenants.Object, tokens.Object, unitOfWork.Object, new Mock<IMapper>().Object, time).Handle(command, default);

    private Tenant Given(bool hasToken, bool hasResources)
    {
        var tenant = A.Tenant().Build();
        ScimToken[] live = hasToken ? [A.Token().For(tenant).Build()] : [];
        tenants.Setup(port => port.FindAsync(tenant.Id, default)).ReturnsAsync(tenant);
        tenants.Setup(port => port.HasResourcesAsync(tenant.Id, default)).ReturnsAsync(hasResources);
        tokens.Setup(port => port.LiveOfAsync(tenant.Id, A.Moment, default)).ReturnsAsync(new LiveTokens(live, A.Moment));
        return tenant;
    }

    private void Saved(Times times) => unitOfWork.Verify(work => work.SaveChangesAsync(It.IsAny<CancellationToken>()), times);
}
