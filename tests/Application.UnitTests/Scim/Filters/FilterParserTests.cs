using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Application.Scim.Resources;

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
    [TestCase("a pr and b pr and c pr", "(a pr and b pr) and c pr")]
    [TestCase("a pr or b pr or c pr", "(a pr or b pr) or c pr")]
    [TestCase("e[a pr].b pr", "e[a pr and b pr]")]
    [TestCase("e[a pr or b pr].c pr", "e[(a pr or b pr) and c pr]")]
    [TestCase("e[a pr].b pr and c pr", "(e[a pr and b pr]) and c pr")]
    public void Parse_WithoutParentheses_BindsAndTighterThanOr(string plain, string grouped)
    {
        var filter = FilterParser.Parse(plain);

        Assert.That(filter, Is.EqualTo(FilterParser.Parse(grouped)));
        Assert.That(FilterPrinter.Print(filter), Is.EqualTo(FilterPrinter.Print(FilterParser.Parse(grouped))));
    }

    [Test]
    public void Parse_OrBeforeAnd_KeepsTheConjunctionTogether()
    {
        var filter = FilterParser.Parse("a pr or b pr and c pr");

        Assert.That(filter, Is.EqualTo(new Filter.Or(Present("a"), new Filter.And(Present("b"), Present("c")))));
    }

    [TestCase("userName", null, "userName", null)]
    [TestCase("name.familyName", null, "name", "familyName")]
    [TestCase("$ref", null, "$ref", null)]
    [TestCase("members.$ref", null, "members", "$ref")]
    [TestCase("x-y_z9", null, "x-y_z9", null)]
    [TestCase("urn:a:2.0:User:department", "urn:a:2.0:User", "department", null)]
    [TestCase("urn:a:2.0:User:manager.value", "urn:a:2.0:User", "manager", "value")]
    [TestCase("URN:A:2.0:User:Manager.Value", "URN:A:2.0:User", "Manager", "Value")]
    public void Parse_Path_KeepsUrnNameAndSubName(string text, string? urn, string name, string? sub)
    {
        var filter = FilterParser.Parse($"{text} pr");

        Assert.That(filter, Is.EqualTo(new Filter.Present(new AttributePath(urn, name, sub))));
    }

    [TestCase("\"\"", FilterLiteralKind.String, "")]
    [TestCase("\"true\"", FilterLiteralKind.String, "true")]
    [TestCase("\"a\\\"\\\\\\/\\b\\f\\n\\r\\tz\"", FilterLiteralKind.String, "a\"\\/\b\f\n\r\tz")]
    [TestCase("\"\\u0041\\u00e9\\u00E9\"", FilterLiteralKind.String, "Aéé")]
    [TestCase("\"\\uD83D\\uDE00\"", FilterLiteralKind.String, "😀")]
    [TestCase("\"\\u0000\"", FilterLiteralKind.String, "\0")]
    [TestCase("\"\uFFFD\"", FilterLiteralKind.String, "\uFFFD")]
    [TestCase("\") and ( ] [\"", FilterLiteralKind.String, ") and ( ] [")]
    [TestCase("0", FilterLiteralKind.Number, "0")]
    [TestCase("-12.50e+3", FilterLiteralKind.Number, "-12.50e+3")]
    [TestCase("01", FilterLiteralKind.Unquoted, "01")]
    [TestCase("1.", FilterLiteralKind.Unquoted, "1.")]
    [TestCase("+1", FilterLiteralKind.Unquoted, "+1")]
    [TestCase("TRUE", FilterLiteralKind.Boolean, "TRUE")]
    [TestCase("False", FilterLiteralKind.Boolean, "False")]
    [TestCase("Null", FilterLiteralKind.Null, "Null")]
    [TestCase("jyoung", FilterLiteralKind.Unquoted, "jyoung")]
    [TestCase("2011-05-13T04:42:34Z", FilterLiteralKind.Unquoted, "2011-05-13T04:42:34Z")]
    [TestCase("not", FilterLiteralKind.Unquoted, "not")]
    [TestCase("back\\slash", FilterLiteralKind.Unquoted, "back\\slash")]
    public void Parse_Literal_KnowsItsKind(string text, FilterLiteralKind kind, string decoded)
    {
        var filter = FilterParser.Parse($"a eq {text}");

        Assert.That(filter, Is.EqualTo(new Filter.Compare(
            new AttributePath(null, "a", null), CompareOperator.Eq, new FilterLiteral(kind, decoded))));
    }

    [TestCase("eq", CompareOperator.Eq)]
    [TestCase("Ne", CompareOperator.Ne)]
    [TestCase("CO", CompareOperator.Co)]
    [TestCase("sW", CompareOperator.Sw)]
    [TestCase("ew", CompareOperator.Ew)]
    [TestCase("gt", CompareOperator.Gt)]
    [TestCase("GE", CompareOperator.Ge)]
    [TestCase("lt", CompareOperator.Lt)]
    [TestCase("Le", CompareOperator.Le)]
    public void Parse_OperatorInAnyCase_IsKnown(string text, CompareOperator expected)
    {
        var filter = FilterParser.Parse($"a {text} 1");

        Assert.That(((Filter.Compare)filter).Operator, Is.EqualTo(expected));
    }

    private static Filter.Present Present(string name) => new(new AttributePath(null, name, null));
}
