using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Infrastructure.IntegrationTests.Filtering;

/// <summary>Random documents, and random filters that ask about what stands in them: both draw from the same few words.</summary>
internal sealed class RandomUsers(ResourceType type, string[] words)
{
    /// <summary>Words that mean the same in memory and on every database.</summary>
    public static readonly string[] CommonWords =
        ["", "a", "A", "ä", "Ä", "ab", "b ", " b", "%", "_", "[a]", "\\", "'", "\"", "ß", "Ａ", "日本", "a/b", "1", "true", "null"];

    /// <summary>Words as well that SQL Server folds by a table of its own or sorts by code unit.</summary>
    public static readonly string[] AllWords = [.. CommonWords, "ı", "İ", "ﬁ", "𝒜", "😀"];

    private static readonly string[] Numbers = ["0", "-1", "3", "10", "1.5", "-0.25", "1e1", "9007199254740993", "0.1"];

    private static readonly string[] Times =
        ["2024-02-29T12:00:00Z", "2024-02-29T13:00:00+01:00", "2024-02-29T12:00:00.5", "2024-02-29T12:00:00.1234567Z", "2030-12-31T23:59:59.999Z"];

    private static readonly string[] Own = ["password", "pin", "vault", "locks", "schemas", "id", "meta", "groups", "userName", "roles", "externalId"];

    private readonly IReadOnlyList<AttributeDefinition> core =
        [.. type.Core.Attributes.Where(attribute => !Own.Contains(attribute.Name))];

    public Gen<JsonObject> Document =>
        from id in Gen.Choose(0, 255).ArrayOf(16)
        from externalId in Maybe(Gen.Elements(words).Select(JsonNode? (word) => word))
        from roles in Gen.Elements("a", "A", "b/a", "ä", "system2/a", "%").ArrayOf(2)
        from primary in Gen.Choose(-1, 1)
        from members in Members(core)
        from extensions in Gen.CollectToArray(type.Extensions, extension => Members(extension.Attributes).Select(found => (extension.Id, found)))
        select Whole(new Guid([.. id.Select(part => (byte)part)]), externalId, [.. roles.Distinct()], primary, members, extensions);

    public Gen<string> Filter => Gen.Choose(0, 4).SelectMany(size => Any(Leaf(type), size));

    private static JsonObject Whole(
        Guid id, JsonNode? externalId, string[] roles, int primary, JsonObject members, IEnumerable<(string Id, JsonObject Found)> extensions)
    {
        var document = members.DeepClone().AsObject();
        document["id"] = id.ToString();
        document["userName"] = document["id"]!.GetValue<string>()[..8] + (document["nickName"] ?? "");
        if (externalId is not null)
        {
            document["externalId"] = externalId.DeepClone();
        }

        document["roles"] = new JsonArray([.. roles.Select((role, index) => Role(role, index == primary))]);
        foreach (var (urn, found) in extensions.Where(extension => extension.Found.Count > 0))
        {
            document[urn] = found.DeepClone();
        }

        return document;
    }

    private static JsonObject Role(string value, bool primary) =>
        primary ? new JsonObject { ["value"] = value, ["primary"] = true, ["display"] = "Ä" } : new JsonObject { ["value"] = value };

    private Gen<JsonObject> Members(IEnumerable<AttributeDefinition> attributes) => Gen
        .CollectToArray(
            attributes.Where(attribute => !Own.Contains(attribute.Name)),
            attribute => Maybe(List(attribute)).Select(value => KeyValuePair.Create(attribute.Name, value)))
        .Select(members => new JsonObject(
            members.Where(member => member.Value is not null).Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()))));

    private Gen<JsonNode?> List(AttributeDefinition attribute) => attribute.MultiValued
        ? Gen.Choose(1, 3).SelectMany(count => Value(attribute).ArrayOf(count))
            .Select(JsonNode? (values) => new JsonArray([.. values.Where(value => value is not JsonObject { Count: 0 }).Select(value => value?.DeepClone())]) is { Count: > 0 } list ? list : null)
        : Value(attribute).Select(value => value is JsonObject { Count: 0 } ? null : value);

    private Gen<JsonNode?> Value(AttributeDefinition attribute) => attribute.Type switch
    {
        AttributeType.Complex => Members(attribute.SubAttributes!.Where(sub => sub.Name != "primary")).Select(JsonNode? (found) => found),
        AttributeType.Boolean => Gen.Elements(true, false).Select(JsonNode? (flag) => flag),
        AttributeType.Integer => Gen.Choose(-2, 12).Select(JsonNode? (number) => number),
        AttributeType.Decimal => Gen.Elements(Numbers).Select(number => JsonNode.Parse(number)),
        AttributeType.DateTime => Gen.Elements(Times).Select(JsonNode? (time) => time),
        _ => Gen.Elements(words).Select(JsonNode? (word) => word),
    };

    private static Gen<JsonNode?> Maybe(Gen<JsonNode?> value) => Gen.OneOf(value, Gen.Constant<JsonNode?>(null));

    private static Gen<string> Any(Gen<string> leaf, int size) => size == 0
        ? leaf
        : Gen.OneOf(
            Any(leaf, size - 1).Select(operand => $"not ({operand})"),
            from left in Any(leaf, size / 2) from right in Any(leaf, size - 1) from word in Gen.Elements("and", "or") select $"({left}) {word} ({right})");

    // What has no meaning, such as "active gt 1", is refused when it is bound, and left out there.
    private Gen<string> Leaf(ResourceType type)
    {
        var paths = type.Core.Attributes.Concat(type.Common.Attributes).Select(attribute => (Prefix: "", attribute))
            .Concat(type.Extensions.SelectMany(schema => schema.Attributes.Select(attribute => (Prefix: schema.Id + ":", attribute)))).ToArray();
        var plain =
            from path in Gen.Elements(paths)
            from sub in Gen.Elements((path.attribute.SubAttributes ?? []).Select(sub => "." + sub.Name).Append("").ToArray())
            from test in Test
            select $"{path.Prefix}{path.attribute.Name}{sub} {test}";
        var bracket =
            from path in Gen.Elements(paths.Where(path => path.attribute.MultiValued).ToArray())
            from inner in Any(
                from sub in Gen.Elements((path.attribute.SubAttributes ?? []).Select(sub => sub.Name).DefaultIfEmpty("value").ToArray())
                from test in Test
                select $"{sub} {test}",
                1)
            select $"{path.Prefix}{path.attribute.Name}[{inner}]";
        return Gen.OneOf(plain, plain, bracket);
    }

    private Gen<string> Test =>
        from comparison in Gen.Elements("eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le")
        from literal in Gen.OneOf(
            Gen.Elements(words).Select(word => JsonValue.Create(word).ToJsonString()),
            Gen.Elements([.. Numbers, "true", "false", "null"]),
            Gen.Elements(Times).Select(time => $"\"{time}\""))
        from isPresent in Gen.Choose(0, 5)
        select isPresent == 0 ? "pr" : $"{comparison} {literal}";
}
