using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;

namespace ScimPlatform.WebApi.FunctionalTests.Security;

/// <summary>The way from an answer's <c>X-Trace-Id</c> to the log: one line for each request, and a word on why somebody was not let in.</summary>
internal sealed class RequestLogTests : ServerFixture
{
    private const string Users = "/scim/v2/Users";

    private readonly CapturedTelemetry telemetry = new();

    private protected override TestServerSetup Setup => new()
    {
        Services = services => services.AddLogging(logging => logging.AddProvider(telemetry)),
    };

    [OneTimeTearDown]
    public void StopListening() => telemetry.Dispose();

    [Test]
    public async Task Request_OfATenant_IsOneLineWithItsTraceTenantRouteStatusAndTime()
    {
        var tenant = await App.AddTenantAsync();
        var connector = await tenant.ConnectorAsync();

        var read = await connector.GetAsync($"{Users}/nobody@example.com");
        var admin = await tenant.Admin.GetAsync("/api/v1/admin/scim-tokens?per_page=5");

        Assert.That(LineOf(read), Does.Match($@"\A{Trace(read)} {tenant.Id} GET /scim/v2/Users/\{{id\}} 404 in [0-9.]+ ms\z"));
        Assert.That(LineOf(admin), Does.Match($@"\A{Trace(admin)} {tenant.Id} GET /api/v1/admin/scim-tokens 200 in [0-9.]+ ms\z"));
    }

    [Test]
    public async Task Request_OfNobody_HasNoTenantAndNoPathOfItsOwn()
    {
        var answer = await App.As(null).GetAsync("/nobody@example.com?x=nobody@example.com");

        Assert.That(LineOf(answer), Does.Match($@"\A{Trace(answer)} - GET - 404 in [0-9.]+ ms\z"));
    }

    [TestCase("expired", "lifetime")]
    [TestCase("not yet valid", "lifetime")]
    [TestCase("another audience", "audience")]
    [TestCase("another issuer", "issuer")]
    [TestCase("another key", "signature")]
    [TestCase("no subject", "subject")]
    [TestCase("rubbish", "form")]
    public async Task SignIn_ThatIsRefused_SaysWhichCheckFailed(string bad, string check)
    {
        var tenant = await App.AddTenantAsync();
        var jwt = App.Jwts.Bad(tenant.Slug).Single(each => each.Name == bad).Jwt;

        var answer = await App.As(jwt).GetAsync("/api/v1/admin/scim-tokens");

        Assert.That(answer.Status, Is.EqualTo(401));
        Assert.That(telemetry.Lines, Has.Some.Contain($"{Trace(answer)}: a sign-in was refused: {check}"));
    }

    [TestCase("scim_live_nonsense", "form")]
    [TestCase(null, "unknown")]
    public async Task Token_ThatIsRefused_SaysWhichCheckFailed(string? token, string check)
    {
        token ??= Domain.ScimTokens.TokenSecret.Generate("scim_test_").Reveal();

        var answer = await App.As($"Bearer {token}").GetAsync(Users);

        Assert.That(answer.Status, Is.EqualTo(401));
        Assert.That(telemetry.Lines, Has.Some.Contain($"{Trace(answer)}: a sign-in was refused: {check}"));
    }

    private static string Trace(Answer answer) => answer.Header("X-Trace-Id")!;

    // Without the values that stand behind the text.
    private string LineOf(Answer answer)
    {
        var line = telemetry.Lines.Single(line => line.Contains(".RequestLog ", StringComparison.Ordinal) && line.Contains(Trace(answer), StringComparison.Ordinal));
        return Regex.Match(line, @"Information: (?<text>.*? ms)").Groups["text"].Value;
    }
}
