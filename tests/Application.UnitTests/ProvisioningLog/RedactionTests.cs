using System.Text;
using System.Text.Json;
using ScimPlatform.Application.ProvisioningLog;

namespace ScimPlatform.Application.UnitTests.ProvisioningLog;

/// <summary>What of a request and its answer may be kept: structure and the protocol's own words, and nothing of a person.</summary>
public sealed class RedactionTests
{
    private const string Id = "0195a1b2-0000-7000-8000-00000000000a";

    private static IEnumerable<TestCaseData> Bodies =>
    [
        Case(
            "a user",
            """{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"babs@example.com","externalId":"701984","active":true,"password":"t1meMa$heen","name":{"givenName":"Barbara"},"emails":[{"value":"babs@example.com","type":"work","primary":true}],"nickName":""}""",
            """{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"***","externalId":"***","active":true,"password":"***","name":{"givenName":"***"},"emails":[{"value":"***","type":"work","primary":true}],"nickName":""}"""),
        Case(
            "an extension that the tenant does not have",
            """{"urn:example:badge:1.0:User":{"badge":"A-1","salary":100000,"secret":true}}""",
            """{"***":{"***":"***","***":"***","***":true}}"""),
        Case(
            "a PATCH of an e-mail as Entra sends it",
            """{"Operations":[{"op":"Replace","path":"emails[type eq \"work\"].value","value":"babs@example.com"},{"op":"Replace","path":"active","value":"False"}]}""",
            """{"Operations":[{"op":"Replace","path":"emails[type eq \"work\"].value","value":"***"},{"op":"Replace","path":"active","value":"False"}]}"""),
        Case(
            "a PATCH of members",
            """{"Operations":[{"op":"add","path":"members","value":[{"value":"0195a1b2-0000-7000-8000-00000000000a","display":"Babs"}]},{"op":"remove","path":"members[value eq \"0195a1b2-0000-7000-8000-00000000000a\"]"}]}""",
            """{"Operations":[{"op":"add","path":"members","value":[{"value":"0195a1b2-0000-7000-8000-00000000000a","display":"***"}]},{"op":"remove","path":"members[value eq \"0195a1b2-0000-7000-8000-00000000000a\"]"}]}"""),
        Case(
            "a PATCH of a password that looks like an id",
            """{"Operations":[{"op":"replace","value":"0195a1b2-0000-7000-8000-00000000000a","path":"password"},{"op":"replace","value":{"password":"0195a1b2-0000-7000-8000-00000000000a"}}]}""",
            """{"Operations":[{"op":"replace","value":"***","path":"password"},{"op":"replace","value":{"password":"***"}}]}"""),
        Case(
            "a PATCH with paths for names",
            """{"Operations":[{"op":"add","value":{"name.givenName":"Babs","emails[type eq \"work\"].value":"b@example.com","addresses[country eq \"Jensen\"].locality":"x"}}]}""",
            """{"Operations":[{"op":"add","value":{"name.givenName":"***","emails[type eq \"work\"].value":"***","addresses[country eq \"***\"].locality":"***"}}]}"""),
        Case(
            "a bulk request",
            """{"failOnErrors":1,"Operations":[{"method":"POST","path":"/Users","bulkId":"babs@example.com","data":{"userName":"babs"}},{"method":"DELETE","path":"/Users/0195a1b2-0000-7000-8000-00000000000a","version":"W/\"7\""},{"method":"PUT","path":"/Users/bulkId:babs@example.com"}]}""",
            """{"failOnErrors":1,"Operations":[{"method":"POST","path":"/Users","bulkId":"***","data":{"userName":"***"}},{"method":"DELETE","path":"/Users/0195a1b2-0000-7000-8000-00000000000a","version":"W/\"7\""},{"method":"PUT","path":"/Users/***"}]}"""),
        Case(
            "a search", """{"filter":"userName eq \"babs\" and active eq true","startIndex":1,"count":10,"attributes":["userName","Babs"],"sortBy":"name.familyName","cursor":"abc"}""",
            """{"filter":"userName eq \"***\" and active eq true","startIndex":1,"count":10,"attributes":["userName","***"],"sortBy":"name.familyName","cursor":"***"}"""),
        Case("names that are people", """{"babs@example.com":1,"Barbara Jensen":{"x":"y"}}""", """{"***":"***","*** ***":{"***":"***"}}"""),
        Case("what claims to be ours", """{"detail":"Barbara lives here","status":"555-1234","scimType":"Barbara"}""", """{"detail":"***","status":"***","scimType":"***"}"""),
        Case("a bare text", "\"babs@example.com\"", "\"***\""),
    ];

    private static IEnumerable<TestCaseData> Filters =>
    [
        new("userName eq \"babs\"", "userName eq \"***\""),
        new("userName eq babs", "userName eq ***"),
        new("userName eq 'Barbara Maria Jensen'", "userName eq *** *** ***"),
        new("userName eq \"babs", "userName eq \"***\""),
        new("userName eq \"a\\\"b@example.com\" or title pr", "userName eq \"***\" or title pr"),
        new("emails[type eq \"work\" and value co \"@example.com\"]", "emails[type eq \"work\" and value co \"***\"]"),
        new("not (active eq true) and meta.lastModified gt \"2011-05-13T04:42:34Z\"", "not (active eq true) and meta.lastModified gt \"***\""),
        new("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq \"Sales\"", "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq \"***\""),
        new($"id eq \"{Id}\"", $"id eq \"{Id}\""),
        new("usrName eq \"babs\"", "*** eq \"***\""),
        new("babs", "***"),
        new("babs@example.com", "***"),
        new("", ""),
    ];

    [TestCaseSource(nameof(Bodies))]
    public void Body_Whole_KeepsWhatIsTheProtocols(string body, string expected) => Assert.That(Redact(body), Is.EqualTo(new RedactedBody(expected, false)));

    [TestCaseSource(nameof(Filters))]
    public void Filter_OfAnyForm_KeepsAttributesAndOperators(string filter, string expected) =>
        Assert.That(FilterRedaction.Redact(filter, KnownWords.Core), Is.EqualTo(expected));

    [Test]
    public void Body_OfOurs_KeepsItsSentenceWithoutWhatItQuotes()
    {
        var body = """{"status":"400","scimType":"invalidValue","detail":"'members' names '0195a1b2-0000-7000-8000-00000000000a', 'Babs' and babs@example.com."}""";

        var redacted = BodyRedaction.Of(Encoding.UTF8.GetBytes(body), isWhole: true, isOurs: true, 1000);

        Assert.That(redacted.Json, Is.EqualTo("""{"status":"400","scimType":"invalidValue","detail":"'members' names '0195a1b2-0000-7000-8000-00000000000a', '***' and '***'"}"""));
    }

    [Test]
    public void Body_CutAnywhere_IsADocumentThatSaysSo()
    {
        var body = Encoding.UTF8.GetBytes((string)Bodies.First().Arguments[0]!);
        for (var length = 1; length < body.Length; length++)
        {
            var redacted = BodyRedaction.Of(body.AsSpan(0, length), isWhole: false, isOurs: false, 1000);

            Assert.That(redacted.IsCut);
            Assert.That(redacted.Json is null || JsonDocument.Parse(redacted.Json).RootElement.ValueKind == JsonValueKind.Object);
            Assert.That(redacted.Json ?? "", Does.Not.Contain("Barbara").And.Not.Contain("babs").And.Not.Contain("t1me"));
        }
    }

    [TestCase("""{"userName":"babs" "active":true}""", """{"userName":"***"}""")]
    [TestCase("""{"active":true,}""", """{"active":true}""")]
    [TestCase("userName=babs", null)]
    [TestCase("", null)]
    public void Body_ThatIsNoJson_IsShownAsFarAsItIs(string body, string? expected)
    {
        var redacted = BodyRedaction.Of(Encoding.UTF8.GetBytes(body), isWhole: true, isOurs: false, 1000);

        Assert.That(redacted, Is.EqualTo(new RedactedBody(expected, true)));
    }

    [Test]
    public void Body_LongerThanIsKept_IsCutAndClosed()
    {
        var body = $"[{string.Join(',', Enumerable.Repeat("true", 1000))}]";

        var redacted = BodyRedaction.Of(Encoding.UTF8.GetBytes(body), isWhole: true, isOurs: false, 100);

        Assert.That(redacted.IsCut);
        Assert.That(redacted.Json, Has.Length.LessThan(120));
        Assert.That(JsonDocument.Parse(redacted.Json!).RootElement.GetArrayLength(), Is.GreaterThan(10));
    }

    [TestCase("/scim/v2/Users/" + Id, "/scim/v2/Users/" + Id)]
    [TestCase("/api/scim/namespaces/system/v2/Users", "/api/scim/namespaces/system/v2/Users")]
    [TestCase("/scim/v2/Users/babs@example.com", "/scim/v2/Users/***")]
    [TestCase("/scim/v2/Schemas/urn:ietf:params:scim:schemas:core:2.0:User", "/scim/v2/Schemas/urn:ietf:params:scim:schemas:core:2.0:User")]
    public void Path_WithIds_KeepsThemAndNothingElse(string path, string expected) => Assert.That(UrlRedaction.Path(path), Is.EqualTo(expected));

    [Test]
    public void Query_OfParameters_KeepsTheirNamesAndWhatIsTheProtocols()
    {
        KeyValuePair<string, string>[] query = [new("filter", "userName eq \"babs\""), new("count", "10"), new("access_token", "scim_test_x"), new("a b", "c")];

        Assert.That(UrlRedaction.Query(query), Is.EqualTo("filter=userName eq \"***\"&count=10&***=***&***=***"));
    }

    private static RedactedBody Redact(string body) => BodyRedaction.Of(Encoding.UTF8.GetBytes(body), isWhole: true, isOurs: false, 10_000);

    private static TestCaseData Case(string what, string body, string expected) => new TestCaseData(body, expected).SetArgDisplayNames(what);
}
