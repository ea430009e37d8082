using System.Text.Json;
using ScimPlatform.Application.Bulk;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Scim;
using ScimPlatform.Application.Scim.Messages;
using ScimPlatform.Application.UnitTests.Scim;

namespace ScimPlatform.Application.UnitTests.Bulk;

public sealed class BulkIdReferencesTests
{
    [TestCase("""{"value":"bulkId:u"}""", """{"value":"<u>"}""")]
    [TestCase("""{"value":"BULKID:u"}""", """{"value":"<u>"}""")]
    [TestCase("""{"value":"\u0062ulkId:u"}""", """{"value":"<u>"}""")]
    [TestCase("""{"a":"x:y","b:c":{"value":"bulkId:u"}}""", """{"a":"x:y","b:c":{"value":"<u>"}}""")]
    [TestCase("""{"value":"bulkId:with/any \"sign\""}""", """{"value":"<with/any \"sign\">"}""")]
    [TestCase("""{"members":[{"value":"bulkId:a"},"bulkId:b",{"value":"c"}]}""", """{"members":[{"value":"<a>"},"<b>",{"value":"c"}]}""")]
    [TestCase("""{"@enterprise":{"manager":{"value":"bulkId:boss"}}}""", """{"@enterprise":{"manager":{"value":"<boss>"}}}""")]
    [TestCase("""{"$ref":"/Users/bulkId:u"}""", """{"$ref":"/Users/<u>"}""")]
    [TestCase("""{"$ref":"https://scim.example.com/scim/v2/Users/bulkId:u"}""", """{"$ref":"https://scim.example.com/scim/v2/Users/<u>"}""")]
    [TestCase("""{"op":"remove","path":"members[value eq \"bulkId:a\" or value eq \"bulkId:b\"]"}""", """{"op":"remove","path":"members[value eq \"<a>\" or value eq \"<b>\"]"}""")]
    [TestCase("""{"title":"see bulkId:u","n":5,"b":true,"z":null,"bulkId:u":"x"}""", """{"title":"see bulkId:u","n":5,"b":true,"z":null,"bulkId:u":"x"}""")]
    [TestCase("""{"value":"bulkId:"}""", """{"value":"bulkId:"}""")]
    public void Resolve_Data_HasIdsForReferencesAndNothingElseChanges(string data, string expected)
    {
        var operation = new BulkOperation(BulkMethod.Patch, "/Groups/1", null, null, Json.Element(data));

        var resolved = BulkIdReferences.Resolve(operation, bulkId => $"<{bulkId}>");

        Assert.That(Json.AreSame(System.Text.Json.Nodes.JsonNode.Parse(resolved.Data.GetRawText()), expected), Is.True, resolved.Data.GetRawText());
    }

    [Test]
    public void Resolve_Path_HasTheId()
    {
        var operation = new BulkOperation(BulkMethod.Delete, "/Users/bulkId:u", null, null, default);

        var resolved = BulkIdReferences.Resolve(operation, bulkId => $"<{bulkId}>");

        Assert.That((resolved.Path, resolved.Data.ValueKind), Is.EqualTo(("/Users/<u>", JsonValueKind.Undefined)));
    }

    [Test]
    public void Of_BulkId_IsTheIdOrSaysWhyNot()
    {
        var (ids, id) = (new BulkIds(), Guid.NewGuid());
        ids.Note(Operations.Of(Operations.User("done"))[0], id);
        ids.Note(Operations.Of(Operations.User("failed"))[0], null);

        Assert.That(ids.Of("done"), Is.EqualTo(id.ToString()));
        Assert.That(() => ids.Of("failed"), Throws.TypeOf<Refusal>().With.Property("Error").Property("Kind").EqualTo(ErrorKind.Conflict));
        Assert.That(() => ids.Of("Done"), Throws.TypeOf<ScimFault>().With.Property("Type").EqualTo(ScimType.InvalidValue));
    }
}
