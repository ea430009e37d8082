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

    private static IReadOnlyList<string> Deletes { get; } =
        [.. DocumentedApi.Operations.Where(operation => operation is { Method: "DELETE", CanSucceed: true }).Select(operation => operation.Path)];

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
        foreach (var body in new[] { null, "", "{}" })
        {
            // A secret that was rotated is not rotated again while the one before still signs.
            var things = await TenantThings.MakeAsync(App);
            foreach (var path in Paths)
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

    // RFC 9110 section 9.3.5: a body of DELETE means nothing, so whoever sends one expects what does not happen.
    [Test]
    public async Task Body_OfADelete_IsRefusedAndNothingIsDeleted()
    {
        var things = await TenantThings.MakeAsync(App);

        foreach (var path in Deletes.Where(path => path.StartsWith("/api/v1/admin/", StringComparison.Ordinal)))
        {
            var target = new Route("DELETE", path).PathTo(things);
            var refused = await things.Tenant.Admin.SendAsync(HttpMethod.Delete, target, """{"revoke_tokens":true}""");

            Assert.That(refused.ToString(), Is.EqualTo(
                """422 {"detail":[{"loc":["body","revoke_tokens"],"msg":"is not known or cannot be set","type":"extra_forbidden"}]}"""), path);
        }

        Assert.That(Deletes, Has.Count.GreaterThan(5).And.Contains("/scim-token/{id}").And.Contains("/api/v1/admin/scim-tokens/{token_id}"));
    }

    [TestCase("", 204)]
    [TestCase("{}", 204)]
    [TestCase("""{"a":"b"}""", 204)]
    [TestCase("[]", 422)]
    [TestCase("a=b", 422)]
    public async Task Body_OfTrutosDelete_IsAnObject(string body, int status)
    {
        var tenant = await App.AddTenantAsync();
        var minted = (await tenant.Admin.PostAsync("/scim-token", """{"name":"a"}""")).Require(201);
        var path = $"/scim-token/{minted["id"]}";

        var answer = await tenant.Admin.SendAsync(HttpMethod.Delete, path, body);

        Assert.That(answer.Status, Is.EqualTo(status), answer.Text);
        Assert.That((await tenant.Admin.GetAsync(path)).Status, Is.EqualTo(status == 204 ? 404 : 200));
    }

    [TestCase(null, "text/plain")]
    [TestCase("", "application/json")]
    [TestCase("{}", "application/json")]
    public async Task Body_OfADeleteThatSaysNothing_IsNone(string? body, string mediaType)
    {
        var tenant = await App.AddTenantAsync();
        var minted = (await tenant.Admin.PostAsync("/api/v1/admin/scim-tokens", """{"name":"a"}""")).Require(201);

        var answer = await tenant.Admin.SendAsync(
            HttpMethod.Delete, $"/api/v1/admin/scim-tokens/{minted["id"]}", body, ("Content-Type", mediaType));

        Assert.That(answer.Status, Is.EqualTo(204), answer.Text);
    }

    // Connectors send what their libraries do; the SCIM plane does what the method and the address say.
    [Test]
    public async Task Body_OfADeleteOnTheScimPlane_IsPassedOver(
        [Values("/scim/v2", "/api/scim/namespaces/system/v2")] string root, [Values("", "{}", """{"schemas":[]}""")] string body)
    {
        var tenant = await App.AddTenantAsync();
        var user = await tenant.AddUserAsync("ada@example.com");

        Assert.That((await tenant.Admin.SendAsync(HttpMethod.Delete, $"{root}/Users/{user}", body)).Status, Is.EqualTo(204));
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
