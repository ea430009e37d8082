using ScimPlatform.Application.Scim;
using ScimPlatform.Application.Scim.Filters;

namespace ScimPlatform.Application.UnitTests.Scim.Filters;

public sealed class FilterParserFaultTests
{
    [TestCase("", 1, "an attribute path")]
    [TestCase("   ", 4, "an attribute path")]
    [TestCase("userName", 9, "an operator")]
    [TestCase("userName ", 10, "an operator")]
    [TestCase("userName eq", 12, "a value")]
    [TestCase("userName eq and active eq true", 13, "a value")]
    [TestCase("userName eq )", 13, "a value")]
    [TestCase("userName xx \"a\"", 10, "an operator")]
    [TestCase("userName \"eq\" \"a\"", 10, "an operator")]
    [TestCase("userName = \"a\"", 10, "an operator")]
    [TestCase("userName eq \"a\" \"b\"", 17, "'and', 'or' or the end")]
    [TestCase("userName eq \"a\" xor b pr", 17, "'and', 'or' or the end")]
    [TestCase("userName pr pr", 13, "'and', 'or' or the end")]
    [TestCase("userName eq \"a\")", 16, "'and', 'or' or the end")]
    [TestCase("userName eq \"a\"]", 16, "'and', 'or' or the end")]
    [TestCase("userName eq a]", 14, "'and', 'or' or the end")]
    [TestCase("userName pr and", 16, "an attribute path")]
    [TestCase("userName pr or or a pr", 19, "an operator")]
    [TestCase("and userName pr", 5, "an operator")]
    [TestCase("(userName pr", 13, "')'")]
    [TestCase("(userName pr]", 13, "')'")]
    [TestCase("()", 2, "an attribute path")]
    [TestCase(")", 1, "an attribute path")]
    [TestCase("\"userName\" eq \"a\"", 1, "an attribute path")]
    [TestCase("9lives pr", 1, "an attribute path")]
    [TestCase("user:name pr", 1, "an attribute path")]
    [TestCase("urn:x: pr", 1, "an attribute path")]
    [TestCase("name. pr", 1, "an attribute path")]
    [TestCase("a.b.c pr", 1, "an attribute path")]
    [TestCase("user,name pr", 1, "an attribute path")]
    [TestCase("naïve pr", 1, "an attribute path")]
    [TestCase("not userName pr", 5, "'(' after 'not'")]
    [TestCase("not", 4, "'(' after 'not'")]
    [TestCase("not not (a pr)", 5, "'(' after 'not'")]
    [TestCase("emails[type eq \"work\"", 22, "']'")]
    [TestCase("emails[type eq \"work\")", 22, "']'")]
    [TestCase("emails[]", 8, "an attribute path")]
    [TestCase("emails[type eq \"work\"] eq \"x\"", 24, "'and', 'or' or the end")]
    [TestCase("emails[type eq \"work\"].value", 29, "an operator")]
    [TestCase("emails[type eq \"work\"]. eq \"x\"", 24, "an attribute path")]
    [TestCase("emails[type eq \"work\"].9 eq \"x\"", 24, "an attribute path")]
    [TestCase("[type eq \"work\"]", 1, "an attribute path")]
    [TestCase("emails[a[b pr]]", 9, "Brackets cannot stand within brackets")]
    [TestCase("emails[(x pr and a[b pr])]", 19, "Brackets cannot stand within brackets")]
    [TestCase("a eq \"b", 6, "No closing quote")]
    [TestCase("a eq \"b\\\"", 6, "No closing quote")]
    [TestCase("a eq \"b\\", 8, "No JSON escape")]
    [TestCase("a eq \"b\\x41\"", 8, "No JSON escape")]
    [TestCase("a eq \"b\\'\"", 8, "No JSON escape")]
    [TestCase("a eq \"\\u12\"", 7, "four hexadecimal digits")]
    [TestCase("a eq \"\\u12g4\"", 7, "four hexadecimal digits")]
    [TestCase("a eq \"\\u 123\"", 7, "four hexadecimal digits")]
    [TestCase("a eq \"\\u", 7, "four hexadecimal digits")]
    [TestCase("a eq \"x\\ud83d\"", 6, "Half a surrogate pair")]
    [TestCase("a eq \"x\\ude00\\ud83d\"", 6, "Half a surrogate pair")]
    [TestCase("a eq \"x\\ud83dy\"", 6, "Half a surrogate pair")]
    [TestCase("a eq \"tab\there\"", 10, "A control character stands unescaped")]
    [TestCase("a eq \"line\nbreak\"", 11, "A control character stands unescaped")]
    [TestCase("a eq 'b'", 6, "A single quote")]
    [TestCase("emails[type eq 'work']", 16, "A single quote")]
    [TestCase("a eq b\u0001c", 7, "A control character stands outside")]
    [TestCase("\0", 1, "A control character stands outside")]
    public void Parse_OfWhatIsNoFilter_NamesTheProblemAndThePosition(string text, int position, string problem)
    {
        var fault = Refused(text);

        Assert.That(fault.Message, Does.Contain(problem).And.EndsWith($" at position {position}."));
    }

    // Attribute arguments cannot hold half a pair.
    [Test]
    public void Parse_OfHalfASurrogatePair_IsRefusedWhereverItStands([Values('\ud83d', '\ude00')] char half)
    {
        Assert.That(Refused($"a eq \"x{half}\"").Message, Does.EndWith(" at position 6."));
        Assert.That(Refused($"a eq x{half}y").Message, Does.EndWith(" at position 6."));
        Assert.That(Refused($"a eq \"\uFFFD{half}\"").Message, Does.EndWith(" at position 6."));
    }

    [Test]
    public void Parse_AtTheLimitOfLength_IsTakenAndOneMoreRefused()
    {
        var longest = "a eq \"" + new string('x', FilterParser.MaxLength - 7) + "\"";

        Assert.That(() => FilterParser.Parse(longest), Throws.Nothing);
        Assert.That(Refused(longest + " ").Message, Is.EqualTo("The filter is longer than 8000 characters at position 8001."));
    }

    [TestCase("(", "a pr", ")")]
    [TestCase("not (", "a pr", ")")]
    [TestCase("x pr and (", "a pr", ")")]
    [TestCase("(x pr or not(", "a pr", "))")]
    public void Parse_AtTheLimitOfDepth_IsTakenAndOneMoreRefused(string open, string inner, string close)
    {
        var levels = FilterParser.MaxDepth / open.Count(unit => unit == '(');
        var deepest = Repeat(open, levels) + inner + Repeat(close, levels);

        Assert.That(() => FilterParser.Parse(deepest), Throws.Nothing);
        Assert.That(Refused($"({deepest})").Message, Does.StartWith("The filter nests deeper than 32 levels at position "));
    }

    [Test]
    public void Parse_OfBracketsInTheDeepestParentheses_IsRefused() =>
        Assert.That(Refused(Repeat("(", 32) + "a[b pr]" + Repeat(")", 32)).Message, Does.EndWith("32 levels at position 34."));

    [Test]
    public void Parse_OfNothingButOpenParentheses_IsRefusedWithoutDeepRecursion() =>
        Assert.That(Refused(new string('(', FilterParser.MaxLength)).Message, Does.EndWith("32 levels at position 33."));

    [TestCase("a pr or ", "a pr")]
    [TestCase("a eq 1 and ", "a ne 2")]
    [TestCase("a[b pr] or ", "a pr")]
    public void Parse_AtTheLimitOfTerms_IsTakenAndOneMoreRefused(string term, string last)
    {
        var most = Repeat(term, FilterParser.MaxTerms - 1) + last;

        Assert.That(() => FilterParser.Parse(most), Throws.Nothing);
        Assert.That(Refused(term + most).Message, Does.StartWith("The filter has more than 200 terms at position "));
    }

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    private static ScimFault Refused(string text)
    {
        var fault = Assert.Throws<ScimFault>(() => FilterParser.Parse(text));
        Assert.That(fault.Type, Is.EqualTo(ScimType.InvalidFilter));
        return fault;
    }
}
