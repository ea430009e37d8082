using FsCheck;
using FsCheck.Fluent;

namespace ScimPlatform.Application.UnitTests.Scim.Patching;

/// <summary>Random JSON text whose names, paths and values often mean something, so that it reaches deep.</summary>
internal static class HostileJson
{
    private static readonly string[] Names =
    [
        "userName", "USERNAME", "title", "active", "name", "name.givenName", "emails", "emails[type eq \\\"work\\\"].value", "roles", "addresses",
        "groups", "id", "meta", "schemas", "members", "password", "x509Certificates", "@enterprise", "@enterprise:manager", "manager", "department",
        "@user", "urn:scim:schemas:core:2.0:title", "value", "type", "primary", "givenName", "$ref", "displayName", "country", "foo", "\\ud800", "", ".", "[",
    ];

    private static readonly string[] Paths =
    [
        "userName", "title", "active", "name", "name.givenName", "name.x", "emails", "emails.value", "emails.primary", "emails[type eq \\\"work\\\"]",
        "emails[type eq \\\"work\\\"].value", "emails[primary eq \\\"True\\\"].primary", "emails[value pr]", "emails[not (type eq \\\"x\\\")].type",
        "roles", "roles[primary eq \\\"True\\\"].value", "addresses[type eq \\\"work\\\" and country eq null].country", "addresses.type", "groups",
        "id", "meta.version", "schemas", "members", "members[value eq \\\"1\\\"]", "members[value eq \\\"1\\\"].display", "displayName", "password",
        "x509Certificates[value pr].value", "@enterprise", "@enterprise:manager", "@enterprise:manager.value", "@enterprise:x", "@user", "@user:title",
        "emails[", "emails]", "emails[type eq ", "emails[type eq 1]", "[]", "", ".", ":", "urn:", "\\u0000", "\\ud83d", "emails[value eq \\\"\\\\",
    ];

    private static readonly string[] Scalars =
    [
        "null", "true", "false", "\"True\"", "\"x\"", "\"\"", "\" \"", "\"1\"", "\"work\"", "\"a@b.c\"", "0", "-1", "1.5", "1e999", "12345678901234567890",
        "\"\\u0000\"", "\"\\ud800\"", "\"{\"", "\"{\\\"value\\\":\\\"Admin\\\"}\"", "\"{\\\"value\\\":1}\"", "\"MIID\"", "[]", "{}", "[null]", "[{}]", "[[]]",
    ];

    private static readonly string[] Sound =
    [
        """{"op":"add","path":"emails","value":[{"type":"work","value":"x","primary":true},{"value":"h","type":"home"}]}""",
        """{"op":"add","path":"emails","value":{"type":"home","value":"h","primary":true}}""",
        """{"op":"Replace","path":"emails[type eq \"home\"].value","value":"w"}""",
        """{"op":"Replace","path":"emails[type eq \"other\"].value","value":"o"}""",
        """{"op":"replace","path":"emails[value pr]","value":{"value":"z","primary":true}}""",
        """{"op":"replace","path":"emails[type eq \"work\"]","value":{"value":"z"}}""",
        """{"op":"remove","path":"emails[primary eq true]"}""",
        """{"op":"remove","path":"emails[type eq \"work\"].value"}""",
        """{"op":"remove","path":"emails.type"}""",
        """{"op":"Remove","path":"emails","value":[{"value":"h"}]}""",
        """{"op":"Add","path":"roles[primary eq \"True\"].value","value":"Admin"}""",
        """{"op":"replace","path":"roles","value":["r","r",{"value":"s"}]}""",
        """{"op":"remove","path":"addresses[type eq \"work\"].type"}""",
        """{"op":"remove","path":"addresses[country eq \"C\"].country"}""",
        """{"op":"add","value":{"name.givenName":"K","@enterprise:manager":"8","addresses":[{"country":"C"}]}}""",
        """{"op":"replace","path":"@enterprise:manager","value":""}""",
        """{"op":"replace","value":{"@enterprise":{"manager":{"value":null},"department":null}}}""",
        """{"op":"add","path":"addresses[country eq \"C\"]","value":{"country":null,"type":null}}""",
        """{"op":"add","path":"emails[type eq \"home\"]","value":{"value":null}}""",
        """{"op":"replace","path":"emails[type eq \"home\"]","value":{"foo":"x"}}""",
        """{"op":"remove","path":"@enterprise"}""",
        """{"op":"replace","value":{"id":"1","displayName":"N","externalId":null}}""",
        """{"op":"add","path":"members","value":[{"value":"1"}]}""",
        """{"op":"remove","path":"members[value eq \"1\"]"}""",
    ];

    private static readonly string[] Verbs = ["add", "Add", "remove", "REMOVE", "replace", "Replace", "move", ""];

    public static Gen<string> Value { get; } = Gen.Choose(0, 3).SelectMany(Nested);

    public static Gen<string> Operations { get; } =
        from count in Gen.Choose(0, 5)
        from operations in Gen.Frequency((4, Gen.Elements(Sound)), (1, Operation)).ArrayOf(count)
        select $"[{string.Join(',', operations)}]";

    private static Gen<string> Operation => Gen.Frequency(
        (20, from verb in Gen.Elements(Verbs.Take(6).ToArray())
             from path in Gen.Elements(Paths)
             from value in Value
             select $$"""{"op":"{{verb}}","path":"{{path}}","value":{{value}}}"""),
        (5, from verb in Gen.Elements(Verbs)
            from value in Value
            select $$"""{"op":"{{verb}}","value":{{value}}}"""),
        (5, from verb in Gen.Elements(Verbs)
            from path in Gen.Elements(Paths)
            select $$"""{"op":"{{verb}}","path":"{{path}}"}"""),
        (1, Value));

    private static Gen<string> Nested(int depth) => depth == 0
        ? Gen.Elements(Scalars)
        : Gen.OneOf(
            Gen.Elements(Scalars),
            from count in Gen.Choose(0, 3)
            from names in Gen.Elements(Names).ArrayOf(count)
            from values in Nested(depth - 1).ArrayOf(count)
            select "{" + string.Join(',', names.Zip(values, (name, value) => $"\"{name}\":{value}")) + "}",
            from count in Gen.Choose(0, 3)
            from values in Nested(depth - 1).ArrayOf(count)
            select $"[{string.Join(',', values)}]");
}
