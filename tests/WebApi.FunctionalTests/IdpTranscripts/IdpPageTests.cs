using System.Text.RegularExpressions;
using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.IdpTranscripts;

/// <summary>The pages under docs/idp say what endpoint-info says.</summary>
public sealed partial class IdpPageTests : ServerFixture
{
    private static readonly string[] WithPage = ["okta", "entra"];

    [TestCase("okta")]
    [TestCase("entra")]
    public async Task Page_OfProvider_HasTheFieldsAndValuesOfEndpointInfo(string id)
    {
        var provider = (await ProvidersAsync()).Single(provider => provider.Id == id);

        var rows = Rows(RepositoryFiles.Read($"docs/idp/{id}.md"));

        Assert.That(rows, Is.EqualTo(provider.Fields.Select(field => (string.Empty, field.Name, field.Value))));
        Assert.That(rows.Select(row => row.Value), Has.One.EqualTo(provider.Url));
    }

    [Test]
    public async Task Readme_OfOtherProviders_HasTheFieldsAndValuesOfEndpointInfo()
    {
        var providers = (await ProvidersAsync()).Where(provider => !WithPage.Contains(provider.Id));

        var rows = Rows(RepositoryFiles.Read("docs/idp/README.md"));

        Assert.That(rows, Is.EqualTo(providers.SelectMany(provider => provider.Fields.Select(field => (provider.Name, field.Name, field.Value)))));
    }

    [Test]
    public void Rows_OfPlantedPage_AreThoseWithAField()
    {
        const string Page = "| Field | Value |\n|---|---|\n| **URL** | `https://a` |\n| Ping | **Token** | the token |\n| 401 | the token |\n";

        var rows = Rows(Page);

        Assert.That(rows, Is.EqualTo([("", "URL", "https://a"), ("Ping", "Token", "the token")]));
    }

    private static List<(string Provider, string Field, string Value)> Rows(string page) =>
        [.. Row().Matches(page).Select(row => (row.Groups["provider"].Value, row.Groups["field"].Value, row.Groups["value"].Value))];

    private async Task<List<Provider>> ProvidersAsync()
    {
        var tenant = await App.AddTenantAsync();
        var info = await tenant.Admin.GetAsync("/api/v1/admin/scim-tokens/endpoint-info");
        return [.. info.Require(200)["identity_providers"]!.AsArray().Select(provider => new Provider(
            (string)provider!["id"]!,
            (string)provider["name"]!,
            (string)provider["url"]!,
            [.. provider["fields"]!.AsObject().Select(field => (field.Key, (string)field.Value!))]))];
    }

    [GeneratedRegex(@"^\|( (?<provider>[^|*]+) \|)? \*\*(?<field>[^|*]+)\*\* \| `?(?<value>[^|`]+?)`? \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    private sealed record Provider(string Id, string Name, string Url, List<(string Name, string Value)> Fields);
}
