using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;

namespace ScimPlatform.WebApi.FunctionalTests.Security;

/// <summary>What the server says of itself while it is used in every way, with logs and traces at their most talkative.</summary>
internal sealed class LeakTests : ServerFixture
{
    private const string Password = "Correct-Horse-7";
    private const string Email = "wilhelmina.q@leaks.example";
    private const string GivenName = "Wilhelmina";
    private const string FamilyName = "Quackenbush";
    private const string Users = "/scim/v2/Users";

    private readonly CapturedTelemetry telemetry = new();
    private readonly List<Answer> answers = [];
    private readonly List<string> credentials = [];
    private string audit = "";

    private protected override TestServerSetup Setup => TestServerSetup.With(
        ("Logging:LogLevel:Default", "Trace"), ("Logging:LogLevel:Microsoft", "Trace"), ("Logging:LogLevel:System", "Trace")) with
    {
        Services = services => services.AddLogging(logging => logging.AddProvider(telemetry).SetMinimumLevel(LogLevel.Trace)),
    };

    private IEnumerable<string> Secrets => [.. credentials, Password];

    private static IEnumerable<string> People => [Email, Uri.EscapeDataString(Email), GivenName, FamilyName];

    [OneTimeSetUp]
    public async Task UseEverythingAsync()
    {
        var tenant = await App.AddTenantAsync(maxLiveTokens: 5);
        var jwt = App.Jwts.Of(tenant.Slug, TestJwts.TenantScopes);
        var (id, secret) = await tenant.MintAsync();
        credentials.AddRange([secret, jwt["Bearer ".Length..], App.Jwts.Raw(null, TestJwts.AllScopes)]);
        await UseAdminAsync(App.As(jwt), id, tenant);
        await UseScimAsync(App.As($"Bearer {secret}"));
        await UseScimAsync(App.As(jwt));
        await FailToSignInAsync(tenant);
        audit = (await App.As(jwt).GetAsync("/api/v1/admin/audit-events/export")).Text;
    }

    [OneTimeTearDown]
    public void StopListening() => telemetry.Dispose();

    [Test]
    public void Use_OfTheServer_WasOfEveryOutcome() => Assert.That(
        answers.Select(answer => answer.Status).Distinct(), Is.SupersetOf(new[] { 200, 201, 204, 400, 401, 403, 404, 405, 409, 413, 415, 422 }));

    [Test]
    public void Telemetry_OfUse_IsThere()
    {
        Assert.That(telemetry.Lines, Has.Some.Contains("CreateUserCommand"));
        Assert.That(telemetry.Lines, Has.Some.StartsWith("activity"));
        Assert.That(telemetry.Lines, Has.Some.StartsWith("log"));
    }

    [Test]
    public void Telemetry_OfUse_HoldsNoCredentials() => Assert.That(Holding(telemetry.Lines, Secrets), Is.Empty);

    [Test]
    public void Telemetry_OfUse_HoldsNoPeople() => Assert.That(Holding(telemetry.Lines, People), Is.Empty);

    [Test]
    public void Log_OfRequestsThatSignInWrongly_SaysNothingOfThem() => Assert.That(
        telemetry.Lines.Where(line => line.StartsWith("log ", StringComparison.Ordinal)), Has.None.Contains("was not authenticated"));

    [Test]
    public void Errors_OfUse_HoldNoCredentialsAndNoAddresses() =>
        Assert.That(Holding(answers.Where(answer => answer.Status >= 400).Select(answer => $"{answer}"), Secrets.Append(Email)), Is.Empty);

    [Test]
    public void Answers_OfUse_HoldNoPasswordAndATokenOnlyWhereItIsMinted() =>
        Assert.That(Holding(answers.Select(answer => $"{answer}"), Secrets), Is.Empty);

    [Test]
    public void Audit_OfUse_HoldsNoCredentialsAndNoPeople()
    {
        Assert.That(audit, Does.Contain("user.created").And.Contain("scim_token.minted"));
        Assert.That(Holding([audit], Secrets.Concat(People)), Is.Empty);
    }

    private static IEnumerable<string> Holding(IEnumerable<string> texts, IEnumerable<string> secrets) =>
        texts.Where(text => secrets.Any(secret => text.Contains(secret, StringComparison.OrdinalIgnoreCase))).Distinct();

    private static string User(string userName) => new JsonObject
    {
        ["schemas"] = new JsonArray("urn:ietf:params:scim:schemas:core:2.0:User"),
        ["userName"] = userName,
        ["password"] = Password,
        ["name"] = new JsonObject { ["givenName"] = GivenName, ["familyName"] = FamilyName },
        ["emails"] = new JsonArray(new JsonObject { ["value"] = Email, ["type"] = "work" }),
        ["roles"] = new JsonArray(new JsonObject { ["value"] = "lead" }),
    }.ToJsonString();

    private static string Patch(string path, JsonNode value) => new JsonObject
    {
        ["schemas"] = new JsonArray("urn:ietf:params:scim:api:messages:2.0:PatchOp"),
        ["Operations"] = new JsonArray(new JsonObject { ["op"] = "replace", ["path"] = path, ["value"] = value }),
    }.ToJsonString();

    private async Task UseScimAsync(Caller caller)
    {
        var filter = Uri.EscapeDataString($"userName eq \"{Email}\"");
        var created = await SendAsync(caller, "POST", Users, User(Email));
        await SendAsync(caller, "POST", Users, User(Email));
        var one = $"{Users}/{created["id"]}";
        await SendAsync(caller, "GET", one);
        await SendAsync(caller, "GET", $"{Users}?filter={filter}&sortBy=emails.value&cursor=");
        await SendAsync(caller, "GET", $"{Users}?filter=userName%20xx%20%22{Email}%22");
        await SendAsync(caller, "GET", $"{Users}/{Email}");
        await SendAsync(caller, "PUT", one, User(Email));
        await SendAsync(caller, "PATCH", one, Patch("password", Password));
        await SendAsync(caller, "PATCH", one, Patch("emails[type eq \"work\"].value", Email));
        await SendAsync(caller, "PATCH", one, Patch("active", Email));
        await SendAsync(caller, "PATCH", one, Patch($"emails[value eq \"{Email}\"", Email));
        await SendAsync(caller, "PATCH", one, Patch("userName", new JsonArray(Email)));
        await SendAsync(caller, "POST", Users, User(Email)[..^5]);
        await SendAsync(caller, "POST", Users, User(new string('x', 1_100_000)));
        await SendAsync(caller, "POST", "/scim/v2/Groups", TenantThings.GroupWith(FamilyName, Email));
        await SendAsync(caller, "POST", "/scim/v2/Bulk", $$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:BulkRequest"],"Operations":[{"method":"POST","path":"/Users","bulkId":"a","data":{{User(Email)}}}]}""");
        await SendAsync(caller, "GET", $"/scim/v2/{Email}?token={credentials[0]}");
        await SendAsync(caller, "DELETE", one);
    }

    private async Task UseAdminAsync(Caller caller, Guid id, TestTenant tenant)
    {
        await SendAsync(caller, "GET", $"/api/v1/admin/scim-tokens/{id}");
        await SendAsync(caller, "POST", "/api/v1/admin/scim-tokens", $$"""{"name":"IdP","token":"{{credentials[0]}}"}""");
        await SendAsync(caller, "POST", "/api/v1/admin/scim-tokens", "{}", ("Content-Type", "text/plain"));
        await SendAsync(caller, "PUT", "/api/v1/admin/scim-tokens", "{}");
        await SendAsync(caller, "POST", "/scim-token", $$"""{"name":5,"team_id":"{{Email}}"}""");
        await SendAsync(caller, "GET", $"/api/web/namespaces/{Email}/scim_token");
        await SendAsync(caller, "POST", "/api/admin/scim-settings", $$"""{"enabled":"{{Email}}"}""");
        await SendAsync(caller, "GET", $"/api/v1/admin/role-bindings?user_id={Email}");
        await SendAsync(caller, "GET", $"/api/v1/admin/tenants/{tenant.Slug}?key={credentials[0]}");
        await SendAsync(tenant.As(""), "GET", "/api/v1/admin/scim-tokens");
    }

    private async Task FailToSignInAsync(TestTenant tenant)
    {
        var unknown = TokenSecret.Generate("scim_test_").Reveal();
        var (id, revoked) = await tenant.MintAsync();
        (await tenant.Admin.DeleteAsync($"/api/v1/admin/scim-tokens/{id}")).Require(204);
        credentials.AddRange([unknown, revoked]);
        foreach (var (_, bad) in App.Jwts.Bad(tenant.Slug).Append(("unknown", $"Bearer {unknown}")).Append(("revoked", $"Bearer {revoked}")))
        {
            credentials.AddRange(bad.Length > 40 ? [bad["Bearer ".Length..]] : []);
            await SendAsync(App.As(bad), "GET", Users);
            await SendAsync(App.As(bad), "GET", "/api/v1/admin/scim-tokens");
        }
    }

    private async Task<Answer> SendAsync(Caller caller, string method, string path, string? body = null, params (string, string)[] headers)
    {
        var answer = await caller.SendAsync(new HttpMethod(method), path, body, headers);
        answers.Add(answer);
        return answer;
    }
}
