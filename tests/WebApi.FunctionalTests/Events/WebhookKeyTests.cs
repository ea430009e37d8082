using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.Events;

/// <summary>
/// Webhooks whose making, or whose other secret, is asked for again under its <c>Idempotency-Key</c>: a lost answer must not leave a second
/// receiver behind, nor end the secret that the first answer gave.
/// </summary>
internal sealed class WebhookKeyTests : ServerFixture
{
    private const string Path = "/api/v1/admin/webhooks";
    private const string Body = """{"url":"http://127.0.0.1:9/x","enabled":false}""";

    private static readonly (string, string) Key = ("Idempotency-Key", "once");

    private readonly ManualTime time = new();

    private protected override TestServerSetup Setup => new() { Services = services => services.AddSingleton<TimeProvider>(time) };

    [Test]
    public async Task Create_RepeatedUnderItsKey_MakesOneAndShowsItsSecretForTenMinutes()
    {
        var tenant = await App.AddTenantAsync();

        var first = (await tenant.Admin.PostAsync(Path, Body, Key)).Require(201);
        var again = (await tenant.Admin.PostAsync(Path, Body, Key)).Require(201);
        time.Advance(TimeSpan.FromMinutes(11));
        var late = (await tenant.Admin.PostAsync(Path, Body, Key)).Require(201);

        Assert.That((again.Text, again.Header("Idempotent-Replayed"), again.Header("Cache-Control")), Is.EqualTo((first.Text, "true", "no-store")));
        Assert.That(first.Header("Idempotent-Replayed"), Is.Null);
        Assert.That(((string?)late["id"], late["secret"]), Is.EqualTo(((string?)first["id"], (JsonNode?)null)));
        Assert.That((int)(await tenant.Admin.GetAsync(Path)).Require(200)["total"]!, Is.EqualTo(1));
    }

    [Test]
    public async Task RotateSecret_RepeatedUnderItsKey_RotatesOnce()
    {
        var tenant = await App.AddTenantAsync();
        var webhook = (await tenant.Admin.PostAsync(Path, Body, Key)).Require(201);
        var route = $"{Path}/{webhook["id"]}/rotate-secret";

        var first = (await tenant.Admin.PostAsync(route, null, Key)).Require(200);
        var again = (await tenant.Admin.PostAsync(route, null, Key)).Require(200);
        time.Advance(TimeSpan.FromMinutes(9));
        var late = (await tenant.Admin.PostAsync(route, null, Key)).Require(200);

        Assert.That((again.Text, again.Header("Idempotent-Replayed")), Is.EqualTo((first.Text, "true")));
        Assert.That(late.Text, Is.EqualTo(first.Text));
    }

    [Test]
    public async Task RotateSecret_WhileTheOneBeforeStillSigns_IsRefusedAndSaysUntilWhen()
    {
        var tenant = await App.AddTenantAsync();
        var webhook = (await tenant.Admin.PostAsync(Path, Body)).Require(201);
        var route = $"{Path}/{webhook["id"]}/rotate-secret";
        var first = (await tenant.Admin.PostAsync(route)).Require(200);
        var until = (DateTimeOffset)first["previous_secret_until"]!;

        time.Advance(TimeSpan.FromHours(23));
        var early = await tenant.Admin.PostAsync(route);
        var meanwhile = (await tenant.Admin.GetAsync($"{Path}/{webhook["id"]}")).Require(200);
        time.Advance(TimeSpan.FromHours(1));
        var second = (await tenant.Admin.PostAsync(route)).Require(200);

        Assert.That(early.ToString(), Is.EqualTo(
            $$"""409 {"detail":"The secret before this one still signs, until {{until.UtcDateTime:yyyy-MM-ddTHH:mm:ss.fffZ}}: it can be rotated again from then on."}"""));
        Assert.That(
            ((string?)meanwhile["previous_secret_until"], (string?)meanwhile["updated_at"]),
            Is.EqualTo(((string?)first["previous_secret_until"], (string?)first["updated_at"])));
        Assert.That((string?)second["secret"], Is.Not.EqualTo((string?)first["secret"]));
    }

    [Test]
    public async Task Create_UnderAKeyOfAnotherBody_IsRefused()
    {
        var tenant = await App.AddTenantAsync();
        (await tenant.Admin.PostAsync(Path, Body, Key)).Require(201);

        var refused = await tenant.Admin.PostAsync(Path, """{"format":"set"}""", Key);

        Assert.That(refused.ToString(), Is.EqualTo(
            """422 {"detail":[{"loc":["header","Idempotency-Key"],"msg":"was used with another body","type":"value_error"}]}"""));
        Assert.That((int)(await tenant.Admin.GetAsync(Path)).Require(200)["total"]!, Is.EqualTo(1));
    }

    [Test]
    public async Task Create_RepeatedAfterItWasDeleted_Is404()
    {
        var tenant = await App.AddTenantAsync();
        var webhook = (await tenant.Admin.PostAsync(Path, Body, Key)).Require(201);
        (await tenant.Admin.DeleteAsync($"{Path}/{webhook["id"]}")).Require(204);

        Assert.That((await tenant.Admin.PostAsync(Path, Body, Key)).Status, Is.EqualTo(404));
    }

    [TestCase("a b")]
    [TestCase("\u00e4")]
    public async Task Create_UnderWhatIsNoKey_IsRefused(string key)
    {
        var tenant = await App.AddTenantAsync();

        Assert.That((await tenant.Admin.PostAsync(Path, Body, ("Idempotency-Key", key))).Status, Is.EqualTo(422));
        Assert.That((int)(await tenant.Admin.GetAsync(Path)).Require(200)["total"]!, Is.Zero);
    }
}
