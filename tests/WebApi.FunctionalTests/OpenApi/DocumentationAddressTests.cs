using System.Web;
using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.OpenApi;

/// <summary>The documentation finds its document, and the document the server, however both are reached.</summary>
internal sealed class DocumentationAddressTests
{
    private const string Prefix = "/idm/scim";

    private static IEnumerable<TestCaseData> Ways =>
    [
        Case("directly", TestServerSetup.With(), "", null, "https://scim.example.com"),
        Case("below a path base", TestServerSetup.With(("PathBase", Prefix)), Prefix, null, "https://scim.example.com" + Prefix),
        Case("behind a proxy that takes the prefix away", Proxied(), "", Prefix, "https://scim.example.com" + Prefix),
        Case("behind a proxy that keeps the prefix", Proxied(("PathBase", Prefix)), Prefix, null, "https://scim.example.com" + Prefix),
        Case("by a public URL", Proxied(("PublicBaseUrl", "https://id.example.org/base")), "", "/evil", "https://id.example.org/base"),
    ];

    [TestCaseSource(nameof(Ways))]
    public async Task Page_ReachedInAnyWay_FindsTheDocumentAndTheServer(TestServerSetup setup, string called, string? forwarded, string expected)
    {
        await using var app = await TestServerApp.StartAsync(setup);
        (string, string)[] headers = forwarded is null ? [] : [("X-Forwarded-Prefix", forwarded)];

        var page = (await app.As(null).GetAsync($"{called}/docs", headers)).Require(302);
        var document = (await app.As(null).GetAsync($"{called}/openapi/v1.json", headers)).Require(200);

        var shown = new Uri(new Uri("https://scim.example.com"), page.Header("Location"));
        var link = new Uri(shown, HttpUtility.ParseQueryString(shown.Query)["url"]!);
        Assert.That(link.ToString(), Is.EqualTo(expected + "/openapi/v1.json"));
        var server = document["servers"]!.AsArray().Single()!["url"]!.GetValue<string>();
        Assert.That(new Uri(link, server).ToString().TrimEnd('/'), Is.EqualTo(expected));
    }

    private static TestServerSetup Proxied(params (string, string)[] settings) =>
        TestServerSetup.With([("ForwardedHeaders:Enabled", "true"), ("ForwardedHeaders:KnownNetworks:0", "127.0.0.0/8"), .. settings]);

    private static TestCaseData Case(string name, TestServerSetup setup, string called, string? forwarded, string expected) =>
        new TestCaseData(setup, called, forwarded, expected).SetArgDisplayNames(name);
}
