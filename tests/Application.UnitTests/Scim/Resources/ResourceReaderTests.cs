using ScimPlatform.Application.Scim;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Application.UnitTests.Scim.Resources;

public sealed class ResourceReaderTests
{
    private const string Enterprise = ScimUrns.EnterpriseUser;

    private static IEnumerable<TestCaseData> Accepted()
    {
        yield return Case("7643 2.1: names in any case", """{"USERNAME":"a","Name":{"GIVENNAME":"B"}}""", """{"userName":"a","name":{"givenName":"B"}}""");
        yield return Case("7643 2.5: null, [] and {} are unassigned", """{"userName":"a","title":null,"emails":[],"name":{},"roles":[{}],"nickName":[]}""", """{"userName":"a"}""");
        yield return Case("7643 2.5: nulls inside are unassigned", """{"userName":"a","name":{"givenName":null},"emails":[{"value":"x","type":null}]}""", """{"userName":"a","emails":[{"value":"x"}]}""");
        yield return Case("7644 3.3: readOnly is ignored, whatever it holds", """{"userName":"a","id":5,"meta":"x","groups":[{"value":"g"}]}""", """{"userName":"a"}""");
        yield return Case("unknown attributes and extensions are ignored", """{"userName":"a","favouriteColour":"blue","urn:acme:2.0:User":{"x":1},"name":{"x":1}}""", """{"userName":"a"}""");
        yield return Case("7643 3.3: extension under its URN in any case", """{"userName":"a","URN:ietf:params:scim:schemas:EXTENSION:enterprise:2.0:user":{"DEPARTMENT":"D"}}""", """{"userName":"a","@enterprise":{"department":"D"}}""");
        yield return Case("empty extension is unassigned", """{"userName":"a","@enterprise":{"department":null}}""", """{"userName":"a"}""");
        yield return Case("7643 4.3: manager.displayName is readOnly", """{"userName":"a","@enterprise":{"manager":{"value":"1","displayName":"Boss"}}}""", """{"userName":"a","@enterprise":{"manager":{"value":"1"}}}""");
        yield return Case("7643 2.4: equal values stand once", """{"userName":"a","emails":[{"type":"work","value":"x"},{"value":"x","type":"work"}]}""", """{"userName":"a","emails":[{"value":"x","type":"work"}]}""");
        yield return Case("7643 2.4: same type and value is one value", """{"userName":"a","emails":[{"type":"work","value":"x"},{"value":"x","type":"work","primary":true}]}""", """{"userName":"a","emails":[{"value":"x","type":"work","primary":true}]}""");
        yield return Case("addresses differ by any part", """{"userName":"a","addresses":[{"region":"CA"},{"region":"CA"},{"region":"WA"}]}""", """{"userName":"a","addresses":[{"region":"CA"},{"region":"WA"}]}""");
        yield return Case("text is kept as sent", """{"userName":"  e\u0301 ","displayName":""}""", """{"userName":"  e\u0301 ","displayName":""}""");
        yield return Case("7643 2.3.6: certificates with line breaks", """{"userName":"a","x509Certificates":[{"value":"MIID\nQz=="}]}""", """{"userName":"a","x509Certificates":[{"value":"MIID\nQz=="}]}""");
        yield return Case("Okta: password is read", """{"userName":"a","password":"s3cret","groups":[]}""", """{"userName":"a","password":"s3cret"}""");
        yield return Case("Entra: booleans as text", """{"userName":"a","active":"False","roles":[{"value":"r","primary":"True"}]}""", """{"userName":"a","active":false,"roles":[{"value":"r","primary":true}]}""");
        yield return Case("Entra: manager as text", """{"userName":"a","@enterprise":{"manager":"271"}}""", """{"userName":"a","@enterprise":{"manager":{"value":"271"}}}""");
        yield return Case("Entra: manager as a list", """{"userName":"a","@enterprise":{"manager":[{"$ref":"../Users/271","value":"271"}]}}""", """{"userName":"a","@enterprise":{"manager":{"value":"271","$ref":"../Users/271"}}}""");
        yield return Case("Entra: empty manager is nobody", """{"userName":"a","@enterprise":{"manager":""}}""", """{"userName":"a"}""");
        yield return Case("Entra: mistyped enterprise URN", """{"userName":"a","urn:ietf:params:scim:schemas:extension:enterprise:2.0User":{"department":"D"}}""", """{"userName":"a","@enterprise":{"department":"D"}}""");
        yield return Case("Entra: role as JSON in text", """{"userName":"a","roles":[{"value":"{\"id\":\"06b0\",\"value\":\"Admin\",\"displayName\":\"Administrator\"}"}]}""", """{"userName":"a","roles":[{"value":"Admin","display":"Administrator"}]}""");
        yield return Case("F5: roles as plain text", """{"userName":"a","roles":["r1",{"value":"r2"}]}""", """{"userName":"a","roles":[{"value":"r1"},{"value":"r2"}]}""");
        yield return Case("one text for a list", """{"userName":"a","roles":"r1"}""", """{"userName":"a","roles":[{"value":"r1"}]}""");
        yield return Case("one object for a list", """{"userName":"a","emails":{"value":"x"}}""", """{"userName":"a","emails":[{"value":"x"}]}""");
    }

    private static IEnumerable<TestCaseData> Refused()
    {
        foreach (var (what, body) in new (string, string)[]
        {
            ("missing userName", "{}"), ("null userName", """{"userName":null}"""), ("empty userName", """{"userName":""}"""),
            ("blank userName", """{"userName":"  "}"""), ("userName an object", """{"userName":{"a":1}}"""),
            ("userName a list", """{"userName":["a"]}"""), ("userName a number", """{"userName":5}"""), ("U+0000", """{"userName":"a\u0000b"}"""),
        })
        {
            yield return new TestCaseData(body, ScimType.InvalidValue, "'userName'").SetArgDisplayNames(what);
        }

        foreach (var (what, member, named) in new (string, string, string)[]
        {
            ("active a word", "\"active\":\"maybe\"", "'active'"), ("active an object", "\"active\":{}", "'active'"),
            ("active a number", "\"active\":1", "'active'"),
            ("emails a number", "\"emails\":5", "'emails'"), ("null in a list", "\"emails\":[null]", "'emails'"), ("null in a list of others", "\"roles\":[{\"value\":\"a\"},null]", "'roles'"), ("emails numbers", "\"emails\":[1,2]", "'emails'"),
            ("emails lists", "\"emails\":[[]]", "'emails'"), ("email value a number", "\"emails\":[{\"value\":1}]", "'emails.value'"),
            ("name a list", "\"name\":[\"x\"]", "'name'"), ("name a string", "\"name\":\"Bob\"", "'name'"),
            ("displayName an object", "\"displayName\":{\"a\":1}", "'displayName'"), ("displayName an empty object", "\"displayName\":{}", "'displayName'"),
            ("two primary values", "\"emails\":[{\"value\":\"a\",\"primary\":true},{\"value\":\"b\",\"primary\":true}]", "'emails'"),
            ("certificate not base64", "\"x509Certificates\":[{\"value\":\"?\"}]", "'x509Certificates.value'"),
            ("extension a string", $"\"{Enterprise}\":\"x\"", Enterprise),
            ("extension attribute a list", $"\"{Enterprise}\":{{\"department\":[1]}}", Enterprise + ":department"),
        })
        {
            yield return new TestCaseData($$"""{"userName":"a",{{member}}}""", ScimType.InvalidValue, named).SetArgDisplayNames(what);
        }

        yield return new TestCaseData("""{"userName":"a","USERNAME":"b"}""", ScimType.InvalidSyntax, "USERNAME").SetArgDisplayNames("a name twice");
        yield return new TestCaseData("""{"userName":"a","name":{"givenName":"x","givenname":"y"}}""", ScimType.InvalidSyntax, "name.givenname").SetArgDisplayNames("a sub-attribute twice");
        yield return new TestCaseData("""{"userName":"\ud800"}""", ScimType.InvalidSyntax, "userName").SetArgDisplayNames("half a surrogate pair");
        yield return new TestCaseData("""{"userName":"a","\ud800":1}""", ScimType.InvalidSyntax, "Unicode").SetArgDisplayNames("half a surrogate pair in a name");
        yield return new TestCaseData("""{"userName":"a","x":1e999}""", ScimType.InvalidSyntax, "'x'").SetArgDisplayNames("a number out of range");
        yield return new TestCaseData($$"""{"userName":"a","x":{{new string('[', 40)}}{{new string(']', 40)}}}""", ScimType.InvalidSyntax, "deeper").SetArgDisplayNames("too deep");
    }

    [TestCaseSource(nameof(Accepted))]
    public void Read_ClientDocument_GivesCanonicalForm(string body, string expected)
    {
        var resource = ResourceReader.Read(SchemaRegistry.Core.User, Json.Element(body), ReadOptions.Default with { IgnoreSchemas = true });

        Assert.That(Json.AreSame(resource.Document, expected), Is.True, resource.Document.ToJsonString());
    }

    [TestCaseSource(nameof(Refused))]
    public void Read_BadDocument_IsRefusedByName(string body, ScimType type, string named)
    {
        void Act() => ResourceReader.Read(SchemaRegistry.Core.User, Json.Element(body), ReadOptions.Default with { IgnoreSchemas = true });

        Assert.That(Act, Throws.TypeOf<ScimFault>().With.Property("Type").EqualTo(type).And.Message.Contains(named));
    }

    [TestCase("5")]
    [TestCase("[]")]
    [TestCase("null")]
    [TestCase("[1]")]
    [TestCase("\"urn:ietf:params:scim:schemas:core:2.0:User\"")]
    [TestCase("[\"urn:ietf:params:scim:schemas:core:2.0:Group\"]")]
    [TestCase("[\"urn:ietf:params:scim:schemas:core:2.0:User\", 3]")]
    public void Read_WrongSchemas_IsInvalidValueUnlessIgnored(string schemas)
    {
        var body = Json.Element($$"""{"schemas":{{schemas}},"userName":"a"}""");

        Assert.That(() => ResourceReader.Read(SchemaRegistry.Core.User, body, ReadOptions.Default), Throws.TypeOf<ScimFault>().With.Message.Contains("'schemas'"));
        Assert.That(() => ResourceReader.Read(SchemaRegistry.Core.User, body, ReadOptions.Default with { IgnoreSchemas = true }), Throws.Nothing);
    }

    [TestCase("urn:ietf:params:scim:schemas:core:2.0:User", true)]
    [TestCase("URN:ietf:params:scim:schemas:core:2.0:USER", true)]
    [TestCase("urn:scim:schemas:core:2.0", false)]
    public void Read_SchemasNameTheCore_IsAccepted(string urn, bool isStrict)
    {
        var body = Json.Element($$"""{"SCHEMAS":["{{urn}}","urn:acme:x"],"userName":"a"}""");
        var options = isStrict ? ReadOptions.Strict : ReadOptions.Default;

        Assert.That(ResourceReader.Read(SchemaRegistry.Core.User, body, options).Document.Count, Is.EqualTo(1));
    }

    [TestCase("""{"members":[]}""", "'displayName'")]
    [TestCase("""{"displayName":"g","members":5}""", "'members'")]
    [TestCase("""{"displayName":"g","members":[{}]}""", "'members.value'")]
    [TestCase("""{"displayName":"g","members":[{"display":"x"}]}""", "'members.value'")]
    public void Read_BadGroup_IsInvalidValue(string body, string named)
    {
        void Act() => ResourceReader.Read(SchemaRegistry.Core.Group, Json.Element(body), ReadOptions.Default with { IgnoreSchemas = true });

        Assert.That(Act, Throws.TypeOf<ScimFault>().With.Property("Type").EqualTo(ScimType.InvalidValue).And.Message.Contains(named));
    }

    [Test]
    public void Read_GroupWithMembers_KeepsWhatClientsMaySet()
    {
        var body = Json.Element("""{"displayName":"g","members":[{"value":"1","display":"x","$ref":null},{"value":"2","type":"Group"},{"value":"1"}]}""");

        var group = ResourceReader.Read(SchemaRegistry.Core.Group, body, ReadOptions.Default with { IgnoreSchemas = true });

        Assert.That(Json.AreSame(group.Document["members"], """[{"value":"1"},{"value":"2","type":"Group"}]"""), Is.True);
    }

    [TestCase("\"active\":\"False\"")]
    [TestCase("\"roles\":[\"r\"]")]
    [TestCase("\"emails\":{\"value\":\"x\"}")]
    public void Read_DeviationUnderStrict_IsInvalidValue(string member)
    {
        var body = Json.Element($$"""{"schemas":["{{ScimUrns.User}}"],"userName":"a",{{member}}}""");

        Assert.That(() => ResourceReader.Read(SchemaRegistry.Core.User, body, ReadOptions.Strict), Throws.TypeOf<ScimFault>());
    }

    private static TestCaseData Case(string name, string body, string expected) => new TestCaseData(body, expected).SetArgDisplayNames(name);
}
