using System.Text.Json.Nodes;
using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.Dialects.Schemas;

/// <summary>Definitions that cannot be taken: each names the place and leaves nothing behind.</summary>
public sealed class SchemaRefusalTests : ServerFixture
{
    private const string Simple = """{"name":"x","type":"string"}""";

    private static readonly TestCaseData[] BadMembers =
    [
        Case("urn", "5", "string_type", "urn"),
        Case("urn", "\"\"", "value_error", "urn"),
        Case("urn", "\"badge\"", "value_error", "urn"),
        Case("urn", "\"urn:x:\"", "value_error", "urn"),
        Case("urn", "\"urn:x:y\"", "value_error", "urn"),
        Case("urn", "\"urn:example:a:\"", "value_error", "urn"),
        Case("urn", "\"urn:example:a b\"", "value_error", "urn"),
        Case("urn", "\"urn:example:it's\"", "value_error", "urn"),
        Case("urn", "\"urn:example:a,b\"", "value_error", "urn"),
        Case("urn", $"\"urn:example:{new string('a', 244)}\"", "value_error", "urn"),
        Case("urn", "\"urn:ietf:params:scim:schemas:core:2.0:User\"", "value_error", "urn"),
        Case("urn", "\"URN:ietf:params:scim:schemas:extension:ENTERPRISE:2.0:User\"", "value_error", "urn"),
        Case("urn", "\"urn:ietf:params:scim:api:messages:2.0:Error\"", "value_error", "urn"),
        Case("urn", "\"urn:scim:schemas:extension:enterprise:1.0\"", "value_error", "urn"),
        Case("resource_type", "\"Device\"", "literal_error", "resource_type"),
        Case("resource_type", "\"user\"", "literal_error", "resource_type"),
        Case("resource_type", "null", "string_type", "resource_type"),
        Case("name", "\"\"", "string_too_short", "name"),
        Case("name", "\"a\\u0000b\"", "value_error", "name"),
        Case("description", "5", "string_type", "description"),
        Case("description", $"\"{new string('a', 1001)}\"", "string_too_long", "description"),
        Case("attributes", "{}", "list_type", "attributes"),
        Case("attributes", "[]", "too_short", "attributes"),
        Case("attributes", $"[{string.Join(",", Enumerable.Range(0, 201).Select(n => $$"""{"name":"a{{n}}","type":"string"}"""))}]", "too_long", "attributes"),
        Case("attributes", "[5]", "model_attributes_type", "attributes", 0),
        Case("id", "\"x\"", "extra_forbidden", "id"),
    ];

    private static readonly TestCaseData[] BadAttributes =
    [
        Of("""{"type":"string"}""", "missing", "name"),
        Of("""{"name":"a"}""", "missing", "type"),
        Of("""{"name":5,"type":"string"}""", "string_type", "name"),
        Of("""{"name":"","type":"string"}""", "value_error", "name"),
        Of("""{"name":"1a","type":"string"}""", "value_error", "name"),
        Of("""{"name":"a.b","type":"string"}""", "value_error", "name"),
        Of("""{"name":"$ref","type":"string"}""", "value_error", "name"),
        Of("""{"name":"a\n","type":"string"}""", "value_error", "name"),
        Of("""{"name":"X","type":"string"}""", "value_error", "name"),
        Of("""{"name":"a","type":"text"}""", "literal_error", "type"),
        Of("""{"name":"a","type":"String"}""", "literal_error", "type"),
        Of("""{"name":"a","type":"string","multiValued":"yes"}""", "bool_type", "multiValued"),
        Of("""{"name":"a","type":"string","required":1}""", "bool_type", "required"),
        Of("""{"name":"a","type":"string","mutability":"write"}""", "literal_error", "mutability"),
        Of("""{"name":"a","type":"string","returned":"no"}""", "literal_error", "returned"),
        Of("""{"name":"a","type":"string","mutability":"writeOnly","returned":"default"}""", "literal_error", "returned"),
        Of("""{"name":"a","type":"string","uniqueness":"server"}""", "literal_error", "uniqueness"),
        Of("""{"name":"a","type":"binary","caseExact":false}""", "literal_error", "caseExact"),
        Of("""{"name":"a","type":"integer","canonicalValues":["1"]}""", "value_error", "canonicalValues"),
        Of("""{"name":"a","type":"string","canonicalValues":"1"}""", "list_type", "canonicalValues"),
        Of("""{"name":"a","type":"string","canonicalValues":["b",5]}""", "string_type", "canonicalValues", 1),
        Of("""{"name":"a","type":"string","canonicalValues":[""]}""", "string_too_short", "canonicalValues", 0),
        Of("""{"name":"a","type":"string","referenceTypes":["User"]}""", "value_error", "referenceTypes"),
        Of("""{"name":"a","type":"reference","referenceTypes":["User","Device"]}""", "literal_error", "referenceTypes", 1),
        Of("""{"name":"a","type":"string","multi_valued":true}""", "extra_forbidden", "multi_valued"),
        Of("""{"name":"a","type":"string","subAttributes":[{"name":"b","type":"string"}]}""", "value_error", "subAttributes"),
        Of("""{"name":"a","type":"complex"}""", "missing", "subAttributes"),
        Of("""{"name":"a","type":"complex","subAttributes":[]}""", "too_short", "subAttributes"),
        Of("""{"name":"a","type":"complex","subAttributes":["b"]}""", "model_attributes_type", "subAttributes", 0),
        Of("""{"name":"a","type":"complex","subAttributes":[{"name":"b","type":"string"},{"name":"B","type":"string"}]}""", "value_error", "subAttributes", 1, "name"),
        Of("""{"name":"a","type":"complex","subAttributes":[{"name":"b","type":"complex"}]}""", "literal_error", "subAttributes", 0, "type"),
        Of("""{"name":"a","type":"complex","subAttributes":[{"name":"b","type":"string","multiValued":true}]}""", "literal_error", "subAttributes", 0, "multiValued"),
        Of("""{"name":"a","type":"complex","subAttributes":[{"name":"b","type":"string","uniqueness":"global"}]}""", "literal_error", "subAttributes", 0, "uniqueness"),
        Of("""{"name":"a","type":"complex","subAttributes":[{"name":"b","type":"string","extra":1}]}""", "extra_forbidden", "subAttributes", 0, "extra"),
        Of("""{"name":"a","type":"complex","subAttributes":[{"name":"b","type":"string","canonicalValues":[1]}]}""", "string_type", "subAttributes", 0, "canonicalValues", 0),
    ];

    [TestCaseSource(nameof(BadMembers))]
    public Task Create_BadMember_IsTypedAndStoresNothing(string name, string value, string type, object[] location)
    {
        var body = JsonNode.Parse(SchemaBodies.Of("urn:example:ok", $"[{Simple}]"))!;
        body[name] = JsonNode.Parse(value);

        return AssertRefusedAsync(body.ToJsonString(), type, location);
    }

    [TestCaseSource(nameof(BadAttributes))]
    public Task Create_BadAttribute_IsTypedAndStoresNothing(string attribute, string type, object[] location) =>
        AssertRefusedAsync(SchemaBodies.Of("urn:example:ok", $"[{Simple},{attribute}]"), type, ["attributes", 1, .. location]);

    [Test]
    public async Task Create_Nothing_NamesEveryMissingMember()
    {
        var tenant = await App.AddTenantAsync();

        var answer = await tenant.Admin.PostAsync(SchemaBodies.Path, "{}");

        Assert.That(answer["detail"]!.AsArray().Select(detail => (string?)detail!["loc"]![1]), Is.EqualTo(["urn", "resource_type", "name", "attributes"]));
    }

    private async Task AssertRefusedAsync(string body, string type, object[] location)
    {
        var tenant = await App.AddTenantAsync();

        var answer = await tenant.Admin.PostAsync(SchemaBodies.Path, body);

        Assert.That(answer.Status, Is.EqualTo(422), answer.ToString());
        Assert.That(answer["detail"]!.AsArray(), Has.Count.EqualTo(1), answer.ToString());
        Assert.That((string?)answer["detail"]![0]!["type"], Is.EqualTo(type), answer.ToString());
        Assert.That(answer["detail"]![0]!["loc"]!.ToJsonString(), Is.EqualTo(new JsonArray([JsonValue.Create("body"), .. location.Select(Step)]).ToJsonString()));
        Assert.That((int)(await tenant.Admin.GetAsync(SchemaBodies.Path))["total"]!, Is.Zero);
    }

    private static JsonNode Step(object step) => step is int place ? JsonValue.Create(place) : JsonValue.Create((string)step);

    private static TestCaseData Case(string name, string value, string type, params object[] location) =>
        new TestCaseData(name, value, type, location).SetArgDisplayNames(name, value.Length > 80 ? value[..80] : value, type);

    private static TestCaseData Of(string attribute, string type, params object[] location) =>
        new TestCaseData(attribute, type, location).SetArgDisplayNames(attribute, type);
}
