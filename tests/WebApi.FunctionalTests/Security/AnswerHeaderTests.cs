using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;

namespace ScimPlatform.WebApi.FunctionalTests.Security;

/// <summary>What every answer tells browsers and caches.</summary>
internal sealed partial class AnswerHeaderTests : ServerFixture
{
    private const string OfData = "default-src 'none'; frame-ancestors 'none'";

    [Test]
    public async Task Answers_OfEveryKind_AreDataForNobodyElse()
    {
        var tenant = await App.AddTenantAsync();
        var connector = await tenant.ConnectorAsync();

        Answer[] answers =
        [
            await connector.GetAsync("/scim/v2/Users"),
            await connector.GetAsync("/scim/v2/ServiceProviderConfig"),
            await connector.GetAsync("/scim/v2/Users/unknown"),
            await connector.PostAsync("/scim/v2/Users", "{"),
            await App.As(null).GetAsync("/scim/v2/Users"),
            await tenant.As("").GetAsync("/api/v1/admin/scim-tokens"),
            await tenant.Admin.PostAsync("/api/web/namespaces/system/scim_token"),
            await tenant.Admin.PutAsync("/scim-token", "{}"),
            await App.As(null).GetAsync("/nothing"),
            await App.As(null).GetAsync("/health/live"),
            await App.As(null).GetAsync("/openapi/v1.json"),
        ];

        Assert.That(answers.Select(answer => answer.Status), Is.EqualTo(new[] { 200, 200, 404, 400, 401, 403, 200, 405, 404, 200, 200 }));
        Assert.That(answers.Select(answer => answer.Header("X-Content-Type-Options")), Is.All.EqualTo("nosniff"));
        Assert.That(answers.Select(answer => answer.Header("X-Frame-Options")), Is.All.EqualTo("DENY"));
        Assert.That(answers.Select(answer => answer.Header("Referrer-Policy")), Is.All.EqualTo("no-referrer"));
        Assert.That(answers.Select(answer => answer.Header("Content-Security-Policy")), Is.All.EqualTo(OfData));
        Assert.That(answers.SkipLast(1).Select(answer => answer.Header("Cache-Control")), Is.All.EqualTo("no-store"));
        Assert.That(answers[^1].Header("Cache-Control"), Is.EqualTo("no-cache"));
        Assert.That(answers.Select(answer => answer.Header("Server")), Is.All.Null);
    }

    [Test]
    public async Task Documentation_RunsNothingButItsOwnFiles()
    {
        var page = await App.As(null).GetAsync("/docs/index.html");

        var policy = page.Header("Content-Security-Policy")!;
        Assert.That(policy, Does.Contain("frame-ancestors 'none'").And.Not.Contain("script-src 'self' 'unsafe-inline'"));
        var scripts = Scripts().Matches(page.Require(200).Text);
        Assert.That(scripts, Is.Not.Empty);
        foreach (Match script in scripts)
        {
            if (script.Groups["source"].Value.Length == 0)
            {
                var inline = script.Groups["inline"].Value.ReplaceLineEndings("\n");
                Assert.That(policy, Does.Contain($" 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(inline)))}'"), inline);
                continue;
            }

            Assert.That(script.Groups["source"].Value, Does.Match(@"^(\./)?[\w-]+\.js$"), script.Value);
            Assert.That(script.Groups["inline"].Value.Trim(), Is.Empty, script.Value);
            (await App.As(null).GetAsync($"/docs/{script.Groups["source"].Value}")).Require(200);
        }
    }

    [TestCase("Production", "https://scim.example.com/", "max-age=31536000")]
    [TestCase("Production", "http://scim.example.com/", null)]
    [TestCase("Development", "https://scim.example.com/", null)]
    public async Task Https_IsInsistedOnWhereItIsUsedInProduction(string environment, string url, string? expected)
    {
        await using var app = await TestServerApp.StartAsync(new JwtIssuers().Setup with { Environment = environment });

        var answer = await app.As(null).GetAsync(url + "scim/v2/Users");

        Assert.That((answer.Status, answer.Header("Strict-Transport-Security")), Is.EqualTo((401, expected)));
    }

    [GeneratedRegex(@"<script\s+src=""(?<source>[^""]*)""[^>]*>(?<inline>[^<]*)</script>|<script>(?<inline>.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Scripts();
}
