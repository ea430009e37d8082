namespace ScimPlatform.TestSupport;

/// <summary>A filter and the letters of the <see cref="FilterCaseDocuments"/> that fulfil it.</summary>
public sealed record FilterCase(string Name, string Text, string Expected)
{
    public override string ToString() => $"{Name}: {Text}";
}

/// <summary>
/// What filters mean, said once: the evaluator and the SQL translator run this table over the same documents. A line is
/// <c>origin | filter | letters</c>; <c>*</c> is everyone, <c>-</c> nobody, <c>!ab</c> everyone but a and b.
/// </summary>
public static partial class FilterCases
{
    public static IReadOnlyList<FilterCase> Users { get; } =
        [.. new[] { Text, Logic, Lists, Types, Clients }.SelectMany(lines => Read(lines, [.. FilterCaseDocuments.Users.Keys]))];

    public static IReadOnlyList<FilterCase> Groups { get; } = [.. Read(GroupLines, [.. FilterCaseDocuments.Groups.Keys])];

    private static IEnumerable<FilterCase> Read(string lines, char[] everyone) =>
        from line in lines.Split('\n')
        let cells = line.Split(" | ")
        let letters = cells[2].Trim()
        select new FilterCase(cells[0].Trim(), cells[1].Trim(), letters switch
        {
            "*" => new string(everyone),
            "-" => "",
            ['!', .. var others] => new string([.. everyone.Except(others)]),
            _ => letters,
        });

    private const string GroupLines = """
        RFC 7644 3.4.2.2 | displayName eq "Admins" | x
        RFC 7643 2.2 | displayName EQ "ADMINS" | x
        RFC 7644 3.4.2.2 | displayName sw "admins" | xz
        Entra ID | displayName eq "die müllers" | y
        RFC 7644 3.4.2.2 | displayName co "MÜLLER" | y
        Entra ID | id eq "e9e30dba-f08f-4109-8486-d5c6a3316601" and members eq "2819c223-7f76-453a-919d-413861904602" | x
        Entra ID | id eq "e9e30dba-f08f-4109-8486-d5c6a3316601" and members eq "2819c223-7f76-453a-919d-413861904603" | -
        AWS | members.value eq "2819c223-7f76-453a-919d-413861904603" | y
        RFC 7643 2.2 | members.value eq "2819C223-7F76-453A-919D-413861904603" | -
        RFC 7644 3.4.2.2 | members[value eq "2819c223-7f76-453a-919d-413861904601"] | x
        RFC 7644 3.4.2.2 | members[type eq "group"] | y
        RFC 7644 3.4.2.2 | members[type eq "User" and value eq "e9e30dba-f08f-4109-8486-d5c6a3316601"] | -
        RFC 7644 3.4.2.2 | members.type eq "User" and members.value eq "e9e30dba-f08f-4109-8486-d5c6a3316601" | y
        RFC 7644 3.4.2.2 | members pr | xy
        RFC 7644 3.4.2.2 | not (members pr) | z
        RFC 7643 2.5 | members eq null | z
        RFC 7644 3.4.2.2 | members ne "2819c223-7f76-453a-919d-413861904601" | xyz
        RFC 7644 3.4.2.2 | members.type ne "User" | yz
        RFC 7644 3.4.2.2 | not (members.type eq "Group") | xz
        RFC 7644 3.4.2.2 | members[display sw "bob"] | x
        RFC 7644 3.4.2.2 | externalId pr | x
        RFC 7644 3.4.2.2 | externalId ne "grp-1" | yz
        RFC 7643 3.1 | meta.resourceType eq "Group" | xyz
        RFC 7643 3.1 | meta.created gt "2012-01-01T00:00:00Z" | z
        RFC 7644 3.10 | urn:ietf:params:scim:schemas:core:2.0:Group:displayName eq "Admins" | x
        RFC 7643 3.1 | schemas eq "urn:ietf:params:scim:schemas:core:2.0:Group" | xyz
        """;
}
