using System.Text.Json;
using ScimPlatform.Application.Scim;
using ScimPlatform.Application.Scim.Messages;

namespace ScimPlatform.Application.UnitTests.Scim.Messages;

public sealed class SearchRequestTests
{
    [TestCase("""{"count": "many", "cursor": ""}""", ScimType.InvalidCount)]
    [TestCase("""{"count": "many"}""", ScimType.InvalidValue)]
    [TestCase("""{"startIndex": "many", "cursor": ""}""", ScimType.InvalidValue)]
    public void Read_ANumberThatIsNone_IsRefusedByName(string body, ScimType fault) =>
        Assert.That(() => SearchRequest.Read(Json.Element(body)), Throws.TypeOf<ScimFault>().With.Property(nameof(ScimFault.Type)).EqualTo(fault));

    [Test]
    public void Read_WholeMessage_TakesEveryMember()
    {
        var request = Read("""
            {"schemas":["urn:ietf:params:scim:api:messages:2.0:SearchRequest"],"filter":"userName pr","startIndex":2,"count":10,
             "sortBy":"userName","sortOrder":"descending","cursor":"abc","attributes":["userName","name.familyName"]}
            """);

        Assert.That(
            (request.Filter, request.StartIndex, request.Count, request.SortBy, request.SortOrder, request.Cursor),
            Is.EqualTo(("userName pr", 2, 10, "userName", "descending", "abc")));
    }

    [Test]
    public void Read_NamesInAnyCase_AreTaken()
    {
        var request = Read("""{"FILTER":"userName pr","Count":5,"STARTINDEX":3}""");

        Assert.That((request.Filter, request.Count, request.StartIndex), Is.EqualTo(("userName pr", 5, 3)));
    }

    [TestCase("""{}""")]
    [TestCase("""{"filter":null,"count":null,"startIndex":null,"sortBy":"","cursor":null,"attributes":null,"excludedAttributes":[]}""")]
    public void Read_NothingSaid_IsAQueryForAll(string body)
    {
        var request = Read(body);

        Assert.That((request.Filter, request.Count, request.StartIndex, request.SortBy, request.Cursor), Is.EqualTo(((string?)null, (int?)null, (int?)null, (string?)null, (string?)null)));
    }

    [Test]
    public void Read_EmptyCursor_BeginsAWalk()
    {
        Assert.That(Read("""{"cursor":""}""").Cursor, Is.Empty);
    }

    [TestCase("99999999999999999999", int.MaxValue)]
    [TestCase("-99999999999999999999", int.MinValue)]
    [TestCase("1e400", null)]
    [TestCase("3.0", 3)]
    [TestCase("1e2", 100)]
    public void Read_WholeNumbersOfAnyLength_AreTaken(string number, int? expected)
    {
        if (expected is null)
        {
            Assert.That(() => Read($$"""{"count":{{number}}}"""), Throws.TypeOf<ScimFault>());
            return;
        }

        Assert.That(Read($$"""{"count":{{number}}}""").Count, Is.EqualTo(expected));
    }

    [TestCase("""[]""", ScimType.InvalidSyntax, "object")]
    [TestCase("""{"filter":5}""", ScimType.InvalidValue, "filter")]
    [TestCase("""{"filter":["a"]}""", ScimType.InvalidValue, "filter")]
    [TestCase("""{"count":"5"}""", ScimType.InvalidValue, "count")]
    [TestCase("""{"count":1.5}""", ScimType.InvalidValue, "count")]
    [TestCase("""{"startIndex":{}}""", ScimType.InvalidValue, "startIndex")]
    [TestCase("""{"sortBy":[]}""", ScimType.InvalidValue, "sortBy")]
    [TestCase("""{"cursor":7}""", ScimType.InvalidValue, "cursor")]
    [TestCase("""{"attributes":5}""", ScimType.InvalidValue, "attributes")]
    [TestCase("""{"excludedAttributes":[null]}""", ScimType.InvalidValue, "excludedAttributes")]
    [TestCase("""{"attributes":"a","excludedAttributes":"b"}""", ScimType.InvalidValue, "excludedAttributes")]
    [TestCase("""{"filter":"a pr","Filter":"b pr"}""", ScimType.InvalidSyntax, "ilter")]
    [TestCase("""{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"]}""", ScimType.InvalidValue, "schemas")]
    public void Read_WhatItCannotTake_NamesTheMember(string body, ScimType type, string named)
    {
        var fault = Assert.Throws<ScimFault>(() => Read(body));

        Assert.That(fault.Type, Is.EqualTo(type));
        Assert.That(fault.Message, Does.Contain(named));
    }

    private static SearchRequest Read(string body) => SearchRequest.Read(JsonDocument.Parse(body).RootElement);
}
