using ScimPlatform.Application.Scim;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Application.UnitTests.Scim.Resources;

public sealed class ResourceProjectorTests
{
    private const string Enterprise = ScimUrns.EnterpriseUser;

    private const string Document = """
        {"schemas":["@user"],"id":"1","meta":{"resourceType":"User","version":"W/\"1\""},"userName":"a","password":"p",
         "name":{"givenName":"B","familyName":"J"},"emails":[{"value":"x","type":"work"},{"value":"y"}],
         "@enterprise":{"department":"D","manager":{"value":"7","displayName":"M"}}}
        """;

    private static IEnumerable<TestCaseData> Cases()
    {
        yield return Case("7643 7: password is never returned", null, null, """
            {@always,"meta":{"resourceType":"User","version":"W/\"1\""},"userName":"a","name":{"givenName":"B","familyName":"J"},
             "emails":[{"value":"x","type":"work"},{"value":"y"}],"@enterprise":{"department":"D","manager":{"value":"7","displayName":"M"}}}
            """);
        yield return Case("never, not even on request", "password", null, "{@always}");
        yield return Case("only what was asked for", "userName", null, """{@always,"userName":"a"}""");
        yield return Case("names in any case, with blanks", "USERNAME , Name", null, """{@always,"userName":"a","name":{"givenName":"B","familyName":"J"}}""");
        yield return Case("meta on request", "meta.version", null, """{@always,"meta":{"version":"W/\"1\""}}""");
        yield return Case("sub-attribute", "name.givenName", null, """{@always,"name":{"givenName":"B"}}""");
        yield return Case("sub-attribute of a list", "emails.type", null, """{@always,"emails":[{"type":"work"}]}""");
        yield return Case("attribute and its sub-attribute", "name,name.givenName", null, """{@always,"name":{"givenName":"B","familyName":"J"}}""");
        yield return Case("core URN before the name", ScimUrns.User + ":userName", null, """{@always,"userName":"a"}""");
        yield return Case("core URN alone", ScimUrns.User, null, """
            {@always,"userName":"a","name":{"givenName":"B","familyName":"J"},"emails":[{"value":"x","type":"work"},{"value":"y"}]}
            """);
        yield return Case("extension URN alone", Enterprise, null, """{@always,"@enterprise":{"department":"D","manager":{"value":"7","displayName":"M"}}}""");
        yield return Case("extension attribute", Enterprise + ":manager.value", null, """{@always,"@enterprise":{"manager":{"value":"7"}}}""");
        yield return Case("extension attribute without its URN is unknown", "department", null, "{@always}");
        yield return Case("unknown names", "foo,§$%,name.foo", null, "{@always}");
        yield return Case("excluded", null, $"meta,name.familyName,emails,{Enterprise}:department", """
            {@always,"userName":"a","name":{"givenName":"B"},"@enterprise":{"manager":{"value":"7","displayName":"M"}}}
            """);
        yield return Case("excluded extension", null, $"meta,name,emails,{Enterprise}", """{@always,"userName":"a"}""");
        yield return Case("excluding what is always returned", null, $"id,schemas,meta,name,emails,{Enterprise}", """{@always,"userName":"a"}""");
        yield return Case("all sub-attributes excluded", null, $"name.givenName,name.familyName,meta,emails,{Enterprise}", """{@always,"userName":"a"}""");
    }

    [TestCaseSource(nameof(Cases))]
    public void Project_Document_KeepsWhatIsDue(string? attributes, string? excluded, string expected)
    {
        var projected = ResourceProjector.Project(SchemaRegistry.Core.User, Json.Object(Document), Projection.Parse(attributes, excluded));

        Assert.That(Json.AreSame(projected, expected), Is.True, projected.ToJsonString());
    }

    [TestCase(null, false, false)]
    [TestCase("onRequest", true, false)]
    [TestCase("tag", false, true)]
    [TestCase("tag.secret", false, true)]
    public void Project_CustomCharacteristics_AreKept(string? attributes, bool isRequestKept, bool isTagKept)
    {
        var core = new Schema
        {
            Id = "urn:x:Thing",
            Name = "Thing",
            Attributes =
            [
                new() { Name = "onRequest", Type = AttributeType.String, Returned = Returned.Request },
                new()
                {
                    Name = "tag", Type = AttributeType.Complex, Returned = Returned.Request,
                    SubAttributes =
                    [
                        new() { Name = "key", Type = AttributeType.String, Returned = Returned.Always },
                        new() { Name = "secret", Type = AttributeType.String, Returned = Returned.Never },
                    ],
                },
            ],
        };
        var type = new ResourceType("Thing", "/Things", "", core, SchemaRegistry.Core.User.Common, []);

        var projected = ResourceProjector.Project(
            type, Json.Object("""{"id":"1","onRequest":"x","tag":{"key":"k","secret":"s"}}"""), Projection.Parse(attributes, null));

        Assert.That(projected.ContainsKey("onRequest"), Is.EqualTo(isRequestKept));
        Assert.That(projected["tag"]?.ToJsonString(), Is.EqualTo(isTagKept ? """{"key":"k"}""" : null));
    }

    [Test]
    public void Parse_BothParameters_IsInvalidValue() =>
        Assert.That(() => Projection.Parse("id", "meta"), Throws.TypeOf<ScimFault>().With.Property("Type").EqualTo(ScimType.InvalidValue));

    [Test]
    public void Parse_MoreNamesThanAllowed_IsInvalidValueThatNamesTheParameter()
    {
        static string Names(int count) => string.Join(',', Enumerable.Repeat("a", count));

        Assert.That(() => Projection.Parse(Names(Projection.MaxNames), null), Throws.Nothing);
        Assert.That(
            () => Projection.Parse(null, Names(Projection.MaxNames + 1)),
            Throws.TypeOf<ScimFault>().With.Property("Type").EqualTo(ScimType.InvalidValue).And.Message.Contains("'excludedAttributes'"));
    }

    [Test]
    public void Parse_BlankParameters_CountAsAbsent() =>
        Assert.That(Projection.Parse("", " , "), Is.SameAs(Projection.Default));

    [Test]
    public void Write_Letters_StayReadable() =>
        Assert.That(ScimJson.Write(Json.Object("""{"a":"Zoë <山> + 'x'"}""")), Is.EqualTo("""{"a":"Zoë <山> + 'x'"}"""));

    private static TestCaseData Case(string name, string? attributes, string? excluded, string expected) =>
        new TestCaseData(attributes, excluded, expected).SetArgDisplayNames(name);
}
