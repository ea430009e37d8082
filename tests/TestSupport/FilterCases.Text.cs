namespace ScimPlatform.TestSupport;

public static partial class FilterCases
{
    private const string Text = """
        RFC 7644 3.4.2.2 eq | userName eq "ada@example.com" | a
        RFC 7644 3.4.2.2 eq | userName eq "nobody@example.com" | -
        RFC 7643 2.2 caseExact false | userName eq "ADA@EXAMPLE.COM" | a
        RFC 7643 2.2 caseExact false | userName eq "bob.smith@example.com" | b
        RFC 7643 2.2 caseExact false | title eq "ENGINEER" | ab
        RFC 7643 2.2 caseExact true | externalId eq "jyoung" | b
        RFC 7643 2.2 caseExact true | externalId eq "JYOUNG" | -
        RFC 7643 2.2 caseExact true | externalId eq "ext-C" | c
        RFC 7643 2.2 caseExact true | externalId eq "EXT-c" | l
        RFC 7643 2.2 caseExact true | externalId co "ext" | c
        RFC 7643 2.2 caseExact true | externalId sw "EXT" | l
        RFC 7643 2.2 caseExact true | externalId ew "c" | l
        RFC 7643 2.2 caseExact true | externalId ne "ext-c" | *
        RFC 7643 3.1 id | id eq "2819c223-7f76-453a-919d-413861904605" | e
        RFC 7643 3.1 id is case-exact | id eq "2819C223-7F76-453A-919D-413861904605" | -
        RFC 7643 3.1 id | id sw "2819c223" | *
        RFC 7643 3.1 id | id ew "10" | j
        RFC 7643 3.1 id | id ne "2819c223-7f76-453a-919d-413861904605" | !e
        RFC 7643 3.1 id | id eq "not-an-id" | -
        RFC 7643 3.1 id | id gt "2819c223-7f76-453a-919d-413861904610" | kl
        RFC 7643 2.1 names in any case | USERNAME eq "minimal" | g
        RFC 7643 2.1 names in any case | UserName Eq "minimal" | g
        RFC 7643 2.1 names in any case | NAME.FamilyName eq "smith" | b
        RFC 7644 3.4.2.2 ne | userName ne "minimal" | !g
        RFC 7644 3.4.2.2 ne | userName ne "MINIMAL" | !g
        RFC 7644 3.4.2.2 ne, missing is different | title ne "engineer" | !ab
        RFC 7644 3.4.2.2 ne, missing is different | userType ne "Employee" | !ad
        RFC 7644 3.4.2.2 ne, missing parent | name.familyName ne "Smith" | !b
        RFC 7644 3.4.2.2 co | userName co "example" | abc
        RFC 7644 3.4.2.2 co | displayName co "LACE" | a
        RFC 7644 3.4.2.2 co, whole value | userName co "minimal" | g
        RFC 7644 3.4.2.2 co, longer than the value | userName co "minimal." | -
        RFC 7644 3.4.2.2 co, figure 2 | name.familyName co "O'Brien" | l
        RFC 7644 3.4.2.2 sw | userName sw "E" | ef
        RFC 7644 3.4.2.2 sw | displayName sw "bob" | b
        RFC 7644 3.4.2.2 sw, not inside | displayName sw "smith" | -
        RFC 7644 3.4.2.2 ew | displayName ew "SMITH" | b
        RFC 7644 3.4.2.2 ew | userName ew ".com" | ab
        RFC 7644 3.4.2.2 ew, not inside | displayName ew "bob" | -
        RFC 7644 3.4.2.2 pr | title pr | abdefhijl
        RFC 7644 3.4.2.2 pr | userName pr | *
        RFC 7644 3.4.2.2 pr | name pr | abchl
        RFC 7644 3.4.2.2 pr | name.givenName pr | abc
        RFC 7644 3.4.2.2 pr | name.honorificSuffix pr | -
        RFC 7644 3.4.2.2 pr, an empty string is not present | nickName pr | acdefhijl
        RFC 7644 3.4.2.2 pr, an empty string is not present | not (nickName pr) | bgk
        RFC 7644 3.4.2.2 eq, an empty string equals itself | nickName eq "" | k
        RFC 7644 3.4.2.2 ne, an empty string differs | nickName ne "Ada" | !a
        RFC 7644 3.4.2.2 ne, against the empty string | nickName ne "" | !k
        RFC 7644 3.4.2.2 co, the empty string is in all | nickName co "" | acdefhijkl
        RFC 7644 3.4.2.2 sw, the empty string starts all | title sw "" | abdefhijl
        RFC 7644 3.4.2.2 ew, the empty string ends all | title ew "" | abdefhijl
        RFC 7644 3.4.2.2 gt, the empty string is least | nickName gt "" | acdefhijl
        RFC 7644 3.4.2.2 gt | userName gt "k.empty" | ghjl
        RFC 7644 3.4.2.2 ge | userName ge "K.EMPTY" | ghjkl
        RFC 7644 3.4.2.2 lt | userName lt "d" | ab
        RFC 7644 3.4.2.2 lt | userName lt "bob.smith@example.com" | a
        RFC 7644 3.4.2.2 le | userName le "BOB.smith@example.com" | ab
        RFC 7644 3.4.2.2 gt, missing is not greater | title gt "line" | hil
        RFC 7644 3.4.2.2 gt, text is not a number | nickName gt "9" | acdefhil
        RFC 7644 3.4.2.2 lt, text is not a number | nickName lt "9" | jk
        order by code point: U+1D49C is above U+FF21 | nickName gt "Ａ" | h
        order by code point: U+FF21 is below U+1D49C | title lt "𝒜" | abdefhijl
        order by code point | title ge "Ａ" | h
        letters beyond ASCII fold | displayName eq "jürgen müller" | c
        letters beyond ASCII fold | name.familyName eq "MÜLLER" | c
        letters beyond ASCII fold | userName eq "JÜRGEN.MÜLLER@BÜCHER.EXAMPLE" | c
        letters beyond ASCII fold | emails.value ew "@BÜCHER.example" | c
        letters beyond ASCII are not their base | name.familyName eq "Muller" | -
        letters beyond ASCII are not their base | displayName co "mul" | -
        letters beyond ASCII, composed differently | name.familyName eq "Mu\u0308ller" | -
        one character folds to one: ß is not SS | nickName eq "STRASSE" | -
        one character folds to one: ß is itself | nickName eq "STRAßE" | c
        the dotted I is itself | userType eq "İstanbul" | l
        the dotted I is not I | userType eq "Istanbul" | -
        the dotted I is not i | userType eq "istanbul" | -
        scripts without case | userName eq "日本語" | h
        scripts without case | userName co "本" | h
        scripts without case | name.familyName sw "山" | h
        full width is not ASCII | title eq "A" | -
        full width folds | title eq "ａ" | h
        beyond the basic plane | displayName co "😀" | h
        beyond the basic plane, escaped | displayName sw "\ud83d\ude00" | h
        beyond the basic plane, another | displayName co "😁" | -
        beyond the basic plane | nickName eq "𝒜lgebra" | h
        RFC 8259 7 escapes | userName eq "d\"quote" | d
        RFC 8259 7 escapes | displayName co "\"the rock\"" | d
        RFC 8259 7 escapes | nickName eq "back\\slash" | d
        RFC 8259 7 escapes | nickName co "\\" | d
        RFC 8259 7 escapes | nickName ew "\\SLASH" | d
        RFC 8259 7 escapes | nickName eq "tab\there" | i
        RFC 8259 7 escapes | nickName eq "tab\u0009here" | i
        RFC 8259 7 escapes | title eq "line\nbreak" | i
        RFC 8259 7 escapes | title co "\n" | i
        RFC 8259 7 escapes | profileUrl eq "https:\/\/example.com\/Ada" | a
        RFC 8259 7 escapes | userName eq "\u0061da@example.com" | a
        RFC 8259 7 escapes | userName eq "min\u0049MAL" | g
        LIKE wildcards are letters: percent | displayName sw "50%" | e
        LIKE wildcards are letters: percent | displayName co "%" | e
        LIKE wildcards are letters: percent | title eq "100%" | d
        LIKE wildcards are letters: percent | title ew "%" | d
        LIKE wildcards are letters: percent | userName co "%" | -
        LIKE wildcards are letters: underscore | userName eq "e_underscore" | e
        LIKE wildcards are letters: underscore | userName sw "e_u" | e
        LIKE wildcards are letters: underscore | nickName co "_" | e
        LIKE wildcards are letters: underscore | nickName ew "_b" | e
        LIKE wildcards are letters: underscore | userName co "_______" | -
        LIKE wildcards are letters: bracket | nickName eq "[a-z]" | l
        LIKE wildcards are letters: bracket | nickName sw "[" | l
        LIKE wildcards are letters: bracket | nickName co "[a-z]" | l
        LIKE wildcards are letters: bracket | nickName ew "]" | l
        LIKE wildcards are letters: caret | title sw "^" | l
        LIKE wildcards are letters: escape | nickName co "\\_" | -
        LIKE wildcards are letters: escape | title ew "\\%" | -
        apostrophes | displayName eq "O'Brien" | l
        apostrophes | displayName co "'" | l
        SQL is text | userName eq "l'; DROP TABLE Users;--" | l
        SQL is text | userName co "'; drop table" | l
        SQL is text | userName eq "' or 1=1 --" | -
        SQL is text | displayName eq "' OR ''='" | -
        blanks count | displayName eq " leading and trailing " | i
        blanks count | displayName eq "leading and trailing" | -
        blanks count | displayName eq " leading and trailing" | -
        blanks count | displayName sw " " | i
        blanks count | displayName ew " " | i
        blanks count | userName eq "minimal " | -
        blanks count | userName ne "minimal " | *
        blanks count | nickName eq " " | -
        blanks count | userName eq "i  spaces" | -
        """;
}
