using Microsoft.Extensions.DependencyInjection;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;

namespace ScimPlatform.WebApi.FunctionalTests.Dialects;

/// <summary>A mint that is repeated under its idempotency key, in every dialect.</summary>
[TestFixtureSource(typeof(TokenDialectDrivers), nameof(TokenDialectDrivers.All))]
internal sealed class IdempotencyTests(ITokenDialectDriver driver) : ServerFixture
{
    private const string Header = "Idempotency-Key";
    private const string Key = "rotation-2026-11";

    private readonly ManualTime time = new();

    private static IEnumerable<TestCaseData> BadKeys =>
    [
        new TestCaseData(new string('k', 256)).SetArgDisplayNames("256 characters"),
        new TestCaseData("two words").SetArgDisplayNames("blank"),
        new TestCaseData("tab\there").SetArgDisplayNames("tab"),
        new TestCaseData("schlüssel").SetArgDisplayNames("beyond ASCII"),
    ];

    private int Minted => driver.Replaces ? 200 : 201;

    private protected override TestServerSetup Setup => new() { Services = services => services.AddSingleton<TimeProvider>(time) };

    [Test]
    public async Task Repeat_Soon_GetsTheSameAnswerAndKillsNothing()
    {
        var tenant = await App.AddTenantAsync();

        var first = await MintAsync(tenant.Admin);
        var second = await MintAsync(tenant.Admin);

        Assert.That((first.Status, second.Status), Is.EqualTo((Minted, Minted)));
        Assert.That(second.Text, Is.EqualTo(first.Text));
        Assert.That(second.Header("Location"), Is.EqualTo(first.Header("Location")));
        Assert.That(second.Header("Cache-Control"), Is.EqualTo("no-store"));
        Assert.That((first.Header("Idempotent-Replayed"), second.Header("Idempotent-Replayed")), Is.EqualTo(((string?)null, "true")));
        Assert.That(await tenant.OpensAsync(driver.SecretOf(first)), Is.True);
        Assert.That(await tenant.CountTokensAsync(), Is.EqualTo(1));
        Assert.That(await tenant.CountTokensAsync("revoked"), Is.Zero);
    }

    [Test]
    public async Task Repeat_AfterTenMinutes_GetsTheAnswerWithoutTheSecret()
    {
        var tenant = await App.AddTenantAsync();
        var first = await MintAsync(tenant.Admin);

        time.Advance(TimeSpan.FromMinutes(10));
        var second = await MintAsync(tenant.Admin);

        Assert.That(second.Status, Is.EqualTo(Minted), second.Text);
        Assert.That(second.Members, Is.EqualTo(first.Members.Except([driver.SecretMember])));
        Assert.That(await tenant.OpensAsync(driver.SecretOf(first)), Is.True);
    }

    [Test]
    public async Task Repeat_AfterADay_MintsAnew()
    {
        var tenant = await App.AddTenantAsync(2);
        var first = await MintAsync(tenant.Admin);

        time.Advance(TimeSpan.FromHours(24));
        var second = await MintAsync(tenant.Admin);

        Assert.That(driver.SecretOf(second), Is.Not.EqualTo(driver.SecretOf(first)));
        Assert.That(second.Header("Idempotent-Replayed"), Is.Null);
        Assert.That((await MintAsync(tenant.Admin)).Text, Is.EqualTo(second.Text));
    }

    [Test]
    public async Task Repeat_OfATokenThatIsRevokedMeanwhile_ShowsItAndMintsNothing()
    {
        var tenant = await App.AddTenantAsync();
        var first = await MintAsync(tenant.Admin);
        (await tenant.Admin.PostAsync("/api/web/namespaces/system/revoke/scim_token")).Require(200);

        var second = await MintAsync(tenant.Admin);

        Assert.That(second.Status, Is.EqualTo(Minted));
        Assert.That(driver.SecretOf(second), Is.EqualTo(driver.SecretOf(first)));
        Assert.That(await tenant.CountTokensAsync(), Is.Zero);
    }

    [Test]
    public async Task SameKey_OtherBody_IsInvalidAndNamesTheHeader()
    {
        var tenant = await App.AddTenantAsync();
        var first = await MintAsync(tenant.Admin);

        var other = await tenant.Admin.PostAsync(driver.MintPath, (driver.MintBody ?? "{}") + " ", (Header, Key));

        driver.AssertError(other, driver.Invalid);
        Assert.That(other.Text, Does.Contain(Header));
        Assert.That(await tenant.OpensAsync(driver.SecretOf(first)), Is.True);
    }

    [Test]
    public async Task SameKey_OfAnotherSubjectOrTenant_IsAnotherKey()
    {
        var tenant = await App.AddTenantAsync(3);
        var neighbour = await App.AddTenantAsync();
        var first = await MintAsync(tenant.Admin);

        var other = await MintAsync(App.As(App.Jwts.Of(tenant.Slug, TestJwts.TenantScopes, "bob")));
        var elsewhere = await MintAsync(neighbour.Admin);

        Assert.That(new[] { driver.SecretOf(first), driver.SecretOf(other), driver.SecretOf(elsewhere) }, Is.Unique);
    }

    [Test]
    public async Task SameKey_InAnotherCase_IsAnotherKey()
    {
        var tenant = await App.AddTenantAsync(2);
        var first = await MintAsync(tenant.Admin);

        var other = await driver.MintAsync(tenant.Admin, "", (Header, Key.ToUpperInvariant()));

        Assert.That(driver.SecretOf(other), Is.Not.EqualTo(driver.SecretOf(first)));
    }

    [Test]
    public async Task SamePath_InAnotherSpelling_IsTheSameRoute()
    {
        var tenant = await App.AddTenantAsync();
        var first = await MintAsync(tenant.Admin);

        var path = driver.MintPath.TrimEnd('/').Replace("scim", "SCIM", StringComparison.Ordinal);
        var second = await tenant.Admin.PostAsync($"{path}/?tenant_id={tenant.Id}", driver.MintBody, (Header, Key));

        Assert.That(second.Text, Is.EqualTo(first.Text));
    }

    [Test]
    public async Task Refused_IsNotRemembered()
    {
        var tenant = await App.AddTenantAsync();
        await tenant.SwitchScimAsync(false);
        driver.AssertError(await MintAsync(tenant.Admin), 409);
        await tenant.SwitchScimAsync(true);

        var minted = await MintAsync(tenant.Admin);

        Assert.That(await tenant.OpensAsync(driver.SecretOf(minted)), Is.True);
        Assert.That(minted.Header("Idempotent-Replayed"), Is.Null);
    }

    [TestCaseSource(nameof(BadKeys))]
    public async Task BadKey_IsInvalidNamesTheHeaderAndMintsNothing(string key)
    {
        var tenant = await App.AddTenantAsync();

        var answer = await driver.MintAsync(tenant.Admin, "", (Header, key));

        driver.AssertError(answer, driver.Invalid);
        Assert.That(answer.Text, Does.Contain(Header));
        Assert.That(await tenant.TokensAsync(), Is.Empty);
    }

    [Test]
    public async Task TwoKeys_AreInvalid()
    {
        var tenant = await App.AddTenantAsync();

        driver.AssertError(await driver.MintAsync(tenant.Admin, "", (Header, "one"), (Header, "two")), driver.Invalid);
        Assert.That(await tenant.TokensAsync(), Is.Empty);
    }

    [Test]
    public async Task LongestKey_OfEveryVisibleCharacter_IsTaken()
    {
        var tenant = await App.AddTenantAsync();
        var key = string.Concat(Enumerable.Range('!', 94).Select(code => (char)code)).PadRight(255, 'k');

        var first = await driver.MintAsync(tenant.Admin, "", (Header, key));
        var second = await driver.MintAsync(tenant.Admin, "", (Header, key));

        Assert.That(second.Require(Minted).Text, Is.EqualTo(first.Text));
    }

    [Test]
    public async Task BodyOverTheLimit_Is413()
    {
        var tenant = await App.AddTenantAsync();

        driver.AssertError(await tenant.Admin.PostAsync(driver.MintPath, new string(' ', 70_000), (Header, Key)), 413);
    }

    private Task<Answer> MintAsync(Caller caller) => driver.MintAsync(caller, "", (Header, Key));
}
