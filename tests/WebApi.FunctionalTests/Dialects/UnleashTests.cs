using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.Dialects;

public sealed class UnleashTests : ServerFixture
{
    private const string Settings = "/api/admin/scim-settings";
    private const string Generate = Settings + "/generate-new-token";

    [TestCase(Generate, null)]
    [TestCase(Generate + "/", null)]
    [TestCase(Generate, "{}")]
    public async Task Generate_PublishedRequest_AnswersTheDocumentedField(string path, string? body)
    {
        var tenant = await App.AddTenantAsync();
        var caller = App.As(App.Jwts.Raw(tenant.Slug, TestJwts.TenantScopes));

        var answer = await caller.PostAsync(path, body, ("Accept", "application/json"));

        Assert.That(answer.Status, Is.EqualTo(200), answer.Text);
        Assert.That(answer.ContentType, Does.StartWith("application/json"));
        Assert.That(answer.Members, Is.EqualTo(["token"]));
        Assert.That(await tenant.OpensAsync(answer["token"]!.GetValue<string>()), Is.True);
    }

    [Test]
    public async Task GetSettings_BeforeAndAfterAToken_AnswersTheDocumentedFields()
    {
        var tenant = await App.AddTenantAsync();

        var before = await tenant.Admin.GetAsync(Settings);
        await tenant.MintAsync();
        var after = await tenant.Admin.GetAsync(Settings + "/");

        Assert.That(before.Text, Is.EqualTo("""{"enabled":true,"hasToken":false,"assumeControlOfExisting":false}"""));
        Assert.That(after.Text, Is.EqualTo("""{"enabled":true,"hasToken":true,"assumeControlOfExisting":false}"""));
    }

    [TestCase(true, true)]
    [TestCase(true, false)]
    [TestCase(false, true)]
    [TestCase(false, false)]
    public async Task SetSettings_BothMembers_AnswersAndKeepsThem(bool enabled, bool assumes)
    {
        var tenant = await App.AddTenantAsync();
        var body = $$"""{"enabled":{{Word(enabled)}},"assumeControlOfExisting":{{Word(assumes)}},"unknown":1}""";

        var set = await tenant.Admin.PostAsync(Settings, body);
        var read = await tenant.Admin.GetAsync(Settings);

        Assert.That(set.Status, Is.EqualTo(200));
        Assert.That(set.Text, Is.EqualTo($$"""{"enabled":{{Word(enabled)}},"hasToken":false,"assumeControlOfExisting":{{Word(assumes)}}}"""));
        Assert.That(read.Text, Is.EqualTo(set.Text));
    }

    [TestCase("{}", "enabled", "assumeControlOfExisting")]
    [TestCase("{\"enabled\":false}", "assumeControlOfExisting")]
    [TestCase("{\"assumeControlOfExisting\":true}", "enabled")]
    [TestCase("{\"enabled\":\"false\",\"assumeControlOfExisting\":true}", "enabled")]
    [TestCase("{\"enabled\":null,\"assumeControlOfExisting\":true}", "enabled")]
    [TestCase("{\"enabled\":0,\"assumeControlOfExisting\":1}", "enabled", "assumeControlOfExisting")]
    public async Task SetSettings_BadMembers_AreNamedOneByOneAndNothingChanges(string body, params string[] fields)
    {
        var tenant = await App.AddTenantAsync();
        var before = await tenant.Admin.GetAsync(Settings);

        var answer = await tenant.Admin.PostAsync(Settings, body);

        var details = answer["details"]!.AsArray().Select(detail => detail!["message"]!.GetValue<string>()).ToList();
        Assert.That(answer.Status, Is.EqualTo(400), answer.Text);
        Assert.That(answer.Members, Is.EquivalentTo(["id", "name", "message", "details"]));
        Assert.That(answer["name"]!.GetValue<string>(), Is.EqualTo("BadDataError"));
        Assert.That(details.Select(detail => detail.Split(' ')[0]), Is.EquivalentTo(fields));
        Assert.That((await tenant.Admin.GetAsync(Settings)).Text, Is.EqualTo(before.Text));
    }

    [Test]
    public async Task SetSettings_Off_ClosesTheSessionOfTheTokenAndOnRevivesIt()
    {
        var tenant = await App.AddTenantAsync();
        var live = await tenant.MintAsync();

        await tenant.Admin.PostAsync(Settings, """{"enabled":false,"assumeControlOfExisting":false}""");
        var whileOff = await tenant.OpensAsync(live.Secret);
        await tenant.Admin.PostAsync(Settings, """{"enabled":true,"assumeControlOfExisting":false}""");

        Assert.That(whileOff, Is.False);
        Assert.That(await tenant.OpensAsync(live.Secret), Is.True);
    }

    [Test]
    public async Task Settings_WithTokenScopesOnly_Are403()
    {
        var tenant = await App.AddTenantAsync();
        var caller = tenant.As("scim.tokens.read scim.tokens.write");

        var read = await caller.GetAsync(Settings);
        var set = await caller.PostAsync(Settings, """{"enabled":false,"assumeControlOfExisting":false}""");

        Assert.That((read.Status, read["name"]!.GetValue<string>()), Is.EqualTo((403, "NoAccessError")));
        Assert.That((set.Status, set["name"]!.GetValue<string>()), Is.EqualTo((403, "NoAccessError")));
    }

    [Test]
    public async Task Errors_OfOneKind_HaveAnIdEach()
    {
        var first = await App.As(null).PostAsync(Generate);
        var second = await App.As(null).PostAsync(Generate);

        Assert.That(Guid.TryParse(first["id"]!.GetValue<string>(), out _), Is.True);
        Assert.That(first["id"]!.GetValue<string>(), Is.Not.EqualTo(second["id"]!.GetValue<string>()));
        Assert.That(first["name"]!.GetValue<string>(), Is.EqualTo("AuthenticationRequired"));
    }

    private static string Word(bool value) => value ? "true" : "false";
}
