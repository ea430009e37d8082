namespace ScimPlatform.TestSupport;

public static partial class FilterCases
{
    private const string Clients = """
        Okta look-up | userName eq "ADA@example.com" | a
        Okta look-up of nobody | userName eq "test.user@okta.local" | -
        Okta by externalId | externalId eq "00ujl29u0le5T6Aj10h7" | a
        Okta by e-mail | emails.value eq "bob@work.example" | b
        OneLogin test connection | userName eq "onelogin.scim.test" | -
        JumpCloud look-up | userName eq "k.empty" | k
        Google look-up | userName eq "MINIMAL" | g
        Ping by active | active eq true and userName eq "ada@example.com" | a
        Entra ID test connection | userName eq "8f6c7d6a-0b1e-4a7e-9d0b-3b1c2f5e7a90" | -
        Entra ID by externalId | externalId eq "jyoung" | b
        Entra ID unquoted | externalId eq jyoung | b
        Entra ID unquoted | userName eq ada@example.com | a
        Entra ID unquoted | userName eq jürgen.müller@bücher.example | c
        Entra ID unquoted, two terms | externalId eq jyoung and active eq false | b
        Entra ID unquoted, in parentheses | (externalId eq jyoung) | b
        Entra ID unquoted, with a dash | externalId eq ext-C | c
        Entra ID unquoted, an id | id eq 2819c223-7f76-453a-919d-413861904601 | a
        Entra ID unquoted, an apostrophe within | name.familyName eq O'Brien | l
        Entra ID unquoted number | externalId eq 1234 | j
        Entra ID unquoted boolean word | userName eq true | j
        Entra ID unquoted boolean word | userType eq false | j
        Entra ID sub-attribute after brackets | emails[type eq "work"].value eq "ada@example.com" | a
        Entra ID sub-attribute after brackets | emails[type eq "work"].value eq "ada@home.example" | -
        Entra ID sub-attribute after brackets | emails[type eq "home"].value eq "ada@home.example" | a
        Entra ID sub-attribute after brackets | emails[type eq "work"].value co "example" | abhk
        Entra ID sub-attribute after brackets | emails[type eq "work"].primary pr | ahk
        Entra ID sub-attribute after brackets | emails[type eq "work"].value ne "bob@work.example" | ahk
        Entra ID sub-attribute after brackets, or within | emails[type eq "home" or type eq "other"].value sw "h" | h
        Entra ID sub-attribute after brackets, in a chain | emails[type eq "work"].value eq "bob@work.example" and active eq false | b
        Entra ID sub-attribute after brackets, URN | urn:ietf:params:scim:schemas:core:2.0:User:emails[type eq "work"].value eq "k@example.com" | k
        Entra ID boolean as text | roles[primary eq "True"].value eq "admin" | a
        Entra ID boolean as text | roles[primary eq "True"] | ab
        Entra ID boolean as text | active eq "False" | bhj
        Entra ID boolean as text | active eq "true" | acefikl
        Entra ID boolean as text | active ne "True" | bdghj
        Entra ID roles as JSON text | roles.value co "\"value\":\"Admin\"" | k
        Entra ID roles as JSON text | roles.value eq "{\"id\":\"06b0\",\"value\":\"Admin\"}" | k
        Entra ID reference check | id eq "2819c223-7f76-453a-919d-413861904602" and manager eq "2819c223-7f76-453a-919d-413861904601" | b
        Entra ID reference check | id eq "2819c223-7f76-453a-919d-413861904602" and manager eq "2819c223-7f76-453a-919d-413861904602" | -
        Entra ID reference check | id eq 2819c223-7f76-453a-919d-413861904609 and manager eq 2819c223-7f76-453a-919d-413861904602 | i
        liberal: an extension's attribute by its bare name | department eq "engineering" | bi
        liberal: an extension's attribute by its bare name | manager.displayName pr | b
        liberal: an extension's attribute by its bare name | level gt 3 | b
        liberal: a string against a number | nickName eq 123 | j
        liberal: a string against a number | title eq 1e3 | j
        liberal: a string against a number | title sw 100 | def
        liberal: a string against a number, as written | nickName eq 123.0 | -
        liberal: a string against a number, as written | employeeNumber eq 007 | j
        liberal: a string against a number, as written | employeeNumber eq 7 | -
        liberal: a string against a boolean | userName eq True | j
        RFC 7643 2.5 null is no string | displayName eq null | gk
        RFC 8259 the string "null" is no null | displayName eq "null" | j
        RFC 8259 the string "null" is no null | displayName ne "null" | !j
        """;
}
