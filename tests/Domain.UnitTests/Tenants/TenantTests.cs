using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.TestSupport;

namespace ScimPlatform.Domain.UnitTests.Tenants;

public sealed class TenantTests
{
    private static readonly DateTimeOffset Later = A.Moment.AddHours(1);

    private static readonly string[] GoodNames = ["A", " Acme ", "Ünïcødé 😀", new string('x', 256), Repeat("😀", 256)];

    private static readonly string[] BadNames =
        ["", " ", "\u2003", "Ac\0me", "Ac\nme", "Ac\u0085me", "Ac\u007fme", new string('x', 257), Repeat("😀", 257)];

    [Test]
    public void Create_WithoutSettings_IsOffWithOneTokenOf180Days()
    {
        var tenant = Tenant.Create(TenantSlug.Of("acme"), "Acme", new TenantSettings(), A.Moment);

        Assert.That(tenant.ScimEnabled, Is.False);
        Assert.That(tenant.MaxLiveTokens, Is.EqualTo(1));
        Assert.That(tenant.TokenLifetime.Days, Is.EqualTo(180));
        Assert.That(tenant.CompatibilityProfile, Is.EqualTo("default"));
        Assert.That(tenant.AssumesControlOfExisting, Is.False);
        Assert.That(tenant.TokenGeneration, Is.Zero);
    }

    [Test]
    public void Create_WithSettings_TakesThem()
    {
        var tenant = A.Tenant().WithSlug("globex").WithDisplayName("Globex").WithMaxLiveTokens(10).WithTokenLifetime(7)
            .WithCompatibilityProfile("okta").Build();

        Assert.That(tenant.Slug.Value, Is.EqualTo("globex"));
        Assert.That(tenant.DisplayName, Is.EqualTo("Globex"));
        Assert.That(tenant.ScimEnabled, Is.True);
        Assert.That(tenant.MaxLiveTokens, Is.EqualTo(10));
        Assert.That(tenant.TokenLifetime.Days, Is.EqualTo(7));
        Assert.That(tenant.CompatibilityProfile, Is.EqualTo("okta"));
        Assert.That((tenant.CreatedAt, tenant.UpdatedAt), Is.EqualTo((A.Moment, A.Moment)));
    }

    [TestCaseSource(nameof(GoodNames))]
    public void Rename_ToAName_TakesItAndMovesTheVersion(string name)
    {
        var tenant = A.Tenant().Build();
        var version = tenant.Version;

        tenant.Rename(name, Later);

        Assert.That(tenant.DisplayName, Is.EqualTo(name));
        Assert.That(tenant.UpdatedAt, Is.EqualTo(Later));
        Assert.That(tenant.Version, Is.EqualTo(version + 1));
    }

    [TestCaseSource(nameof(BadNames))]
    public void Rename_ToNoName_IsRefusedAndChangesNothing(string name)
    {
        var tenant = A.Tenant().WithDisplayName("Acme").Build();
        var version = tenant.Version;

        Refused.By<InvalidTenantDisplayName>(() => tenant.Rename(name, Later));

        Assert.That((tenant.DisplayName, tenant.UpdatedAt, tenant.Version), Is.EqualTo(("Acme", A.Moment, version)));
    }

    [Test]
    public void Create_WithoutAName_IsRefused() =>
        Refused.By<InvalidTenantDisplayName>(() => A.Tenant().WithDisplayName("\t").Build());

    [Test]
    public void SwitchScim_ToTheOtherState_MovesTheVersion()
    {
        var tenant = A.Tenant().WithScimOff().Build();
        var version = tenant.Version;

        tenant.SwitchScim(true, Later);

        Assert.That((tenant.ScimEnabled, tenant.UpdatedAt, tenant.Version), Is.EqualTo((true, Later, version + 1)));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void SwitchScim_ToTheSameState_ChangesNothing(bool enabled)
    {
        var tenant = (enabled ? A.Tenant() : A.Tenant().WithScimOff()).Build();
        var version = tenant.Version;

        tenant.SwitchScim(enabled, Later);

        Assert.That((tenant.ScimEnabled, tenant.UpdatedAt, tenant.Version), Is.EqualTo((enabled, A.Moment, version)));
    }

    [Test]
    public void AssumeControlOfExisting_Twice_MovesTheVersionOnce()
    {
        var tenant = A.Tenant().Build();
        var version = tenant.Version;

        tenant.AssumeControlOfExisting(true, Later);
        tenant.AssumeControlOfExisting(true, Later.AddHours(1));

        Assert.That((tenant.AssumesControlOfExisting, tenant.UpdatedAt, tenant.Version), Is.EqualTo((true, Later, version + 1)));
    }

    [TestCase(1, 0)]
    [TestCase(1, 1)]
    [TestCase(10, 10)]
    public void LimitLiveTokens_ToWhatIsLiveOrMore_TakesTheLimit(int limit, int live)
    {
        var tenant = A.Tenant().WithMaxLiveTokens(5).Build();

        tenant.LimitLiveTokens(limit, live, Later);

        Assert.That((tenant.MaxLiveTokens, tenant.UpdatedAt), Is.EqualTo((limit, Later)));
    }

    [TestCase(int.MinValue)]
    [TestCase(-1)]
    [TestCase(0)]
    [TestCase(11)]
    [TestCase(int.MaxValue)]
    public void LimitLiveTokens_OutsideOneToTen_IsRefused(int limit)
    {
        var tenant = A.Tenant().WithMaxLiveTokens(5).Build();

        Refused.By<InvalidLiveTokenLimit>(() => tenant.LimitLiveTokens(limit, 0, Later));

        Assert.That((tenant.MaxLiveTokens, tenant.UpdatedAt), Is.EqualTo((5, A.Moment)));
    }

    [Test]
    public void LimitLiveTokens_UnderWhatIsLive_IsRefused()
    {
        var tenant = A.Tenant().WithMaxLiveTokens(5).Build();

        var refusal = Refused.By<LiveTokensExceedLimit>(() => tenant.LimitLiveTokens(2, 3, Later));

        Assert.That(refusal.Message, Is.EqualTo("The tenant has 3 live SCIM tokens: the limit cannot be lower than that."));
        Assert.That((tenant.MaxLiveTokens, tenant.UpdatedAt), Is.EqualTo((5, A.Moment)));
    }

    [Test]
    public void BeginTokenGeneration_WithScimOff_IsRefusedAndChangesNothing()
    {
        var tenant = A.Tenant().WithScimOff().Build();
        var version = tenant.Version;

        Refused.By<ScimNotEnabled>(tenant.BeginTokenGeneration);

        Assert.That((tenant.TokenGeneration, tenant.Version), Is.EqualTo((0L, version)));
    }

    [Test]
    public void BeginTokenGeneration_WithScimOn_MovesGenerationAndVersionButNotTheTimeOfChange()
    {
        var tenant = A.Tenant().Build();
        var version = tenant.Version;

        tenant.BeginTokenGeneration();
        tenant.BeginTokenGeneration();

        Assert.That((tenant.TokenGeneration, tenant.Version), Is.EqualTo((2L, version + 2)));
        Assert.That(tenant.UpdatedAt, Is.EqualTo(A.Moment));
    }

    [Test]
    public void DefaultTokensTo_ALifetime_TakesItAndMovesTheVersion()
    {
        var tenant = A.Tenant().Build();
        var version = tenant.Version;

        tenant.DefaultTokensTo(TokenLifetime.OfDays(30), Later);

        Assert.That((tenant.TokenLifetime.Days, tenant.UpdatedAt, tenant.Version), Is.EqualTo((30, Later, version + 1)));
    }

    [Test]
    public void UseCompatibilityProfile_ByName_TakesItAndMovesTheVersion()
    {
        var tenant = A.Tenant().Build();
        var version = tenant.Version;

        tenant.UseCompatibilityProfile("entra", Later);

        Assert.That((tenant.CompatibilityProfile, tenant.UpdatedAt, tenant.Version), Is.EqualTo(("entra", Later, version + 1)));
    }

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
