namespace ScimPlatform.Bench.Directory;

/// <summary>The PATCH bodies of the workloads (RFC 7644 section 3.5.2).</summary>
internal static class Patches
{
    public static string Active(bool value) => Of($$"""{"op":"replace","path":"active","value":{{(value ? "true" : "false")}}}""");

    public static string AddMembers(IEnumerable<Guid> ids) =>
        Of($$"""{"op":"add","path":"members","value":[{{string.Join(',', ids.Select(id => $"{{\"value\":\"{id}\"}}"))}}]}""");

    public static string RemoveAll(string attribute) => Of($$"""{"op":"remove","path":"{{attribute}}"}""");

    public static string AddEmails(IEnumerable<string> addresses) =>
        Of(string.Join(',', addresses.Select(address => $$"""{"op":"add","path":"emails","value":[{"value":"{{address}}"}]}""")));

    public static string RemoveMembers(IEnumerable<Guid> ids) =>
        Of(string.Join(',', ids.Select(id => $$"""{"op":"remove","path":"members[value eq \"{{id}}\"]"}""")));

    /// <summary>The same text in two attributes and in a role.</summary>
    public static string Mark(int number) =>
        Of($$$"""{"op":"replace","value":{"title":"mark {{{number}}}","nickName":"mark {{{number}}}","roles":[{"value":"mark {{{number}}}"}]}}""");

    public static string Rename(string displayName, string email) => Of(
        $$"""{"op":"replace","path":"displayName","value":"{{displayName}}"},{"op":"replace","path":"emails[type eq \"work\"].value","value":"{{email}}"}""");

    private static string Of(string operations) =>
        $$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{{operations}}]}""";
}
