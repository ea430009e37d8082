using System.Diagnostics.CodeAnalysis;
using ScimPlatform.WebApi.Authorization;
using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.Console;

/// <summary>Signing in to the console with an OpenID provider.</summary>
[Parallelizable(ParallelScope.Self)]
[SuppressMessage("Structure", "NUnit1032", Justification = "They are disposed of at the end, asynchronously.")]
public sealed class OidcTests
{
    private LocalOpenIdProvider provider = null!;
    private TestServerApp app = null!;

    [SetUp]
    public async Task StartAsync()
    {
        provider = await LocalOpenIdProvider.StartAsync();
        app = await TestServerApp.StartAsync(new TestServerSetup
        {
            Listens = true,
            Settings = new()
            {
                ["Console:Oidc:Authority"] = provider.Url,
                ["Console:Oidc:ClientId"] = LocalOpenIdProvider.ClientId,
                ["Console:Oidc:ClientSecret"] = "secret",
                ["Console:Oidc:Roles:support"] = $"{Permissions.TenantsRead} {Permissions.UsersRead}",
            },
        });
    }

    [TearDown]
    public async Task StopAsync()
    {
        await app.DisposeAsync();
        await provider.DisposeAsync();
    }

    [Test]
    public async Task SignIn_OfAPersonWithARole_MayWhatTheRoleMayInItsTenant()
    {
        var (mine, other) = (await app.AddTenantAsync(), await app.AddTenantAsync());
        provider.Tenant = mine.Slug;
        using var visitor = new Visitor(app);

        var came = await SignInAsync(visitor, $"/console/tenants/{mine.Slug}/people");

        Assert.That((came.Status, came.Location), Is.EqualTo((302, $"/console/tenants/{mine.Slug}/people")));
        Assert.That((await visitor.GetAsync($"/console/tenants/{mine.Slug}/people")).Status, Is.EqualTo(200));
        Assert.That((await visitor.GetAsync($"/console/tenants/{mine.Slug}/audit")).Status, Is.EqualTo(403));
        Assert.That((await visitor.GetAsync($"/console/tenants/{other.Slug}/people")).Status, Is.EqualTo(404));
        Assert.That(visitor.Cookies.Select(cookie => cookie.Name), Is.EquivalentTo(new[] { "scim_console", "scim_console_form" }));
    }

    [Test]
    public async Task SignIn_OfAPersonWithoutAKnownRole_MayNothing()
    {
        provider.Roles = ["guest"];
        using var visitor = new Visitor(app);

        await SignInAsync(visitor, "/console");

        Assert.That((await visitor.GetAsync("/console")).Status, Is.EqualTo(403));
    }

    [Test]
    public async Task SignIn_WithATokenForAnotherRequest_IsRefused()
    {
        provider.Nonce = "another";
        using var visitor = new Visitor(app);

        var came = await SignInAsync(visitor, "/console");

        Assert.That((came.Status, came.Location), Is.EqualTo((302, "/console/sign-in?failed=1")));
        Assert.That((await visitor.GetAsync("/console")).Status, Is.EqualTo(302));
    }

    [Test]
    public async Task Callback_ThatNobodyAskedFor_IsRefused()
    {
        using var visitor = new Visitor(app);

        var came = await visitor.GetAsync("/console/signed-in?code=a&state=b");

        Assert.That((came.Status, came.Location), Is.EqualTo((302, "/console/sign-in?failed=1")));
    }

    [TestCase("Console:Oidc:ClientId", "console", "Console:Oidc:Authority is missing")]
    [TestCase("Console:Oidc:Authority", "http://idp.example.com", "Console:Oidc:Authority must be an https URL")]
    [TestCase("Console:Oidc:Authority", "https://idp.example.com", "Console:Oidc:ClientId is missing")]
    public void Settings_ThatCannotBeUsed_StopTheStart(string key, string value, string message) => Assert.That(
        () => TestServerApp.StartAsync(TestServerSetup.With((key, value))), Throws.Exception.With.Message.Contains(message));

    private static async Task<Visit> SignInAsync(Visitor visitor, string next)
    {
        var led = await visitor.GetAsync($"/console/sign-in?go=1&next={Uri.EscapeDataString(next)}");
        var answered = await visitor.GetAsync(led.Location!);
        return await visitor.GetAsync(new Uri(answered.Location!).PathAndQuery);
    }
}
