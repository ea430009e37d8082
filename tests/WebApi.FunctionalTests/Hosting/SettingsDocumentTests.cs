using ScimPlatform.WebApi.Configuration;

namespace ScimPlatform.WebApi.FunctionalTests.Hosting;

/// <summary>The page of settings says what the code says.</summary>
public sealed class SettingsDocumentTests
{
    [Test]
    public void Page_OfTheRepository_IsWhatTheCommandPrints() => Assert.That(
        RepositoryFiles.Read("docs/settings.md"), Is.EqualTo(SettingsDocument.Text()),
        "Renew it: dotnet run --project src/WebApi -- settings > docs/settings.md");

    [TestCase("| `RateLimits:MintingPerMinute` | 10 | 0 to 1000000 | Mints of a tenant that reach the store; 0 for no limit. |")]
    [TestCase("| `Database:MaxBatchSize` | the provider's | 1 to 1000 | How many statements EF Core sends to a database server at once; SQLite is not sent any. |")]
    [TestCase("| `Authentication:Jwt:Issuers:*:Keys:*` |  |  | The keys themselves, each as a JWK. |")]
    public void Page_OfASetting_HasItsDefaultItsValuesAndWhatItIs(string line) => Assert.That(SettingsDocument.Text(), Does.Contain(line));

    [Test]
    public void Settings_OfEverySection_AreDescribed() => Assert.That(
        KnownSettings.Sections.SelectMany(section => section.Type.GetProperties())
            .Where(property => property.SetMethod is not null && property.DeclaringType!.Namespace == typeof(KnownSettings).Namespace
                && !KnownSettings.All.Any(setting => setting.Property.Name == property.Name) && property.Name != "Issuers"),
        Is.Empty);
}
