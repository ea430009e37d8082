namespace ScimPlatform.TestSupport;

public static partial class FilterCases
{
    private const string Lists = """
        RFC 7644 3.4.2.2 any value | emails.value eq "ada@home.example" | a
        RFC 7644 3.4.2.2 any value | emails.value eq "ADA@example.com" | a
        RFC 7644 3.4.2.2 any value | emails.type eq "work" | abhk
        RFC 7644 3.4.2.2 any value | emails.type eq "home" | ac
        RFC 7644 3.4.2.2 any value | emails.type eq "other" | h
        RFC 7644 3.4.2.2 any value | emails.value co "example" | abchk
        RFC 7644 3.4.2.2 any value | emails.value sw "h3" | h
        RFC 7644 3.4.2.2 any value | emails.value ew "home.example" | a
        RFC 7644 3.4.2.2 any value | emails.value gt "i" | ck
        RFC 7644 3.4.2.2 any value | emails.value lt "b" | a
        RFC 7643 2.4 the attribute stands for its value | emails eq "bob@work.example" | b
        RFC 7643 2.4 the attribute stands for its value | emails co "h2" | h
        RFC 7643 2.4 the attribute stands for its value | emails sw "K@" | k
        RFC 7643 2.4 the attribute stands for its value | roles eq "admin" | a
        RFC 7643 2.4 the attribute stands for its value | phoneNumbers ew "0101" | l
        RFC 7644 3.4.2.2 ne, some value differs | emails.type ne "work" | acdefghijl
        RFC 7644 3.4.2.2 ne, some value differs | emails ne "bob@work.example" | !b
        RFC 7644 3.4.2.2 ne, some value differs | roles ne "admin" | !a
        RFC 7644 3.4.2.2 ne, some value differs | roles ne "user" | *
        RFC 7644 3.4.2.2 ne, a value without it differs | roles.primary ne true | !a
        RFC 7644 3.4.2.2 not eq, no value is | not (emails.type eq "work") | cdefgijl
        RFC 7644 3.4.2.2 not eq, no value is | not (roles eq "user") | !b
        RFC 7644 3.4.2.2 pr | emails pr | abchk
        RFC 7644 3.4.2.2 pr | not (emails pr) | defgijl
        RFC 7644 3.4.2.2 pr | emails.primary pr | achk
        RFC 7644 3.4.2.2 pr | emails.display pr | ah
        RFC 7644 3.4.2.2 pr | not (emails.display pr) | !ah
        RFC 7644 3.4.2.2 pr | x509Certificates pr | l
        RFC 7644 3.4.2.2 pr | addresses pr | i
        RFC 7644 3.4.2.2 pr | photos.display pr | -
        RFC 7643 2.5 null | emails eq null | defgijl
        RFC 7643 2.5 null | emails ne null | abchk
        RFC 7643 2.5 null, no value has it | emails.display eq null | !ah
        RFC 7643 2.5 null, some value has it | emails.display ne null | ah
        RFC 7644 3.4.2.2 valuePath | emails[type eq "work"] | abhk
        RFC 7644 3.4.2.2 valuePath | emails[type eq "work" and value co "ada"] | a
        RFC 7644 3.4.2.2 valuePath, of one value | emails[type eq "work" and value eq "ada@home.example"] | -
        RFC 7644 3.4.2.2 no valuePath, of several values | emails.type eq "work" and emails.value eq "ada@home.example" | a
        RFC 7644 3.4.2.2 valuePath or | emails[type eq "other" or type eq "home"] | ach
        RFC 7644 3.4.2.2 valuePath and before or | emails[type eq "other" or type eq "work" and primary eq true] | ahk
        RFC 7644 3.4.2.2 valuePath grouping | emails[(type eq "other" or type eq "work") and primary eq true] | ahk
        RFC 7644 3.4.2.2 valuePath not | emails[not (type eq "work")] | ach
        RFC 7644 3.4.2.2 not valuePath | not (emails[type eq "work"]) | cdefgijl
        RFC 7644 3.4.2.2 valuePath ne | emails[type ne "work"] | ach
        RFC 7644 3.4.2.2 valuePath ne | roles[primary ne true] | bk
        RFC 7644 3.4.2.2 valuePath pr | emails[display pr] | ah
        RFC 7644 3.4.2.2 valuePath not pr | emails[not (type pr)] | h
        RFC 7644 3.4.2.2 valuePath not pr | emails[not (display pr)] | abchk
        RFC 7643 2.5 valuePath null | emails[type eq null] | h
        RFC 7643 2.5 valuePath null | emails[type ne null and display eq null] | abchk
        RFC 7644 3.4.2.2 valuePath boolean | emails[primary eq true] | achk
        RFC 7644 3.4.2.2 valuePath boolean | emails[primary eq false] | -
        RFC 7644 3.4.2.2 valuePath boolean | emails[primary eq true and type eq "home"] | c
        RFC 7644 3.4.2.2 valuePath operators | emails[value sw "h" and value ew "example"] | h
        RFC 7644 3.4.2.2 valuePath operators | emails[value gt "h" and value lt "h2a"] | h
        RFC 7644 3.4.2.2 valuePath names in any case | EMAILS[TYPE EQ "Work" AND Value Co "bob"] | b
        RFC 7644 3.4.2.2 two valuePaths | emails[type eq "work"] and emails[type eq "home"] | a
        RFC 7644 3.4.2.2 two valuePaths | emails[type eq "work"] and roles[value eq "user"] | b
        RFC 7644 3.4.2.2 two valuePaths | emails[type eq "home"] or phoneNumbers[type eq "mobile"] | acl
        RFC 7644 3.4.2.2 valuePath of phoneNumbers | phoneNumbers[type eq "fax"] | l
        RFC 7644 3.4.2.2 valuePath of phoneNumbers | phoneNumbers[value sw "+1" and primary eq true] | l
        RFC 7644 3.4.2.2 valuePath of phoneNumbers | phoneNumbers[type eq "fax" and primary eq true] | -
        RFC 7644 3.4.2.2 valuePath of addresses | addresses[country eq "USA" and locality eq "hollywood"] | i
        RFC 7644 3.4.2.2 valuePath of addresses | addresses[country eq "DE" and locality eq "hollywood"] | -
        RFC 7643 4.1.2 addresses | addresses.postalCode eq "91608" | i
        RFC 7643 4.1.2 addresses | addresses.streetAddress co "universal city" | i
        RFC 7643 4.1.2 addresses | addresses.region pr | i
        RFC 7643 4.1.2 ims | ims.type eq "XMPP" | l
        RFC 7643 4.1.2 photos are case-exact references | photos.value eq "https://photos.example/L.jpg" | l
        RFC 7643 4.1.2 photos are case-exact references | photos.value eq "https://photos.example/l.jpg" | -
        RFC 7643 4.1.2 photos are case-exact references | photos co "/L." | l
        RFC 7643 4.1.2 photos are case-exact references | photos[type eq "photo" and value sw "https://"] | l
        RFC 7643 4.1.2 entitlements | entitlements eq "ENT-1" | l
        RFC 7643 4.1.2 entitlements | entitlements[type eq "license"] | l
        RFC 7643 4.1.2 roles | roles[value eq "auditor" and primary eq true] | b
        RFC 7643 4.1.2 roles | roles[value eq "user" and primary eq true] | -
        RFC 7643 4.1.2 roles | roles.display eq "administrator" | a
        RFC 7643 4.1.2 groups | groups.value eq "e9e30dba-f08f-4109-8486-d5c6a3316601" | ab
        RFC 7643 4.1.2 groups | groups eq "e9e30dba-f08f-4109-8486-d5c6a3316602" | abc
        RFC 7643 4.1.2 groups | groups.display eq "admins" | ab
        RFC 7643 4.1.2 groups | groups[display co "müller" and type eq "direct"] | c
        RFC 7643 4.1.2 groups | groups[type eq "indirect"] | ab
        RFC 7643 4.1.2 groups | not (groups pr) | !abc
        RFC 7643 4.1.2 groups | groups.type ne "direct" | !c
        RFC 7643 4.1.2 certificates are binary | x509Certificates.value eq "MIIBkQ==" | l
        RFC 7643 4.1.2 certificates are binary | x509Certificates.value eq "miibkq==" | -
        RFC 7643 4.1.2 certificates are binary | x509Certificates ne "MIIBkQ==" | !l
        RFC 7643 3.1 schemas | schemas eq "urn:ietf:params:scim:schemas:core:2.0:User" | *
        RFC 7643 3.1 schemas | schemas eq "urn:example:badge:2.0:User" | abl
        RFC 7643 3.1 schemas | schemas co "enterprise" | bij
        RFC 7643 3.1 schemas | schemas[value eq "urn:example:badge:2.0:User"] | abl
        RFC 7643 3.1 schemas | not (schemas co "extension" or schemas co "badge") | cdefghk
        RFC 7643 3.1 schemas | schemas pr | *
        RFC 7643 2.4 simple values | urn:example:badge:2.0:User:tags eq "red" | al
        RFC 7643 2.4 simple values | urn:example:badge:2.0:User:tags co "%" | l
        RFC 7643 2.4 simple values | urn:example:badge:2.0:User:tags ne "blue" | !b
        RFC 7643 2.4 simple values | urn:example:badge:2.0:User:tags[value eq "red" or value eq "blue"] | abl
        RFC 7643 2.4 simple values | urn:example:badge:2.0:User:tags[value sw "g" and value ew "n"] | a
        RFC 7643 2.4 simple values | not (urn:example:badge:2.0:User:tags pr) | !abl
        RFC 7643 2.4 simple values, case-exact | urn:example:badge:2.0:User:keys eq "K1" | a
        RFC 7643 2.4 simple values, case-exact | urn:example:badge:2.0:User:keys eq "k1" | l
        RFC 7643 2.4 simple values, case-exact | urn:example:badge:2.0:User:keys sw "K" | al
        """;
}
