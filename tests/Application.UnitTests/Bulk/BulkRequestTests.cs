using System.Text.Json;
using ScimPlatform.Application.Scim;
using ScimPlatform.Application.Scim.Messages;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.UnitTests.Scim;

namespace ScimPlatform.Application.UnitTests.Bulk;

public sealed class BulkRequestTests
{
    private const string Bulk = "\"schemas\":[\"" + ScimUrns.BulkRequest + "\"]";

    private static IEnumerable<TestCaseData> Bad =>
    [
        Case("[]", ScimType.InvalidSyntax, "body"),
        Case("5", ScimType.InvalidSyntax, "body"),
        Case("""{"Operations":[]}""", ScimType.InvalidValue, "schemas"),
        Case("""{"schemas":["@patch"],"Operations":[]}""", ScimType.InvalidValue, "schemas"),
        Case("""{"schemas":5,"Operations":[]}""", ScimType.InvalidValue, "schemas"),
        Case($$"""{{{Bulk}} }""", ScimType.InvalidSyntax, "Operations"),
        Case($$"""{{{Bulk}},"Operations":{} }""", ScimType.InvalidSyntax, "Operations"),
        Case($$"""{{{Bulk}},"Operations":[]}""", ScimType.InvalidValue, "Operations"),
        Case($$"""{{{Bulk}},"Operations":[],"operations":[]}""", ScimType.InvalidSyntax, "operations"),
        Case(With("null"), ScimType.InvalidSyntax, "Operations[0]"),
        Case(With("\"x\""), ScimType.InvalidSyntax, "Operations[0]"),
        Case(With("""{"path":"/Users"}"""), ScimType.InvalidSyntax, "Operations[0].method"),
        Case(With("""{"method":"GET","path":"/Users"}"""), ScimType.InvalidSyntax, "Operations[0].method"),
        Case(With("""{"method":"0","path":"/Users"}"""), ScimType.InvalidSyntax, "Operations[0].method"),
        Case(With("""{"method":5,"path":"/Users"}"""), ScimType.InvalidSyntax, "Operations[0].method"),
        Case(With("""{"method":"DELETE"}"""), ScimType.InvalidSyntax, "Operations[0].path"),
        Case(With("""{"method":"DELETE","path":[]}"""), ScimType.InvalidSyntax, "Operations[0].path"),
        Case(With("""{"method":"DELETE","path":"/Users/1","version":1}"""), ScimType.InvalidSyntax, "Operations[0].version"),
        Case(With("""{"method":"POST","path":"/Users","bulkId":7}"""), ScimType.InvalidSyntax, "Operations[0].bulkId"),
        Case(With("""{"method":"POST","path":"/Users"}"""), ScimType.InvalidValue, "Operations[0].bulkId"),
        Case(With("""{"method":"PUT","path":"/Users/1","bulkId":""}"""), ScimType.InvalidValue, "Operations[0].bulkId"),
        Case(With("""{"method":"DELETE","path":"/Users/1","Method":"PUT"}"""), ScimType.InvalidSyntax, "Operations[0].Method"),
        Case(With(Operations.User("a"), Operations.User("b"), Operations.User("a")), ScimType.InvalidValue, "Operations[2].bulkId"),
        Case(With(0), ScimType.InvalidValue, "failOnErrors"),
        Case(With(-1), ScimType.InvalidValue, "failOnErrors"),
        Case(With(1.5), ScimType.InvalidValue, "failOnErrors"),
        Case(With(true), ScimType.InvalidValue, "failOnErrors"),
        Case(With(long.MaxValue), ScimType.InvalidValue, "failOnErrors"),
    ];

    [Test]
    public void Read_MembersInAnyCase_AreTaken()
    {
        var request = Operations.Read(
            $$"""{"SCHEMAS":["{{ScimUrns.BulkRequest.ToUpperInvariant()}}"],"failonerrors":2,"OPERATIONS":[{"Method":"patch","PATH":"/Users/1","bulkid":"a","VERSION":"W/\"3\"","Data":{} },{"method":"DELETE","path":"/Groups/2","bulkId":null,"data":null}]}""");

        Assert.That(request.FailOnErrors, Is.EqualTo(2));
        Assert.That(
            request.Operations.Select(operation => (operation.Method, operation.Path, operation.BulkId, operation.Version, operation.Data.ValueKind)),
            Is.EqualTo(new[]
            {
                (BulkMethod.Patch, "/Users/1", "a", "W/\"3\"", JsonValueKind.Object),
                (BulkMethod.Delete, "/Groups/2", null, (string?)null, JsonValueKind.Undefined),
            }));
    }

    [TestCase("\"x\"")]
    [TestCase("[]")]
    [TestCase("5")]
    public void Read_DataOfAnyKind_IsLeftToItsOperation(string data)
    {
        var request = Operations.Read(With($$"""{"method":"PATCH","path":"/Users/1","data":{{data}}}"""));

        Assert.That(request.Operations[0].Data.GetRawText(), Is.EqualTo(data));
    }

    [TestCaseSource(nameof(Bad))]
    public void Read_BadMessage_IsRefusedByTypeAndPlace(string body, ScimType type, string place) =>
        Assert.That(
            () => Operations.Read(body),
            Throws.TypeOf<ScimFault>().With.Property("Type").EqualTo(type).And.Message.Contains(place));

    [Test]
    public void Read_SchemasIgnored_TakesAMessageWithout()
    {
        var body = Json.Element($$"""{"Operations":[{{Operations.User("a")}}]}""");

        Assert.That(BulkRequest.Read(body, ReadOptions.Default with { IgnoreSchemas = true }).Operations, Has.Count.EqualTo(1));
    }

    [Test]
    public void Read_HalfASurrogatePair_IsRefused()
    {
        const string Half = "\\ud800";

        Assert.That(() => Operations.Read(With($$"""{"method":"DELETE","path":"{{Half}}"}""")), Throws.TypeOf<ScimFault>());
        Assert.That(() => Operations.Read(With($$"""{"{{Half}}":"DELETE","path":"/Users/1"}""")), Throws.TypeOf<ScimFault>());
    }

    [Test]
    public void ToString_Operation_KeepsTheDataSecret() =>
        Assert.That(Operations.Of(Operations.User("s3cret"))[0].ToString(), Is.EqualTo("Post /Users"));

    private static string With(params string[] operations) => $$"""{{{Bulk}},"Operations":[{{string.Join(',', operations)}}]}""";

    private static string With(object failOnErrors) =>
        $$"""{{{Bulk}},"failOnErrors":{{JsonSerializer.Serialize(failOnErrors)}},"Operations":[{{Operations.User("a")}}]}""";

    private static TestCaseData Case(string body, ScimType type, string place) => new(body, type, place);
}
