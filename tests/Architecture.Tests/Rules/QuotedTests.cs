using System.Text.RegularExpressions;

namespace ScimPlatform.Architecture.Tests.Rules;

/// <summary>Pages that name tests as their proof: <c>SomeTests</c> for all of a class, <c>SomeTests.A_Test</c> for one.</summary>
internal static partial class QuotedTests
{
    /// <returns>"page: test" for tests that do not exist</returns>
    public static IEnumerable<string> Missing(IEnumerable<SourceFile> pages, IEnumerable<SourceFile> tests)
    {
        var classes = tests.ToLookup(file => Path.GetFileNameWithoutExtension(file.Path), file => file.Text);
        return
            from page in pages
            from Match quoted in Quoted().Matches(page.Text)
            where !classes[quoted.Groups["class"].Value].Any(text => Has(text, quoted.Groups["test"].Value))
            select $"{page.Path}: {quoted.Groups["class"].Value}{(quoted.Groups["test"].Success ? "." : "")}{quoted.Groups["test"].Value}";
    }

    private static bool Has(string text, string test) => test.Length == 0 || Regex.IsMatch(text, $@"\b{test}\(");

    [GeneratedRegex(@"`(?<class>\w+Tests)(\.(?<test>\w+))?`")]
    private static partial Regex Quoted();
}
