using System.Security.Cryptography;
using System.Text;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.WebApi.FunctionalTests.Audit;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;

namespace ScimPlatform.WebApi.FunctionalTests.SecretScanning;

/// <summary><c>POST /secret-scanning/alerts</c>, in the format of GitHub's secret scanning partner program.</summary>
internal sealed class AlertTests : ServerFixture
{
    private const string KeyId = "f9525bf080f75b3506ca1ead061add62b8633a346606dc5fe544e29231c6ee0d";

    private readonly AlertSigner finder = new(KeyId);

    private static IEnumerable<TestCaseData> Malformed =>
    [
        Case("", "[\"body\"]"),
        Case("{}", "[\"body\"]"),
        Case("""["scim_live_x"]""", """["body",0]"""),
        Case("""[{"type":"t"}]""", """["body",0,"token"]"""),
        Case("""[{"token":"x"}]""", """["body",0,"type"]"""),
        Case("""[{"token":"x","type":"t"},{"token":5,"type":"t"}]""", """["body",1,"token"]"""),
    ];

    private protected override TestServerSetup Setup => TestServerSetup.With(($"SecretScanning:Keys:{KeyId}", finder.Pem));

    [OneTimeTearDown]
    public void ForgetKey() => finder.Dispose();

    [Test]
    public async Task Alert_OfALiveToken_RevokesItAtOnceAndIsInTheAudit()
    {
        var tenant = await App.AddTenantAsync(2);
        var (leaked, kept) = (await tenant.MintAsync(), await tenant.MintAsync());

        var answer = await SendAsync(AlertSigner.Body(leaked.Secret));

        Assert.That(answer.Require(200).Text, Is.EqualTo(
            $$"""[{"token_hash":"{{Hash(leaked.Secret)}}","token_type":"scim_platform_token","label":"true_positive"}]"""));
        Assert.That(await tenant.OpensAsync(leaked.Secret), Is.False);
        Assert.That(await tenant.OpensAsync(kept.Secret), Is.True);
        var record = await tenant.RecordAsync("scim_token.leaked");
        Assert.That(record["target_id"]!.GetValue<string>(), Is.EqualTo(leaked.Id.ToString()));
        Assert.That(record["actor"]!.GetValue<string>(), Is.EqualTo(KeyId));
        Assert.That(record["changes"]!.ToJsonString(), Is.EqualTo("""{"was":"active","version":2}"""));
        Assert.That(record.ToJsonString(), Does.Not.Contain(leaked.Secret).And.Not.Contain("github.com"));
    }

    [Test]
    public async Task Alert_OfManyThings_LabelsEachAndEndsThoseOfEveryTenant()
    {
        var (one, other) = (await App.AddTenantAsync(), await App.AddTenantAsync());
        var (first, second) = (await one.MintAsync(), await other.MintAsync());
        (await other.Admin.DeleteAsync($"/api/v1/admin/scim-tokens/{second.Id}")).Require(204);
        var stranger = TokenSecret.Generate("scim_test_").Reveal();

        var answer = await SendAsync(AlertSigner.Body(first.Secret, stranger, second.Secret, "ghp_nothing of ours", first.Secret));

        Assert.That(
            answer.Require(200).Json.AsArray().Select(label => label!["label"]!.GetValue<string>()),
            Is.EqualTo(new[] { "true_positive", "false_positive", "true_positive", "false_positive", "true_positive" }));
        Assert.That(await one.OpensAsync(first.Secret), Is.False);
        Assert.That((await other.RecordAsync("scim_token.leaked"))["changes"]!.ToJsonString(), Is.EqualTo("""{"was":"revoked","version":2}"""));
    }

    [Test]
    public async Task Alert_OfASetupLink_EndsItAndIsInTheAudit()
    {
        var tenant = await App.AddTenantAsync();
        var made = (await tenant.Admin.PostAsync("/api/v1/admin/setup-links", "{}")).Require(201);
        var secret = ((string)made["url"]!).Split("link=")[1];

        var answer = await SendAsync(AlertSigner.Body(secret));

        Assert.That(answer.Require(200).Text, Is.EqualTo(
            $$"""[{"token_hash":"{{Hash(secret)}}","token_type":"scim_platform_token","label":"true_positive"}]"""));
        var shown = (await tenant.Admin.GetAsync("/api/v1/admin/setup-links")).Require(200)["items"]!.AsArray().Single()!;
        Assert.That(((string?)shown["status"], (string?)shown["revoked_by"]), Is.EqualTo(("revoked", KeyId)), shown.ToJsonString());
        var record = await tenant.RecordAsync("setup_link.leaked");
        Assert.That(((string?)record["target_id"], (string?)record["actor"]), Is.EqualTo(((string?)made["id"], KeyId)));
        Assert.That((string?)record["changes"]!["was"], Is.EqualTo("waiting"));
        Assert.That(record.ToJsonString(), Does.Not.Contain(secret));
    }

    [Test]
    public async Task Alert_ThatComesAgain_IsRefused()
    {
        var tenant = await App.AddTenantAsync();
        var body = AlertSigner.Body((await tenant.MintAsync()).Secret);
        (await SendAsync(body)).Require(200);

        var again = await AlertSigner.SendAsync(App.As(null), body, KeyId, finder.Sign(body));

        Assert.That(again.ToString(), Is.EqualTo("""409 {"detail":"This alert has come before."}"""));
        Assert.That(await tenant.RecordsAsync("scim_token.leaked"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Alert_ThatIsNotSignedByAKnownKey_IsRefusedAndEndsNothing()
    {
        var tenant = await App.AddTenantAsync();
        var live = await tenant.MintAsync();
        var body = AlertSigner.Body(live.Secret);
        using var stranger = new AlertSigner(KeyId);
        var raw = Convert.FromBase64String(finder.Sign(body));
        var attempts = new Dictionary<string, (string Key, string Signature, string Body)>
        {
            ["another key"] = (KeyId, stranger.Sign(body), body),
            ["an unknown key"] = ("unknown", finder.Sign(body), body),
            ["another body"] = (KeyId, finder.Sign(body + " "), body),
            ["a changed body"] = (KeyId, finder.Sign(body), body + " "),
            ["no signature"] = (KeyId, "", body),
            ["no key"] = ("", finder.Sign(body), body),
            ["no base64"] = (KeyId, "*" + finder.Sign(body), body),
            ["no DER"] = (KeyId, Convert.ToBase64String(new byte[64]), body),
            ["half a signature"] = (KeyId, Convert.ToBase64String(raw[..(raw.Length / 2)]), body),
            ["zeroes"] = (KeyId, Convert.ToBase64String([0x30, 0x06, 0x02, 0x01, 0x00, 0x02, 0x01, 0x00]), body),
        };

        foreach (var (name, (key, signature, sent)) in attempts)
        {
            var answer = await AlertSigner.SendAsync(App.As(null), sent, key, signature);

            Assert.That(answer.ToString(), Is.EqualTo("""403 {"detail":"The alert is not signed with a key that is known here."}"""), name);
        }

        Assert.That((await App.Platform.PostAsync(AlertSigner.Path, body)).Status, Is.EqualTo(403), "a JWT is no signature");
        Assert.That(await tenant.OpensAsync(live.Secret), Is.True);
    }

    [TestCaseSource(nameof(Malformed))]
    public async Task Alert_Malformed_IsInvalid(string body, string location)
    {
        var answer = await SendAsync(body);

        Assert.That(answer.Require(422)["detail"]![0]!["loc"]!.ToJsonString(), Is.EqualTo(location));
        Assert.That((await SendAsync(body)).Status, Is.EqualTo(422), "what is invalid is not remembered");
    }

    [Test]
    public async Task Alert_TooLarge_Is413() =>
        Assert.That((await SendAsync(new string(' ', (1024 * 1024) + 1))).Status, Is.EqualTo(413));

    [Test]
    public async Task Alert_OfTooManyThings_IsInvalid()
    {
        var answer = await SendAsync($"[{string.Join(',', Enumerable.Repeat("""{"token":"x","type":"t"}""", 1001))}]");

        Assert.That(answer.Require(422)["detail"]![0]!["type"]!.GetValue<string>(), Is.EqualTo("too_long"));
    }

    [Test]
    public async Task Alert_OfNothing_IsAnsweredWithNothing() => Assert.That((await SendAsync("[]")).ToString(), Is.EqualTo("200 []"));

    [Test]
    public async Task Path_WhereNoKeyIsConfigured_HasNothing()
    {
        await using var app = await TestServerApp.StartAsync();

        var answer = await finder.SendAsync(app.As(null), "[]");

        Assert.That(answer.ToString(), Is.EqualTo("""404 {"detail":"There is nothing at this path."}"""));
    }

    private static string Hash(string token) => Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(token)));

    private static TestCaseData Case(string body, string location) => new TestCaseData(body, location).SetArgDisplayNames(body);

    private Task<Answer> SendAsync(string body) => finder.SendAsync(App.As(null), body);
}
