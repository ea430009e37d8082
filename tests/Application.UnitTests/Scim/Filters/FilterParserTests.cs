using ScimPlatform.Application.Scim.Filters;

namespace ScimPlatform.Application.UnitTests.Scim.Filters;

public sealed class FilterParserTests
{
    [TestCase("a pr or b pr and c pr", "a pr or (b pr and c pr)")]
    [TestCase("a pr and b pr or c pr", "(a pr and b pr) or c pr")]
    [TestCase("a pr and b pr or c pr and d pr", "(a pr and b pr) or (c pr and d pr)")]
    [TestCase("a pr or b pr and c pr or d pr", "(a pr or (b pr and c pr)) or d pr")]
    [TestCase("not (a pr) and b pr", "(not (a pr)) and b pr")]
    [TestCase("not (a pr) or b pr and c pr", "(not (a pr)) or (b pr and c pr)")]
    [TestCase("e[a pr or b pr and c pr]", "e[a pr or (b pr and c pr)]")]
    public void Parse_WithoutParentheses_BindsAndTighterThanOr(string plain, string grouped)
    {
        var filter = FilterParser.Parse(plain);

        Assert.That(filter, Is.EqualTo(FilterParser.Parse(grouped)));
    }
}
