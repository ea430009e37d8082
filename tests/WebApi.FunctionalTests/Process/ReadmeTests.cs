using System.Text.RegularExpressions;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.Process;

/// <summary>The README's examples, pasted in their order into a shell.</summary>
public sealed partial class ReadmeTests
{
    [Test]
    public async Task Examples_OfTheReadme_WorkOnAFreshServer()
    {
        Shell.Require();
        await using var app = await TestServerApp.StartAsync(new TestServerSetup { Listens = true });
        var calls = Block().Matches(RepositoryFiles.Read("README.md")).Select(match => match.Groups["text"].Value)
            .Where(text => text.Contains("curl -sS", StringComparison.Ordinal)).ToList();

        var (code, output, error) = await Shell.RunAsync(
            "curl() { command curl -f \"$@\"; }\n" + string.Join('\n', calls),
            ("URL", app.Url.ToString().TrimEnd('/')),
            ("JWT", app.Jwts.Raw(Startup.DevelopmentTenant, TestJwts.TenantScopes)),
            ("PLATFORM", app.Jwts.Raw(tenant: null, "scim.tenants.write scim.platform")));

        Assert.That(calls, Has.Count.EqualTo(5));
        Assert.That((code, error), Is.EqualTo((0, "")));
        Assert.That(output, Does.Contain("\"slug\":\"globex\"").And.Contain("\"max_live_tokens\":2").And.Contain("\"userName\":\"babs@example.com\"").And.Contain("\"userName\":\"grace@example.com\""));
    }

    [GeneratedRegex("^```sh\n(?<text>.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();
}
