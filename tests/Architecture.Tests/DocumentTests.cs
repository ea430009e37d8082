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
    public void Missing_OfTestsThatDoNotExist_NamesThem()
    {
        var page = new SourceFile("docs/a.md", "| `SomeTests.Act_Ok_Works`, `SomeTests.Act_Gone_Works` | `GoneTests` | `SomeTests` |");
        var tests = new SourceFile("tests/X/SomeTests.cs", "public void Act_Ok_Works() => Assert.Pass();");

        Assert.That(QuotedTests.Missing([page], [tests]), Is.EqualTo(new[] { "docs/a.md: SomeTests.Act_Gone_Works", "docs/a.md: GoneTests" }));
    }
}
