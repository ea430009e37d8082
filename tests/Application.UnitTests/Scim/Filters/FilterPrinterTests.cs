using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.TestSupport;

namespace ScimPlatform.Application.UnitTests.Scim.Filters;

public sealed class FilterPrinterTests
{
    [TestCase("( a PR )", "a pr")]
    [TestCase("((a pr) AND (b pr))", "a pr and b pr")]
    [TestCase("(a pr and b pr) or (c pr)", "a pr and b pr or c pr")]
    [TestCase("(a pr or b pr) and c pr", "(a pr or b pr) and c pr")]
    [TestCase("a pr or (b pr and c pr)", "a pr or b pr and c pr")]
    [TestCase("a pr and (b pr and c pr)", "a pr and (b pr and c pr)")]
    [TestCase("a pr or (b pr or c pr)", "a pr or (b pr or c pr)")]
    [TestCase("not(a pr)", "not (a pr)")]
    [TestCase("not (not ((a pr)))", "not (not (a pr))")]
    [TestCase("e [ (a EQ \"x\") ]", "e[a eq \"x\"]")]
    [TestCase("e[a pr].b Co \"x\"", "e[a pr and b co \"x\"]")]
    [TestCase("urn:A:b:Name.Sub ne NULL", "urn:A:b:Name.Sub ne NULL")]
    [TestCase("a eq 1.50", "a eq 1.50")]
    [TestCase("a eq True", "a eq True")]
    [TestCase("a eq jyoung", "a eq jyoung")]
    [TestCase("a eq \"\\u00e9\\/\\\"\\\\\\n\\ud83d\\ude00\"", "a eq \"é/\\\"\\\\\\u000a😀\"")]
    public void Print_OfAParsedFilter_IsItsShortestText(string text, string printed) =>
        Assert.That(FilterPrinter.Print(FilterParser.Parse(text)), Is.EqualTo(printed));

    [TestCaseSource(typeof(FilterCases), nameof(FilterCases.Users))]
    [TestCaseSource(typeof(FilterCases), nameof(FilterCases.Groups))]
    public void Print_OfACase_ParsesToTheSameFilter(FilterCase filterCase)
    {
        var filter = FilterParser.Parse(filterCase.Text);

        Assert.That(FilterParser.Parse(FilterPrinter.Print(filter)), Is.EqualTo(filter));
    }
}
