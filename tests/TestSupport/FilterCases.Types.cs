namespace ScimPlatform.TestSupport;

public static partial class FilterCases
{
    private const string Types = """
        RFC 7643 2.3.2 boolean | active eq true | acefikl
        RFC 7643 2.3.2 boolean | active eq false | bhj
        RFC 7643 2.3.2 boolean, missing is different | active ne true | bdghj
        RFC 7643 2.3.2 boolean, missing is different | active ne false | !bhj
        RFC 7643 2.3.2 boolean | active pr | !dg
        RFC 7643 2.3.2 boolean in any case | active eq True | acefikl
        RFC 7643 2.3.2 boolean in any case | active eq FALSE | bhj
        RFC 7643 2.5 null | active eq null | dg
        RFC 7643 2.5 null | active ne NULL | !dg
        RFC 7643 2.5 null | title eq null | cgk
        RFC 7643 2.5 null | title ne null | abdefhijl
        RFC 7643 2.5 null | name eq null | !abchl
        RFC 7643 2.5 null | name.givenName eq null | !abc
        RFC 7643 2.5 null | not (title eq null) | abdefhijl
        RFC 7643 2.3.5 dateTime | meta.created eq "2011-05-13T04:42:34Z" | b
        RFC 7643 2.3.5 dateTime, the same instant | meta.created eq "2011-05-13T06:42:34+02:00" | b
        RFC 7643 2.3.5 dateTime, the same instant | meta.created eq "2011-05-12T23:42:34-05:00" | b
        RFC 7643 2.3.5 dateTime, the same instant | meta.created eq "2011-05-13T04:42:34.000Z" | b
        RFC 7643 2.3.5 dateTime, no zone is UTC | meta.created eq "2011-05-13T04:42:34" | b
        RFC 7643 2.3.5 dateTime, no zone is UTC | meta.created gt "2024-02-29T23:59:59.999" | l
        RFC 7643 2.3.5 dateTime, no seconds | meta.created eq "2020-01-01T00:00Z" | g
        RFC 7643 2.3.5 dateTime, no time | meta.created eq "2020-01-01" | g
        RFC 7643 2.3.5 dateTime, no time | meta.created ge "2022-01-01" | ijkl
        RFC 7643 2.3.5 dateTime, no time | meta.created lt "2012-02-29" | ab
        RFC 7643 2.3.5 dateTime, no time | meta.created le "2012-02-29" | abc
        RFC 7643 2.3.5 dateTime, lower case | meta.created eq "2020-01-01t00:00:00z" | g
        RFC 7643 2.3.5 dateTime, unquoted | meta.created gt 2024-02-29T23:59:59.999Z | l
        RFC 7643 2.3.5 dateTime, unquoted | meta.created eq 2011-05-13T06:42:34+02:00 | b
        RFC 7643 2.3.5 dateTime, fractions | meta.lastModified eq "2011-05-13T04:42:34.5Z" | b
        RFC 7643 2.3.5 dateTime, fractions | meta.lastModified eq "2011-05-13T04:42:34.500Z" | b
        RFC 7643 2.3.5 dateTime, fractions | meta.lastModified gt "2011-05-13T04:42:34.4Z" and meta.lastModified lt "2011-05-13T04:42:34.6Z" | b
        RFC 7643 2.3.5 dateTime, ticks | meta.lastModified eq "2020-01-01T00:00:00.1234567Z" | g
        RFC 7643 2.3.5 dateTime, ticks | meta.lastModified gt "2020-01-01T00:00:00.1234566Z" and meta.lastModified lt "2020-01-01T00:00:00.1234568Z" | g
        RFC 7643 2.3.5 dateTime, nanoseconds | meta.lastModified eq "2020-01-01T00:00:00.123456789Z" | g
        RFC 7643 2.3.5 dateTime, a leap day | meta.lastModified eq "2024-02-29T12:00:00Z" | c
        RFC 7643 2.3.5 dateTime, across midnight | meta.created eq "2022-01-01T01:00:00+01:00" | i
        RFC 7643 2.3.5 dateTime, across the year | meta.created eq "2022-01-01T00:59:59+01:00" | h
        RFC 7643 2.3.5 dateTime ne | meta.created ne "2020-01-01T00:00:00Z" | !g
        RFC 7643 2.3.5 dateTime pr | meta.lastModified pr | *
        RFC 7643 2.3.5 dateTime, a range | meta.created ge "2021-12-31T23:59:59Z" and meta.created lt "2022-01-01T00:00:00.1Z" | hi
        RFC 7643 2.3.5 dateTime, the least | meta.created gt "0001-01-01T00:00:00Z" | *
        RFC 7643 2.3.5 dateTime, the greatest | meta.created lt "9999-12-31T23:59:59Z" | *
        RFC 7643 3.1 meta | meta.resourceType eq "User" | *
        RFC 7643 3.1 meta is case-exact | meta.resourceType eq "user" | -
        RFC 7643 3.1 meta | meta pr | *
        RFC 7643 3.1 externalId | externalId pr | abcjl
        RFC 7643 3.1 externalId | not (externalId pr) | !abcjl
        RFC 7643 3.1 externalId | externalId eq null | !abcjl
        RFC 7643 2.3.7 reference | profileUrl eq "https://example.com/Ada" | a
        RFC 7643 2.3.7 reference is case-exact | profileUrl eq "https://example.com/ada" | -
        RFC 7643 2.3.7 reference | profileUrl sw "https://" | a
        RFC 7643 2.3.7 reference | profileUrl co "example.com" | a
        RFC 7643 2.3.7 reference | profileUrl ew "/Ada" | a
        RFC 7643 4.1.1 locale | locale sw "de" | c
        RFC 7643 4.1.1 preferredLanguage | preferredLanguage eq "EN-gb" | a
        RFC 7643 4.1.1 timezone | timezone eq "Europe/London" | a
        RFC 7643 4.3 enterprise | urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq "Engineering" | bi
        RFC 7643 4.3 enterprise | urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber eq "701984" | b
        RFC 7643 4.3 enterprise | urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber sw "0" | j
        RFC 7643 4.3 enterprise | urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department pr | bi
        RFC 7643 4.3 enterprise | urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department ne "Engineering" | !bi
        RFC 7643 4.3 enterprise | not (urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department pr) | !bi
        RFC 7643 4.3 enterprise | urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:costCenter lt "5" | b
        RFC 7643 4.3 enterprise | urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:organization ew "studios" | b
        RFC 7643 4.3 enterprise | urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:division co " " | b
        RFC 7643 4.3 manager | urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value eq "2819c223-7f76-453a-919d-413861904601" | b
        RFC 7643 4.3 manager | urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager eq "2819c223-7f76-453a-919d-413861904602" | i
        RFC 7643 4.3 manager | urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager ne "2819c223-7f76-453a-919d-413861904602" | !i
        RFC 7643 4.3 manager | urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.displayName co "ada" | b
        RFC 7643 4.3 manager | urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager pr | bi
        RFC 7643 4.3 manager | urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager eq null | !bi
        RFC 7643 2.1 URNs in any case | URN:IETF:Params:scim:schemas:extension:enterprise:2.0:user:DEPARTMENT eq "engineering" | bi
        RFC 7644 3.10 core URN | urn:ietf:params:scim:schemas:core:2.0:User:name.familyName eq "smith" | b
        RFC 7644 3.10 core URN | urn:ietf:params:scim:schemas:core:2.0:User:emails[type eq "work" and primary eq true] | ahk
        RFC 7643 2.3.4 integer | urn:example:badge:2.0:User:level eq 3 | al
        RFC 7643 2.3.4 integer | urn:example:badge:2.0:User:level eq 3.0 | al
        RFC 7643 2.3.4 integer | urn:example:badge:2.0:User:level ne 3 | !al
        RFC 7643 2.3.4 integer, no text | urn:example:badge:2.0:User:level gt 9 | b
        RFC 7643 2.3.4 integer, no text | urn:example:badge:2.0:User:level lt 10 | al
        RFC 7643 2.3.4 integer | urn:example:badge:2.0:User:level ge 3 and urn:example:badge:2.0:User:level le 10 | abl
        RFC 7643 2.3.4 integer, quoted | urn:example:badge:2.0:User:level eq "10" | b
        RFC 7643 2.3.4 integer, with exponent | urn:example:badge:2.0:User:level eq 1e1 | b
        RFC 7643 2.3.4 integer pr | urn:example:badge:2.0:User:level pr | abl
        RFC 7643 2.3.4 integer null | urn:example:badge:2.0:User:level eq null | !abl
        RFC 7643 2.3.3 decimal | urn:example:badge:2.0:User:score eq 1.5 | a
        RFC 7643 2.3.3 decimal | urn:example:badge:2.0:User:score eq 1.50 | a
        RFC 7643 2.3.3 decimal | urn:example:badge:2.0:User:score lt 0 | b
        RFC 7643 2.3.3 decimal | urn:example:badge:2.0:User:score le -0.25 | b
        RFC 7643 2.3.3 decimal | urn:example:badge:2.0:User:score gt -1 | abl
        RFC 7643 2.3.3 decimal | urn:example:badge:2.0:User:score eq 2 | l
        RFC 7643 2.3.2 boolean of an extension | urn:example:badge:2.0:User:remote eq true | a
        RFC 7643 2.3.2 boolean of an extension | urn:example:badge:2.0:User:remote ne true | !a
        RFC 7643 2.3.5 dateTime of an extension | urn:example:badge:2.0:User:validUntil eq "2024-02-29T10:00:00Z" | a
        RFC 7643 2.3.5 dateTime of an extension | urn:example:badge:2.0:User:validUntil gt "2024-02-29T10:00:00Z" | l
        RFC 7643 2.3.5 dateTime of an extension | urn:example:badge:2.0:User:validUntil le "2024-02-29T11:00:00+01:00" | a
        RFC 7643 2.3.5 dateTime of an extension | urn:example:badge:2.0:User:validUntil lt "2031-01-01" | al
        RFC 7643 2.3.8 complex | urn:example:badge:2.0:User:desk.floor gt 2 | b
        RFC 7643 2.3.8 complex | urn:example:badge:2.0:User:desk.room eq "a-1" | a
        RFC 7643 2.3.8 complex | urn:example:badge:2.0:User:desk pr | ab
        RFC 7643 2.3.8 complex | urn:example:badge:2.0:User:desk.floor ne 2 | !a
        RFC 7643 2.4 several complex | urn:example:badge:2.0:User:cars[seats gt 4 and electric eq false] | l
        RFC 7643 2.4 several complex | urn:example:badge:2.0:User:cars[seats gt 4 and electric eq true] | -
        RFC 7643 2.4 several complex | urn:example:badge:2.0:User:cars[value eq "mini" and seats le 2] | l
        RFC 7643 2.4 several complex | urn:example:badge:2.0:User:cars.seats ge 4 | al
        RFC 7643 2.4 several complex | urn:example:badge:2.0:User:cars eq "mini" | al
        RFC 7643 2.4 several complex | urn:example:badge:2.0:User:cars[boughtAt lt "2021-01-01"] | a
        RFC 7643 2.4 several complex | urn:example:badge:2.0:User:cars[not (boughtAt pr)] | l
        """;
}
