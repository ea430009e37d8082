namespace ScimPlatform.Bench.Directory;

/// <summary>The users that are made up: the same number is the same person, in every run. A user is about 1.2 KB of JSON.</summary>
internal static class Person
{
    private static readonly string[] GivenNames = ["Ida", "Omar", "Lena", "Piotr", "Mei", "Tomás", "Aisha", "Noah", "Vera", "Jonas", "Priya"];
    private static readonly string[] FamilyNames = ["Okafor", "Lindqvist", "Marino", "Nowak", "Tanaka", "Ferreira", "Haddad", "Keller", "Dubois"];
    private static readonly string[] Departments = ["Sales", "Research", "Support", "Finance", "Legal", "Operations", "People"];

    public static string UserName(string crowd, int number) => $"{crowd}.{number:D7}@people.example";

    public static string ExternalId(string crowd, int number) => $"ext-{crowd}-{number:D7}";

    /// <summary>One in ten has a work address at example.com, one in ten is not active.</summary>
    public static string WorkEmail(string crowd, int number) =>
        number % 10 == 4 ? $"{crowd}.{number:D7}@example.com" : $"{crowd}.{number:D7}@work.example";

    public static string Json(string crowd, int number)
    {
        var (given, family) = (GivenNames[number % GivenNames.Length], FamilyNames[number * 7 % FamilyNames.Length]);
        var active = number % 10 == 6 ? "false" : "true";
        return $$$"""
            {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],
            "userName":"{{{UserName(crowd, number)}}}","externalId":"{{{ExternalId(crowd, number)}}}",
            "name":{"formatted":"{{{given}}} {{{family}}}","givenName":"{{{given}}}","familyName":"{{{family}}}"},
            "displayName":"{{{given}}} {{{family}}}","nickName":"{{{given}}}","profileUrl":"https://people.example/{{{number}}}",
            "title":"Senior Analyst","userType":"Employee","preferredLanguage":"en-GB","locale":"en-GB","timezone":"Europe/Berlin","active":{{{active}}},
            "emails":[{"value":"{{{WorkEmail(crowd, number)}}}","type":"work","primary":true},{"value":"{{{crowd}}}.{{{number:D7}}}@home.example","type":"home"}],
            "phoneNumbers":[{"value":"+49 30 {{{number:D7}}}","type":"work"},{"value":"+49 170 {{{number:D7}}}","type":"mobile"}],
            "addresses":[{"type":"work","streetAddress":"{{{number % 300}}} Example Street","locality":"Berlin","region":"BE","postalCode":"10115","country":"DE"}],
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"employeeNumber":"{{{number:D7}}}","costCenter":"{{{4000 + (number % 40)}}}",
            "organization":"Example Corporation","division":"EMEA","department":"{{{Departments[number % Departments.Length]}}}"}}
            """.ReplaceLineEndings("");
    }

    /// <summary>As little as a thousand of which fit into one bulk request as it is limited by default.</summary>
    public static string ShortJson(string crowd, int number) =>
        $$"""
        {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"{{UserName(crowd, number)}}","externalId":"{{ExternalId(crowd, number)}}",
        "name":{"givenName":"{{GivenNames[number % GivenNames.Length]}}","familyName":"{{FamilyNames[number % FamilyNames.Length]}}"},"active":true,
        "emails":[{"value":"{{WorkEmail(crowd, number)}}","type":"work","primary":true}]}
        """.ReplaceLineEndings("");
}
