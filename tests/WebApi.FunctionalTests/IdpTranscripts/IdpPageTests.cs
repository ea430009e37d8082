using System.Text.RegularExpressions;
using ScimPlatform.Application.Scim.IdpQuirks;
using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.IdpTranscripts;

/// <summary>The pages under docs/idp say what endpoint-info says, each in the same order.</summary>
public sealed partial class IdpPageTests : ServerFixture
{
    private static readonly string[] Providers = ["okta", "entra", "onelogin", "ping", "jumpcloud", "google", "keycloak"];

    private static readonly string[] Headings =
    [
        "Before you begin", "1. Mint the token", "2. Connect", "3. Attribute mappings that matter", "4. What to expect", "5. Rotate the token",
        "6. When a sync fails",
    ];

    [Test]
    public async Task Providers_OfEndpointInfo_HaveAPageEach() =>
        Assert.That((await ProvidersAsync()).Select(provider => provider.Id), Is.EqualTo(Providers));

    [TestCaseSource(nameof(Providers))]
    public async Task Page_OfProvider_HasTheFieldsAndValuesOfEndpointInfo(string id)
    {
        var provider = (await ProvidersAsync()).Single(provider => provider.Id == id);

        var rows = Rows(Connect(id));

        Assert.That(rows, Is.EqualTo(provider.Fields));
        Assert.That(rows.Select(row => row.Value), Has.One.EqualTo(provider.Url));
    }

    [TestCaseSource(nameof(Providers))]
    public async Task Page_OfProvider_HasTheStepsOfEndpointInfo(string id) => Assert.That(
        Steps(Connect(id)), Is.EqualTo((await ProvidersAsync()).Single(provider => provider.Id == id).Steps));

    [TestCaseSource(nameof(Providers))]
    public void Page_OfProvider_HasTheHeadingsOfAll(string id) =>
        Assert.That(Heading().Matches(Page(id)).Select(match => match.Groups["text"].Value), Is.EqualTo(Headings));

    [TestCaseSource(nameof(Providers))]
    public void Page_OfProvider_NamesProfilesThatThereAre(string id)
    {
        var names = Profile().Match(Page(id)).Groups["name"].Captures.Select(capture => capture.Value).ToList();

        Assert.That(names, Has.Member("default"));
        Assert.That(names.Where(name => CompatibilityProfile.Named(name) is null), Is.Empty);
    }

    [Test]
    public void Readme_LinksEachPage()
    {
        var readme = RepositoryFiles.Read("docs/idp/README.md");

        Assert.That(Providers.Where(id => !readme.Contains($"]({id}.md)", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void RowsAndSteps_OfPlantedSection_AreFieldsAndNumberedLines()
    {
        const string Section = "| Field | Value |\n|---|---|\n| **URL** | `https://a` |\n| 401 | x |\n| **Key** | the token |\n\n1. Press **Save**, then `x`.\n2. End.\n";

        Assert.That(Rows(Section), Is.EqualTo([("URL", "https://a"), ("Key", "the token")]));
        Assert.That(Steps(Section), Is.EqualTo(new[] { "Press Save, then x.", "End." }));
    }

    private static string Page(string id) => RepositoryFiles.Read($"docs/idp/{id}.md");

    /// <summary>What an administrator does at the identity provider, and nothing else that is numbered.</summary>
    private static string Connect(string id)
    {
        const string Title = "2. Connect\n";
        return Page(id).Split("\n## ").Single(section => section.StartsWith(Title, StringComparison.Ordinal))[Title.Length..];
    }

    private static List<(string Name, string Value)> Rows(string section) =>
        [.. Row().Matches(section).Select(row => (row.Groups["field"].Value, row.Groups["value"].Value))];

    private static List<string> Steps(string section) =>
        [.. Step().Matches(section).Select(step => step.Groups["text"].Value.Replace("**", "").Replace("`", ""))];

    private async Task<List<Provider>> ProvidersAsync()
    {
        var tenant = await App.AddTenantAsync();
        var info = await tenant.Admin.GetAsync("/api/v1/admin/scim-tokens/endpoint-info");
        return [.. info.Require(200)["identity_providers"]!.AsArray().Select(provider => new Provider(
            (string)provider!["id"]!,
            (string)provider["url"]!,
            [.. provider["fields"]!.AsObject().Select(field => (field.Key, (string)field.Value!))],
            [.. provider["steps"]!.AsArray().Select(step => (string)step!)]))];
    }

    [GeneratedRegex(@"^\| \*\*(?<field>[^|*]+)\*\* \| `?(?<value>[^|`]+?)`? \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"^\d+\. (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Step();

    [GeneratedRegex(@"^## (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"`compatibility_profile` is `(?<name>\w+)`(, or `(?<name>\w+)`)?")]
    private static partial Regex Profile();

    private sealed record Provider(string Id, string Url, List<(string Name, string Value)> Fields, List<string> Steps);
}
