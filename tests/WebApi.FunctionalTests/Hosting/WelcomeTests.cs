using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using ScimPlatform.WebApi.Configuration;
using ScimPlatform.WebApi.FunctionalTests.Console;
using ScimPlatform.WebApi.FunctionalTests.Process;
using ScimPlatform.WebApi.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.Hosting;

/// <summary>What stands on the screen after the first command of the README.</summary>
public sealed class WelcomeTests
{
    private const string Expected = """
        ScimPlatform is up, with the tenant example-corp.

          console        http://127.0.0.1:5080/console/sign-in?link=once
          API            http://127.0.0.1:5080/api/v1/admin/scim-tokens/
          SCIM           http://127.0.0.1:5080/scim/v2
          documentation  http://127.0.0.1:5080/docs
          OpenAPI        http://127.0.0.1:5080/openapi/v1.json
          data           /srv/scim/data
          database       /srv/scim/data/scim-platform.db

        An admin JWT, good for 8 hours. Paste this line first, the others use it:

        JWT=head.claims.signature

        Mint a SCIM token in any dialect. The tenant has one live token at a time: F5 and Unleash replace it, before the
        other two it is revoked.

        F5 XC:
        curl -sS -X POST http://127.0.0.1:5080/api/web/namespaces/system/scim_token -H "Authorization: APIToken $JWT" -H 'Content-Type: application/json' -d '{"expiration_days": 90, "namespace": "system"}'

        Unleash:
        curl -sS -X POST http://127.0.0.1:5080/api/admin/scim-settings/generate-new-token -H "Authorization: $JWT"

        Admin API:
        curl -sS -o /dev/null -X POST http://127.0.0.1:5080/api/web/namespaces/system/revoke/scim_token -H "Authorization: Bearer $JWT" --next -sS -X POST http://127.0.0.1:5080/api/v1/admin/scim-tokens/ -H "Authorization: Bearer $JWT" -H 'Content-Type: application/json' -d '{"name": "Okta"}'

        Truto:
        curl -sS -o /dev/null -X POST http://127.0.0.1:5080/api/web/namespaces/system/revoke/scim_token -H "Authorization: Bearer $JWT" --next -sS -X POST http://127.0.0.1:5080/scim-token -H "Authorization: Bearer $JWT" -H 'Content-Type: application/json' -d '{"name": "Okta provisioning"}'

        Create a user with a role (F5 XC users; a SCIM token in place of the JWT does as well):
        curl -sS -X POST http://127.0.0.1:5080/api/scim/namespaces/system/v2/Users -H "Authorization: Bearer $JWT" -H 'Content-Type: application/json' -d "{\"userName\": \"user-$(date +%s)@example.com\", \"roles\": [\"ves-io-monitor-role\"]}"
        """;

    [Test]
    public void Text_OverTheDefaultDatabase_SaysTheJwtOnceAndWhichFilesAreUsed() => Assert.That(
        Welcome.Text("http://127.0.0.1:5080", "head.claims.signature", "once", Settings()), Is.EqualTo(Expected));

    [Test]
    public void Text_OverAServer_NamesItsKindAndNotItsConnectionString()
    {
        var text = Welcome.Text("http://127.0.0.1:5080", "head.claims.signature", "once", Settings(
            ("Database:Provider", "SqlServer"), ("ConnectionStrings:ScimPlatform", "Server=db.example.com;User Id=sa;Password=hidden")));

        Assert.That(text, Does.Contain("\n  database       SqlServer\n").And.Not.Contain("hidden").And.Not.Contain("db.example.com"));
    }

    [Test]
    public async Task Welcome_WithIssuersOfOnesOwn_HasTheConsolesLinkAndSaysWhereJwtsComeFrom()
    {
        var issuers = TestServerSetup.With(
            ("Authentication:Jwt:Issuer", "https://idp.example.com"), ("Authentication:Jwt:Audience", "scim"), ("Authentication:Jwt:Keys:0", ExternalKey.Rsa("one").Jwk));
        await using var app = await TestServerApp.StartAsync(issuers with { Listens = true });
        using var output = new StringWriter();

        await Welcome.WriteAsync(app.Server, output);

        var link = output.ToString().Split('\n').Single(line => line.StartsWith("  console ", StringComparison.Ordinal))["  console        ".Length..];
        using var visitor = new Visitor(app);
        var signedIn = await visitor.GetAsync(link);
        Assert.That((signedIn.Status, signedIn.Location, (await visitor.GetAsync("/console")).Status), Is.EqualTo((302, "/console", 200)));
        Assert.That(output.ToString(), Does.Contain("JWTs come from the issuers of Authentication:Jwt").And.Not.Contain("JWT=").And.Not.Contain("curl"));
    }

    [Test]
    public async Task Lines_PastedIntoAShellInAnyOrder_Work()
    {
        Shell.Require();
        await using var app = await TestServerApp.StartAsync(new TestServerSetup { Listens = true });
        var jwt = app.Jwts.Raw(Startup.DevelopmentTenant, TestJwts.TenantScopes);
        var lines = Welcome.Text(app.Url.ToString().TrimEnd('/'), jwt, "once", app.Services.GetRequiredService<ServerSettings>()).Split('\n');
        var setJwt = lines.Single(line => line.StartsWith("JWT=", StringComparison.Ordinal));
        var calls = lines.Where(line => line.StartsWith("curl ", StringComparison.Ordinal)).ToList();

        var answers = new List<(string Status, string Error)>();
        foreach (var call in calls.Concat(calls.AsEnumerable().Reverse().Skip(1)))
        {
            var (_, output, error) = await Shell.RunAsync($"{setJwt}\n{call} -o /dev/null -w '%{{http_code}}'");
            answers.Add((output, error));
        }

        Assert.That(answers, Is.EqualTo(new[] { "200", "200", "201", "201", "201", "201", "201", "200", "200" }.Select(status => (status, ""))));
    }

    private static ServerSettings Settings(params (string Key, string Value)[] values)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(values.Select(value => KeyValuePair.Create(value.Key, (string?)value.Value)))
            .Build();
        var environment = new HostingEnvironment { EnvironmentName = Environments.Development, ContentRootPath = "/srv/scim" };
        return ServerSettings.Of(configuration, environment);
    }
}
