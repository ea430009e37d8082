namespace ScimPlatform.TestSupport;

public static partial class FilterCases
{
    private const string Logic = """
        RFC 7644 3.4.2.2 and before or | userName eq "minimal" or active eq true and title eq "engineer" | ag
        RFC 7644 3.4.2.2 and before or | active eq true and title eq "engineer" or userName eq "minimal" | ag
        RFC 7644 3.4.2.2 and before or | title eq "engineer" or userName pr and active eq false | abhj
        RFC 7644 3.4.2.2 and before or | active eq false and title pr or active eq true and userType pr | abhjl
        RFC 7644 3.4.2.2 grouping | (userName eq "minimal" or active eq true) and title eq "engineer" | a
        RFC 7644 3.4.2.2 grouping | active eq true and (title eq "engineer" or userName eq "minimal") | a
        RFC 7644 3.4.2.2 grouping | ((((userName eq "minimal")))) | g
        RFC 7644 3.4.2.2 grouping | (active eq true) | acefikl
        RFC 7644 3.4.2.2 grouping | (title pr and userType pr) and (active eq true or active eq false) | abjl
        RFC 7644 3.4.2.2 and | title pr and userType pr | abdjl
        RFC 7644 3.4.2.2 and | userName eq "minimal" and userName eq "k.empty" | -
        RFC 7644 3.4.2.2 and | active eq true and emails pr and roles pr | ak
        RFC 7644 3.4.2.2 or | userName eq "minimal" or userName eq "k.empty" | gk
        RFC 7644 3.4.2.2 or | userName eq "minimal" or userName eq "k.empty" or userName eq "true" | gjk
        RFC 7644 3.4.2.2 or | userName eq "x" or userName eq "y" | -
        RFC 7644 3.4.2.2 not | not (userName eq "minimal") | !g
        RFC 7644 3.4.2.2 not | not(userName eq "minimal") | !g
        RFC 7644 3.4.2.2 not | NOT (userName eq "minimal") | !g
        RFC 7644 3.4.2.2 not, missing counts | not (title eq "engineer") | !ab
        RFC 7644 3.4.2.2 not, missing counts | not (title sw "1") | !defj
        RFC 7644 3.4.2.2 not, missing counts | not (active eq true) | bdghj
        RFC 7644 3.4.2.2 not, missing counts | not (title gt "a") | cdefgjk
        RFC 7644 3.4.2.2 not of ne | not (title ne "engineer") | ab
        RFC 7644 3.4.2.2 not of pr | not (active pr) | dg
        RFC 7644 3.4.2.2 not twice | not (not (title eq "engineer")) | ab
        RFC 7644 3.4.2.2 not binds tightest | not (title pr) and active eq true | ck
        RFC 7644 3.4.2.2 not binds tightest | not (title pr) or userName eq "true" | cgjk
        RFC 7644 3.4.2.2 not of and | not (title pr and active eq true) | bcdghjk
        RFC 7644 3.4.2.2 not of or | not (title pr or active eq true) | g
        RFC 7644 3.4.2.2 operand of and | active eq true and not (title pr) | ck
        RFC 7644 3.4.2.2 operators in any case | userName EQ "minimal" Or userName eQ "k.empty" | gk
        RFC 7644 3.4.2.2 operators in any case | title PR AND active Eq true | aefil
        RFC 7644 3.4.2.2 operators in any case | userName Sw "E" aNd displayName CO "off" | ef
        liberal: blanks | userName   eq    "minimal" | g
        liberal: blanks |   ( userName eq "minimal" )   | g
        liberal: no blank beside parentheses | (title pr)and(active eq true) | aefil
        liberal: no blank beside quotes | userName eq"minimal"or userName eq"k.empty" | gk
        RFC 7644 figure 2 | userName eq "bjensen" | -
        RFC 7644 figure 2 | name.familyName co "O'Malley" | -
        RFC 7644 figure 2 | userName sw "J" | c
        RFC 7644 figure 2 | urn:ietf:params:scim:schemas:core:2.0:User:userName sw "J" | c
        RFC 7644 figure 2 | title pr | abdefhijl
        RFC 7644 figure 2 | meta.lastModified gt "2011-05-13T04:42:34Z" | !a
        RFC 7644 figure 2 | meta.lastModified ge "2011-05-13T04:42:34Z" | *
        RFC 7644 figure 2 | meta.lastModified lt "2011-05-13T04:42:34Z" | -
        RFC 7644 figure 2 | meta.lastModified le "2011-05-13T04:42:34Z" | a
        RFC 7644 figure 2 | title pr and userType eq "Employee" | ad
        RFC 7644 figure 2 | title pr or userType eq "Intern" | abdefhijl
        RFC 7644 figure 2 | schemas eq "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User" | bij
        RFC 7644 figure 2 | userType eq "Employee" and (emails co "example.com" or emails.value co "example.org") | a
        RFC 7644 figure 2 | userType ne "Employee" and not (emails co "example.com" or emails.value co "example.org") | bcefghijl
        RFC 7644 figure 2 | userType eq "Employee" and (emails.type eq "work") | a
        RFC 7644 figure 2 | userType eq "Employee" and emails[type eq "work" and value co "@example.com"] | a
        RFC 7644 figure 2 | emails[type eq "work" and value co "@example.com"] or ims[type eq "xmpp" and value co "@im.example"] | akl
        a contradiction | active eq true and active eq false | -
        a tautology | active eq true or not (active eq true) | *
        """;
}
