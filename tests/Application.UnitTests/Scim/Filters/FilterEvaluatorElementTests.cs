using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Application.Scim.Schemas;
using ScimPlatform.TestSupport;

namespace ScimPlatform.Application.UnitTests.Scim.Filters;

public sealed class FilterEvaluatorElementTests
{
    private static readonly string?[] OddValues =
    [
        null, "null", "true", "1", "1e400", "\"text\"", "\"\"", "\"\\ud800\"", "[]", "{}", "[null]", "[[1]]", "[true, 1, \"text\", {}, []]",
        "{\"value\":{\"value\":1}}", "{\"value\":[\"a\"]}", "[{\"value\":null}]", "[{\"value\":\"\\ud800\",\"type\":7,\"primary\":\"true\"}]",
    ];

    [TestCase("type eq \"work\"", "{\"type\":\"Work\",\"value\":\"x\"}", true)]
    [TestCase("type eq \"work\"", "{\"value\":\"x\"}", false)]
    [TestCase("type ne \"work\"", "{\"value\":\"x\"}", true)]
    [TestCase("TYPE eq \"work\" and Value co \"@\"", "{\"type\":\"work\",\"value\":\"a@b\"}", true)]
    [TestCase("primary eq \"True\"", "{\"primary\":true}", true)]
    [TestCase("primary eq \"True\"", "{\"primary\":false}", false)]
    [TestCase("not (primary eq true)", "{\"value\":\"x\"}", true)]
    [TestCase("display pr", "{\"value\":\"x\"}", false)]
    [TestCase("value eq null", "{\"type\":\"work\"}", true)]
    [TestCase("value eq \"x\"", "\"X\"", true)]
    [TestCase("type eq \"x\"", "\"x\"", false)]
    [TestCase("value eq \"x\"", "17", false)]
    [TestCase("value eq \"x\"", "null", false)]
    [TestCase("value ne \"x\"", "null", true)]
    [TestCase("value eq \"x\"", "[\"x\"]", false)]
    public void Matches_ElementOfAComplexAttribute_ReadsItsSubAttributes(string text, string element, bool expected)
    {
        var filter = FilterBinder.BindElement(FilterParser.Parse(text), SchemaRegistry.Core.User.TopLevel("emails")!);

        Assert.That(FilterEvaluator.Matches(filter, JsonNode.Parse(element)), Is.EqualTo(expected));
    }

    [TestCase("value eq \"A\"", true)]
    [TestCase("value sw \"b\" or value pr", true)]
    [TestCase("value eq \"b\"", false)]
    public void Matches_ElementOfASimpleAttribute_IsItsOwnValue(string text, bool expected)
    {
        var filter = FilterBinder.BindElement(FilterParser.Parse(text), BadgeSchema.Schema.Attribute("tags")!);

        Assert.That(FilterEvaluator.Matches(filter, JsonValue.Create("a")), Is.EqualTo(expected));
    }

    [TestCaseSource(nameof(OddValues))]
    public void Matches_DocumentWithValuesOfTheWrongKind_AnswersEveryFilter(string? odd)
    {
        var type = FilterCaseDocuments.UserType;
        var document = Filled(type.Core.Attributes.Concat(type.Common.Attributes), odd);
        document[ScimUrns.EnterpriseUser] = Value(odd);
        document[BadgeSchema.Urn] = Filled(BadgeSchema.Schema.Attributes, odd);

        foreach (var filterCase in FilterCases.Users)
        {
            var filter = FilterBinder.Bind(FilterParser.Parse(filterCase.Text), type);
            Assert.That(() => FilterEvaluator.Matches(filter, document), Throws.Nothing, filterCase.Text);
        }
    }

    [Test]
    public void Matches_ValuesThatWereMadeInMemory_AreReadLikeParsedOnes()
    {
        var instant = new DateTimeOffset(2011, 5, 13, 6, 42, 34, TimeSpan.FromHours(2));
        var document = new JsonObject
        {
            ["active"] = true,
            ["meta"] = new JsonObject { ["created"] = instant },
            [BadgeSchema.Urn] = new JsonObject { ["level"] = 3, ["score"] = 1.5, ["tags"] = new JsonArray("a") },
        };
        var filter = FilterParser.Parse("active eq true and meta.created eq \"2011-05-13T04:42:34Z\" and level eq 3 and score gt 1.4 and tags eq \"a\"");

        Assert.That(FilterEvaluator.Matches(FilterBinder.Bind(filter, FilterCaseDocuments.UserType), document), Is.True);
    }

    private static JsonObject Filled(IEnumerable<AttributeDefinition> attributes, string? odd) =>
        new(attributes.Select(attribute => KeyValuePair.Create(attribute.Name, Value(odd))));

    private static JsonNode? Value(string? odd) => odd is null ? null : JsonNode.Parse(odd);
}
