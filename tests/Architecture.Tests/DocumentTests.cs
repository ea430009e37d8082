using ScimPlatform.Architecture.Tests.Rules;

namespace ScimPlatform.Architecture.Tests;

public sealed class DocumentTests
{
    private static readonly IReadOnlyList<SourceFile> Tests = SourceTree.Below("tests");

    [Test]
    public void Pages_OfTheRepository_NameTestsThatExist() => Assert.That(QuotedTests.Missing(SourceTree.Pages, Tests), Is.Empty);

    [Test]
    public void Pages_OfTheRepository_AreFound() => Assert.That(
        SourceTree.Pages.Select(page => page.Path), Is.SupersetOf(new[] { "README.md", "SECURITY.md", "docs/security.md", "docs/decisions/0003-advisories.md" }));

    [Test]
    public void Recipes_OfTheRepository_NameFilesThatExist() => Assert.That(
        NamedFiles.Missing(SourceTree.Pages.Single(page => page.Path == "CONTRIBUTING.md"), SourceTree.Root), Is.Empty);

    [Test]
    public void Missing_OfFilesThatDoNotExist_NamesThem()
    {
        var page = new SourceFile("A.md", "`README.md`, `docs/nothing.md`, `src/<Family>/VerbNoun.cs`, `src/Gone.cs` and `dotnet test tests/Gone`");

        Assert.That(NamedFiles.Missing(page, SourceTree.Root), Is.EqualTo(new[] { "docs/nothing.md", "src/Gone.cs" }));
    }

    [Test]
    public void Missing_OfTestsThatDoNotExist_NamesThem()
    {
        var page = new SourceFile("docs/a.md", "| `SomeTests.Act_Ok_Works`, `SomeTests.Act_Gone_Works` | `GoneTests` | `SomeTests` |");
        var tests = new SourceFile("tests/X/SomeTests.cs", "public void Act_Ok_Works() => Assert.Pass();");

        Assert.That(QuotedTests.Missing([page], [tests]), Is.EqualTo(new[] { "docs/a.md: SomeTests.Act_Gone_Works", "docs/a.md: GoneTests" }));
    }
}
