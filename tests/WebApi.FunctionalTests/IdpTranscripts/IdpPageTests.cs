using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ScimPlatform.Application.Scim.IdpQuirks;
using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.IdpTranscripts;

/// <summary>The pages under docs/idp say what endpoint-info says, each in the same order.</summary>
public sealed partial class IdpPageTests : ServerFixture
{
    private static readonly string[] Providers = ["okta", "entra", "onelogin", "ping", "jumpcloud", "google", "keycloak"];

    // How Entra ID's connector signs in at the token endpoint: its id in endpoint-info, and its page.
    private static readonly (string Id, string Page)[] SignIns = [("client_secret", "entra-secret"), ("federation", "entra-federation")];

    private static readonly string[] Pages = [.. Providers, .. SignIns.Select(way => way.Page)];

    [Test]
    public async Task Providers_OfEndpointInfo_HaveAPageEach() =>
        Assert.That((await ProvidersAsync()).Select(provider => provider.Id), Is.EqualTo(Providers));

    [TestCaseSource(nameof(Pages))]
    public async Task Page_OfProvider_HasTheFieldsAndValuesOfEndpointInfo(string id)
    {
        var provider = await OfPageAsync(id);

        var rows = Rows(Connect(id));

        Assert.That(rows, Is.EqualTo(provider.Fields));
        Assert.That(rows.Select(row => row.Value), Has.One.EqualTo(provider.Url));
    }

    [TestCaseSource(nameof(Pages))]
    public async Task Page_OfProvider_HasTheStepsOfEndpointInfo(string id) => Assert.That(
        Steps(Connect(id)), Is.EqualTo((await OfPageAsync(id)).Steps));

    [TestCaseSource(nameof(Providers))]
    public void Page_OfProvider_HasTheHeadingsOfAll(string id) => AssertHeadings(id, "1. Mint the token", "5. Rotate the token");

    [TestCase("entra-secret", "5. Rotate the secret")]
    [TestCase("entra-federation", "5. Keys and revoking")]
    public void Page_OfASignIn_HasTheHeadingsOfAll(string page, string fifth) => AssertHeadings(page, "1. Make the client", fifth);

    // What Entra ID shows goes into the client's trust, in the order of its screen.
    [Test]
    public async Task Page_OfFederation_HasTheValuesThatEntraShows()
    {
        var tenant = await App.AddTenantAsync();
        var entra = (await EntraAsync(tenant)).Single(way => (string?)way!["id"] == "federation")!["from_provider"]!.AsArray();

        var rows = Shown().Matches(Page("entra-federation")).Select(row => $"{row.Groups["name"].Value} {row.Groups["member"].Value} {row.Groups["form"].Value}");

        Assert.That(rows, Is.EqualTo(entra.Select(value => $"{value!["name"]} {value["member"]} {value["form"]}")));
    }

    [TestCaseSource(nameof(Pages))]
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

        Assert.That(Pages.Where(id => !readme.Contains($"]({id}.md)", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void RowsAndSteps_OfPlantedSection_AreFieldsAndNumberedLines()
    {
        const string Section = "| Field | Value |\n|---|---|\n| **URL** | `https://a` |\n| 401 | x |\n| **Key** | the token |\n\n1. Press **Save**, then `x`.\n2. End.\n";

        Assert.That(Rows(Section), Is.EqualTo([("URL", "https://a"), ("Key", "the token")]));
        Assert.That(Steps(Section), Is.EqualTo(new[] { "Press Save, then x.", "End." }));
    }

    private static void AssertHeadings(string page, string first, string fifth) => Assert.That(
        Heading().Matches(Page(page)).Select(match => match.Groups["text"].Value),
        Is.EqualTo(["Before you begin", first, "2. Connect", "3. Attribute mappings that matter", "4. What to expect", fifth, "6. When a sync fails"]));

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

    private async Task<List<Provider>> ProvidersAsync() =>
        [.. (await InfoAsync(await App.AddTenantAsync())).Select(provider => Read((string)provider!["id"]!, provider))];

    /// <summary>What a page is about: a provider, or a way to sign in.</summary>
    private async Task<Provider> OfPageAsync(string page) =>
        SignIns.SingleOrDefault(way => way.Page == page) is { Id: { } id }
            ? Read(page, (await EntraAsync(await App.AddTenantAsync())).Single(way => (string?)way!["id"] == id)!)
            : (await ProvidersAsync()).Single(provider => provider.Id == page);

    private static Provider Read(string id, JsonNode provider) => new(
        id,
        (string)provider["url"]!,
        [.. provider["fields"]!.AsObject().Select(field => (field.Key, (string)field.Value!))],
        [.. provider["steps"]!.AsArray().Select(step => (string)step!)]);

    private static async Task<JsonArray> InfoAsync(TestTenant tenant) =>
        (await tenant.Admin.GetAsync("/api/v1/admin/scim-tokens/endpoint-info")).Require(200)["identity_providers"]!.AsArray();

    private static async Task<JsonArray> EntraAsync(TestTenant tenant) =>
        (await InfoAsync(tenant)).Single(provider => (string?)provider!["id"] == "entra")!["oauth"]!.AsArray();

    [GeneratedRegex(@"^\| \*\*(?<field>[^|*]+)\*\* \| `?(?<value>[^|`]+?)`? \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"^\| (?<name>[^|*]+) \| `(?<member>trust\.\w+)` \| `?(?<form>[^|`;]+?)`?(;[^|]*)? \|$", RegexOptions.Multiline)]
    private static partial Regex Shown();

    [GeneratedRegex(@"^\d+\. (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Step();

    [GeneratedRegex(@"^## (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"`compatibility_profile` is `(?<name>\w+)`(, or `(?<name>\w+)`)?")]
    private static partial Regex Profile();

    private sealed record Provider(string Id, string Url, List<(string Name, string Value)> Fields, List<string> Steps);
}
