using System.Text;
using System.Text.Json.Nodes;
using ScimPlatform.Application.Groups;
using ScimPlatform.Application.Scim;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;
using ScimPlatform.Application.Users;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.Users;
using ScimPlatform.TestSupport;

namespace ScimPlatform.Application.UnitTests.Scim.Resources;

/// <summary>What answers show of users and groups (RFC 7643 section 7, RFC 7644 section 3.9).</summary>
public sealed class ResourceWriterTests
{
    private const string Id = "00000000-0000-0000-0000-000000000001";
    private const string Other = "00000000-0000-0000-0000-000000000002";
    private const string BaseUrl = "https://scim.example/scim/v2";
    private const string Enterprise = ScimUrns.EnterpriseUser;

    private const string Document = """
        {"userName":"a","password":"p","name":{"givenName":"B","familyName":"J"},"emails":[{"value":"x","type":"work"},{"value":"y"}],
         "@enterprise":{"department":"D","manager":{"value":"7","displayName":"M"}}}
        """;

    private const string Roles = """ "roles":[{"value":"admin","display":"Admin","primary":true},{"value":"team/reader"}] """;
    private const string Groups = $$""" "groups":[{"value":"{{Other}}","$ref":"{{BaseUrl}}/Groups/{{Other}}","display":"G","type":"indirect"}] """;

    private const string Meta = $$"""
        "meta":{"resourceType":"User","created":"@created","lastModified":"@changed","location":"{{BaseUrl}}/Users/{{Id}}","version":"W/\"7\""}
        """;

    private static readonly string[] StoredElsewhere = ["id", "schemas", "meta", "roles", "groups", "members"];

    private static IEnumerable<TestCaseData> Cases()
    {
        yield return Case("7643 7: password is never returned", null, null, """
            "userName":"a","name":{"givenName":"B","familyName":"J"},"emails":[{"value":"x","type":"work"},{"value":"y"}],
            "@enterprise":{"department":"D","manager":{"value":"7","displayName":"M"}},@roles,@groups,@meta
            """);
        yield return Case("never, not even on request", "password", null, "");
        yield return Case("only what was asked for", "userName", null, """ "userName":"a" """);
        yield return Case("names in any case, with blanks", "USERNAME , Name", null, """ "userName":"a","name":{"givenName":"B","familyName":"J"} """);
        yield return Case("a part of meta", "meta.version", null, """ "meta":{"version":"W/\"7\""} """);
        yield return Case("sub-attribute", "name.givenName", null, """ "name":{"givenName":"B"} """);
        yield return Case("sub-attribute of a list", "emails.type", null, """ "emails":[{"type":"work"}] """);
        yield return Case("attribute and its sub-attribute", "name,name.givenName", null, """ "name":{"givenName":"B","familyName":"J"} """);
        yield return Case("core URN before the name", ScimUrns.User + ":userName", null, """ "userName":"a" """);
        yield return Case("core URN alone", ScimUrns.User, null, """
            "userName":"a","name":{"givenName":"B","familyName":"J"},"emails":[{"value":"x","type":"work"},{"value":"y"}],@roles,@groups
            """);
        yield return Case("extension URN alone", Enterprise, null, """ "@enterprise":{"department":"D","manager":{"value":"7","displayName":"M"}} """);
        yield return Case("extension attribute", Enterprise + ":manager.value", null, """ "@enterprise":{"manager":{"value":"7"}} """);
        yield return Case("extension attribute without its URN is unknown", "department", null, "");
        yield return Case("unknown names", "foo,§$%,name.foo", null, "");
        yield return Case("rows", "roles,groups", null, "@roles,@groups");
        yield return Case("sub-attribute of rows", "roles.value,groups.display", null, """
            "roles":[{"value":"admin"},{"value":"team/reader"}],"groups":[{"display":"G"}]
            """);
        yield return Case("sub-attribute that one row has", "roles.display", null, """ "roles":[{"display":"Admin"}] """);
        yield return Case("sub-attribute that no row has", "roles.type", null, "");
        yield return Case("excluded", null, $"meta,name.familyName,emails,{Enterprise}:department,roles,groups.$ref,groups.type", """
            "userName":"a","name":{"givenName":"B"},"@enterprise":{"manager":{"value":"7","displayName":"M"}},"groups":[{"value":"@other","display":"G"}]
            """);
        yield return Case("excluded extension", null, $"meta,name,emails,roles,groups,{Enterprise}", """ "userName":"a" """);
        yield return Case("excluding what is always returned", null, $"id,schemas,meta,name,emails,roles,groups,{Enterprise}", """ "userName":"a" """);
        yield return Case("all sub-attributes excluded", null, $"name.givenName,name.familyName,meta,emails,roles,groups,{Enterprise}", """ "userName":"a" """);
    }

    [TestCaseSource(nameof(Cases))]
    public void Write_AUser_ShowsWhatIsDue(string? attributes, string? excluded, string expected)
    {
        var user = new UserView(
            new UserId(Guid.Parse(Id)),
            Encoding.UTF8.GetBytes(ScimJson.Write(Json.Object(Document))),
            [
                new UserRole(new RoleName("system", "admin"), new RoleLabel("Admin", null, true)),
                new UserRole(new RoleName("team", "reader"), new RoleLabel(null, null, null)),
            ],
            [new UserGroup(Guid.Parse(Other), "G", IsDirect: false)],
            A.Moment,
            A.Moment.AddMinutes(1),
            7);

        var written = Written(SchemaRegistry.Core.User, user, Projection.Parse(attributes, excluded));

        Assert.That(written, Is.EqualTo(Compact($$$"""{"schemas":["@user","@enterprise"],"id":"@id"{{{(expected.Length > 0 ? "," : "")}}}{{{expected}}}}""")));
    }

    [TestCase(null, "meta", """ "displayName":"G","members":[{"value":"@other","$ref":"@base/Users/@other","type":"User","display":"O"},{"value":"@id","$ref":"@base/Groups/@id","type":"Group"}] """)]
    [TestCase("members.value", null, """ "members":[{"value":"@other"},{"value":"@id"}] """)]
    [TestCase("members.display", null, """ "members":[{"display":"O"}] """)]
    [TestCase(null, "members,meta", """ "displayName":"G" """)]
    public void Write_AGroup_ShowsWhatIsDue(string? attributes, string? excluded, string expected)
    {
        var group = new GroupView(
            new GroupId(Guid.Parse(Id)),
            """{"displayName":"G"}"""u8.ToArray(),
            [new GroupMemberView(Guid.Parse(Other), "O", IsGroup: false), new GroupMemberView(Guid.Parse(Id), null, IsGroup: true)],
            A.Moment,
            A.Moment.AddMinutes(1),
            7);
        var writer = new GroupWriter(SchemaRegistry.Core.Group, Projection.Parse(attributes, excluded), BaseUrl);

        Assert.That(Written(to => writer.Write(to, group)), Is.EqualTo(Compact($$$"""{"schemas":["@group"],"id":"@id",{{{expected}}}}""")));
    }

    [TestCase(null, false, false)]
    [TestCase("onRequest", true, false)]
    [TestCase("tag", false, true)]
    [TestCase("tag.secret", false, true)]
    public void Write_CustomCharacteristics_AreKept(string? attributes, bool isRequestKept, bool isTagKept)
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
        var writer = new ResourceWriter(type, Projection.Parse(attributes, null), BaseUrl);

        var written = JsonNode.Parse(Written(to =>
        {
            writer.Begin(to, Guid.Parse(Id), """{"onRequest":"x","tag":{"key":"k","secret":"s"}}"""u8);
            writer.End(to, new StoredMeta(Guid.Parse(Id), A.Moment, A.Moment, 1));
        }))!.AsObject();

        Assert.That(written.ContainsKey("onRequest"), Is.EqualTo(isRequestKept));
        Assert.That(written["tag"]?.ToJsonString(), Is.EqualTo(isTagKept ? """{"key":"k"}""" : null));
    }

    // Twice: read member by member, and taken as it is where that can be.
    [TestCase("meta")]
    [TestCase(null)]
    public void Write_WhatIsStored_IsAllThereUnlessItIsNeverReturned(string? excluded)
    {
        foreach (var whole in FilterCaseDocuments.Users.Values)
        {
            var stored = whole.DeepClone().AsObject();
            foreach (var name in StoredElsewhere)
            {
                stored.Remove(name);
            }

            var writer = new ResourceWriter(FilterCaseDocuments.UserType, Projection.Parse(null, excluded), BaseUrl);

            var written = JsonNode.Parse(Written(to =>
            {
                writer.Begin(to, Guid.Parse((string)whole["id"]!), Encoding.UTF8.GetBytes(ScimJson.Write(stored)));
                writer.End(to, default);
            }))!.AsObject();

            stored["id"] = (string)whole["id"]!;
            stored["schemas"] = new ScimResource(FilterCaseDocuments.UserType, stored).Schemas();
            RemoveHidden(stored);
            written.Remove("meta");
            Assert.That(JsonNode.DeepEquals(written, stored), Is.True, written.ToJsonString());
        }
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

    private static void RemoveHidden(JsonObject stored)
    {
        if (stored[BadgeSchema.Urn] is JsonObject badge)
        {
            badge.Remove("pin");
            badge.Remove("vault");
            foreach (var each in badge["locks"] as JsonArray ?? [])
            {
                each!.AsObject().Remove("value");
            }
        }
    }

    private static string Written(ResourceType type, UserView user, Projection projection) =>
        Written(to => new UserWriter(type, projection, BaseUrl).Write(to, user));

    private static string Written(Action<JsonBuffer> write)
    {
        var buffer = JsonBuffer.Take();
        write(buffer);
        var text = Encoding.UTF8.GetString(buffer.Written.Span);
        buffer.GiveBack();
        return text;
    }

    // As an answer has it: without blanks.
    private static string Compact(string expected) => ScimJson.Write(Json.Object(expected
        .Replace("@roles", Roles, StringComparison.Ordinal)
        .Replace("@groups", Groups, StringComparison.Ordinal)
        .Replace("@meta", Meta, StringComparison.Ordinal)
        .Replace("@created", ResourceMeta.Time(A.Moment), StringComparison.Ordinal)
        .Replace("@changed", ResourceMeta.Time(A.Moment.AddMinutes(1)), StringComparison.Ordinal)
        .Replace("@other", Other, StringComparison.Ordinal)
        .Replace("@id", Id, StringComparison.Ordinal)
        .Replace("@base", BaseUrl, StringComparison.Ordinal)));

    private static TestCaseData Case(string name, string? attributes, string? excluded, string expected) =>
        new TestCaseData(attributes, excluded, expected).SetArgDisplayNames(name);
}
