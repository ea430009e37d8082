using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.OpenApi;
using ScimPlatform.WebApi.FunctionalTests.Security;

namespace ScimPlatform.WebApi.FunctionalTests.Surface;

/// <summary>
/// What takes no body is asked for with an empty one or an empty object; whatever else stands there would be answered as if it were done.
/// </summary>
public sealed class UnaskedBodyTests : ServerFixture
{
    private const int Limit = 64 * 1024;

    private static IReadOnlyList<string> Paths { get; } =
    [
        .. DocumentedApi.Operations.Where(operation => operation is { Method: "POST", Body: null, CanSucceed: true }).Select(operation => operation.Path),
    ];

    private static IEnumerable<string> OfAdmin => Paths.Where(path => path.StartsWith("/api/v1/admin/", StringComparison.Ordinal));

    [Test]
    public void Paths_AreThoseOfTheDocument() => Assert.That(Paths, Is.EquivalentTo(new[]
    {
        "/api/v1/admin/audit-events/verify", "/api/v1/admin/webhooks/{id}/deliveries/{delivery_id}/redeliver", "/api/v1/admin/webhooks/{id}/rotate-secret",
        "/api/v1/admin/webhooks/{id}/test", "/api/admin/scim-settings/generate-new-token",
    }));

    [TestCase("""{"format":"set"}""", """{"detail":[{"loc":["body","format"],"msg":"is not known or cannot be set","type":"extra_forbidden"}]}""")]
    [TestCase("[]", """{"detail":[{"loc":["body"],"msg":"must be a JSON object","type":"model_attributes_type"}]}""")]
    [TestCase("null", """{"detail":[{"loc":["body"],"msg":"must be a JSON object","type":"model_attributes_type"}]}""")]
    [TestCase("a=b", """{"detail":[{"loc":["body",0],"msg":"is not valid JSON (at byte 0)","type":"json_invalid"}]}""")]
    public async Task Body_OfAnAdminRoute_IsRefused(string body, string answer)
    {
        var things = await TenantThings.MakeAsync(App);

        foreach (var path in OfAdmin)
        {
            var refused = await things.Tenant.Admin.PostAsync(new Route("POST", path).PathTo(things), body);

            Assert.That(refused.ToString(), Is.EqualTo($"422 {answer}"), path);
        }
    }

    [Test]
    public async Task Body_ThatIsTooLarge_Is413()
    {
        var things = await TenantThings.MakeAsync(App);

        foreach (var path in Paths)
        {
            Assert.That((await things.Tenant.Admin.PostAsync(new Route("POST", path).PathTo(things), new string(' ', Limit + 1))).Status, Is.EqualTo(413), path);
        }
    }

    [Test]
    public async Task Body_ThatSaysNothing_IsNone()
    {
        var things = await TenantThings.MakeAsync(App);

        foreach (var path in Paths)
        {
            foreach (var body in new[] { null, "", "{}" })
            {
                Assert.That((await things.Tenant.Admin.PostAsync(new Route("POST", path).PathTo(things), body)).Status, Is.AnyOf(200, 202), $"{path} {body}");
            }
        }
    }

    // Unleash's dialect passes over members that it does not know, so that only what is no object is refused.
    [TestCase("[]", 400)]
    [TestCase("a=b", 400)]
    [TestCase("""{"a":"b"}""", 200)]
    public async Task Body_OfUnleashsToken_IsAnObject(string body, int status)
    {
        var tenant = await App.AddTenantAsync();

        var answer = await tenant.Admin.PostAsync("/api/admin/scim-settings/generate-new-token", body);

        Assert.That(answer.Status, Is.EqualTo(status), answer.Text);
        Assert.That((string?)answer.Json["name"], Is.EqualTo(status == 400 ? "BadDataError" : null));
    }

    [Test]
    public async Task Refusal_OfABody_DoesNothing()
    {
        var tenant = await App.AddTenantAsync();
        var live = await tenant.MintAsync();
        var webhook = (await tenant.Admin.PostAsync("/api/v1/admin/webhooks", """{"format":"set"}""")).Require(201);

        (await tenant.Admin.PostAsync("/api/admin/scim-settings/generate-new-token", "[]")).Require(400);
        (await tenant.Admin.PostAsync($"/api/v1/admin/webhooks/{webhook["id"]}/test", """{"type":"user.created"}""")).Require(422);

        Assert.That(await tenant.OpensAsync(live.Secret), Is.True);
        Assert.That((await tenant.Admin.GetAsync($"/api/v1/admin/webhooks/{webhook["id"]}/deliveries")).Require(200)["items"]!.AsArray(), Is.Empty);
    }
}
