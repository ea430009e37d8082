using System.Buffers;
using System.Text;
using System.Text.Json;
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

/// <summary>What is written straight from the store is, byte for byte, what the projector makes.</summary>
public sealed class ResourceWriterTests
{
    private const string BaseUrl = "https://scim.example/scim/v2";

    private static readonly string[] StoredElsewhere = ["id", "schemas", "meta", "roles", "groups", "members"];

    private static readonly IEnumerable<(string? Attributes, string? Excluded)> Whole =
    [
        (null, null), ("userName,displayName", null), ("emails", null), ("roles,groups,members,meta", null), ("id", null), ("nothing", null),
        (ScimUrns.User, null), (ScimUrns.EnterpriseUser, null), (null, "emails,roles"), (null, "groups,members"), (null, "meta"),
        (null, "id,schemas"), (null, ScimUrns.EnterpriseUser),
    ];

    private static readonly IEnumerable<(string? Attributes, string? Excluded)> Parts =
        [("name.givenName", null), ("emails.value,userName", null), (null, "name.familyName"), (null, "meta.version"), ("roles.value", null)];

    private static IEnumerable<string> Users => FilterCaseDocuments.Users.Keys.Select(key => key.ToString());

    private static IEnumerable<string> Groups => FilterCaseDocuments.Groups.Keys.Select(key => key.ToString());

    [TestCaseSource(nameof(Users))]
    public void TryWrite_AUserOfTheCoreSchemas_IsWhatTheProjectorMakes(string key)
    {
        var user = User(FilterCaseDocuments.Users[key[0]], withBadge: false);
        foreach (var (attributes, excluded) in Whole)
        {
            Assert.That(Written(SchemaRegistry.Core.User, user, attributes, excluded), Is.EqualTo(Projected(SchemaRegistry.Core.User, user, attributes, excluded)));
        }
    }

    [TestCaseSource(nameof(Users))]
    public void TryWrite_AUserThatHasToBeCut_IsWhatTheProjectorMakesOrNothing(string key)
    {
        var user = User(FilterCaseDocuments.Users[key[0]], withBadge: true);
        foreach (var (attributes, excluded) in Whole.Concat(Parts))
        {
            var written = Written(FilterCaseDocuments.UserType, user, attributes, excluded);

            Assert.That(written, Is.Empty.Or.EqualTo(Projected(FilterCaseDocuments.UserType, user, attributes, excluded)));
        }
    }

    [Test]
    public void TryWrite_WithValuesThatAreNeverReturned_WritesNothing()
    {
        var user = User(FilterCaseDocuments.Users['a'], withBadge: true);

        Assert.That(Written(FilterCaseDocuments.UserType, user, null, null), Is.Empty);
    }

    [TestCaseSource(nameof(Groups))]
    public void TryWrite_AGroup_IsWhatTheProjectorMakes(string key)
    {
        var group = Group(FilterCaseDocuments.Groups[key[0]]);
        foreach (var (attributes, excluded) in Whole)
        {
            var projection = Projection.Parse(attributes, excluded);
            var written = Written(writer => new GroupWriter(SchemaRegistry.Core.Group, projection, BaseUrl).TryWrite(writer, group));
            var answer = GroupResourceMapper.ToAnswer(SchemaRegistry.Core.Group, group, BaseUrl);

            Assert.That(written, Is.EqualTo(ScimJson.Write(ResourceProjector.Project(SchemaRegistry.Core.Group, answer, projection))));
        }
    }

    private static string Projected(ResourceType type, UserView user, string? attributes, string? excluded) =>
        ScimJson.Write(ResourceProjector.Project(type, UserResourceMapper.ToAnswer(type, user, BaseUrl), Projection.Parse(attributes, excluded)));

    private static string Written(ResourceType type, UserView user, string? attributes, string? excluded) =>
        Written(writer => new UserWriter(type, Projection.Parse(attributes, excluded), BaseUrl).TryWrite(writer, user));

    private static string Written(Func<Utf8JsonWriter, bool> tryWrite)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = ScimJson.Options.Encoder }))
        {
            var isWritten = tryWrite(writer);
            writer.Flush();
            Assert.That(buffer.WrittenCount > 0, Is.EqualTo(isWritten));
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static UserView User(JsonObject whole, bool withBadge)
    {
        var roles = (whole["roles"] as JsonArray ?? []).Select((role, index) => new UserRole(
            new RoleName(index == 0 ? "system" : "team", $"role-{index}"), new RoleLabel((string?)role!["display"], null, (bool?)role["primary"])));
        var groups = (whole["groups"] as JsonArray ?? []).Select(group =>
            new UserGroup(Guid.Parse((string)group!["value"]!), (string)group["display"]!, (string)group["type"]! == "direct"));
        return new UserView(
            new UserId(Guid.Parse((string)whole["id"]!)), Stored(whole, withBadge), [.. roles], [.. groups], A.Moment, A.Moment.AddMinutes(1), 7);
    }

    private static GroupView Group(JsonObject whole) => new(
        new GroupId(Guid.Parse((string)whole["id"]!)),
        Stored(whole, withBadge: false),
        [.. (whole["members"] as JsonArray ?? []).Select(member =>
            new GroupMemberView(Guid.Parse((string)member!["value"]!), (string?)member["display"], (string)member["type"]! == "Group"))],
        A.Moment,
        A.Moment.AddMinutes(1),
        7);

    private static byte[] Stored(JsonObject whole, bool withBadge)
    {
        var stored = whole.DeepClone().AsObject();
        foreach (var name in StoredElsewhere.Concat(withBadge ? [] : [BadgeSchema.Urn]))
        {
            stored.Remove(name);
        }

        return Encoding.UTF8.GetBytes(ScimJson.Write(stored));
    }
}
