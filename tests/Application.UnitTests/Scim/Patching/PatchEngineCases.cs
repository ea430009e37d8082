using ScimPlatform.Application.Scim;

namespace ScimPlatform.Application.UnitTests.Scim.Patching;

/// <summary>RFC 7644 section 3.5.2 in cases, named by the section that asks for them.</summary>
internal static class PatchEngineCases
{
    private const string Work = """{"type":"work","value":"w","primary":true}""";
    private const string Home = """{"type":"home","value":"h"}""";
    public const string Mails = $$"""{"userName":"a","emails":[{{Work}},{{Home}}]}""";
    private const string Addresses = """{"userName":"a","addresses":[{"type":"work","region":"CA","country":"US"},{"type":"home","region":"WA"}]}""";

    public static IEnumerable<TestCaseData> Applied()
    {
        const string One = """{"userName":"a"}""";
        yield return Case("3.5.2.1 no path", One, """{"op":"add","value":{"nickName":"B","emails":[{"value":"x"}]}}""", """{"userName":"a","nickName":"B","emails":[{"value":"x"}]}""");
        yield return Case("3.5.2.1 attribute", One, """{"op":"add","path":"title","value":"T"}""", """{"userName":"a","title":"T"}""");
        yield return Case("3.5.2.1 attribute in another case", One, """{"op":"add","path":"DISPLAYNAME","value":"T"}""", """{"userName":"a","displayName":"T"}""");
        yield return Case("3.5.2.1 existing single value is replaced", """{"userName":"a","title":"S"}""", """{"op":"add","path":"title","value":"T"}""", """{"userName":"a","title":"T"}""");
        yield return Case("3.5.2.1 complex keeps what is not given", """{"userName":"a","name":{"givenName":"G"}}""", """{"op":"add","path":"name","value":{"familyName":"F"}}""", """{"userName":"a","name":{"givenName":"G","familyName":"F"}}""");
        yield return Case("3.5.2.1 sub-attribute", One, """{"op":"add","path":"name.givenName","value":"G"}""", """{"userName":"a","name":{"givenName":"G"}}""");
        yield return Case("3.5.2.1 multi-valued appends", Mails, """{"op":"add","path":"emails","value":[{"value":"x"}]}""", $$"""{"userName":"a","emails":[{{Work}},{{Home}},{"value":"x"}]}""");
        yield return Case("3.5.2.1 one value without list", One, """{"op":"add","path":"emails","value":{"value":"x"}}""", """{"userName":"a","emails":[{"value":"x"}]}""");
        yield return Case("3.5.2.1 value filter", Addresses, """{"op":"add","path":"addresses[type eq \"home\"]","value":{"country":"US"}}""", """{"userName":"a","addresses":[{"type":"work","region":"CA","country":"US"},{"type":"home","region":"WA","country":"US"}]}""");
        yield return Case("3.5.2.1 value filter and sub-attribute", Addresses, """{"op":"add","path":"addresses[type eq \"home\"].country","value":"US"}""", """{"userName":"a","addresses":[{"type":"work","region":"CA","country":"US"},{"type":"home","region":"WA","country":"US"}]}""");
        yield return Case("3.5.2.1 URN path", One, """{"op":"add","path":"@enterprise:department","value":"D"}""", """{"userName":"a","@enterprise":{"department":"D"}}""");
        yield return Case("3.5.2.1 URN path and sub-attribute", One, """{"op":"add","path":"@enterprise:manager.value","value":"7"}""", """{"userName":"a","@enterprise":{"manager":{"value":"7"}}}""");
        yield return Case("3.5.2.1 core URN path", One, """{"op":"add","path":"@user:title","value":"T"}""", """{"userName":"a","title":"T"}""");
        yield return Case("3.5.2.1 bare extension URN", """{"userName":"a","@enterprise":{"costCenter":"C"}}""", """{"op":"add","path":"@enterprise","value":{"department":"D"}}""", """{"userName":"a","@enterprise":{"costCenter":"C","department":"D"}}""");
        yield return Case("3.5.2.1 extension object without path", One, """{"op":"add","value":{"@enterprise":{"department":"D"}}}""", """{"userName":"a","@enterprise":{"department":"D"}}""");
        yield return Case("3.5.2.1 value of a multi-valued one takes nothing away", Mails, """{"op":"add","path":"emails.value","value":"x"}""", $$"""{"userName":"a","emails":[{{Work}},{{Home}},{"value":"x"}]}""");
        yield return Case("3.5.2.1 value of a multi-valued one that has none", One, """{"op":"add","path":"emails.value","value":"x"}""", """{"userName":"a","emails":[{"value":"x"}]}""");
        yield return Case("3.5.2.1 sub-attribute of values that have none", Addresses, """{"op":"add","path":"addresses.locality","value":"L"}""", """{"userName":"a","addresses":[{"type":"work","region":"CA","country":"US","locality":"L"},{"type":"home","region":"WA","locality":"L"}]}""");
        yield return Case("7643 3.3 schemas inside an extension", One, """{"op":"add","path":"@enterprise","value":{"schemas":["@enterprise"],"department":"D"}}""", """{"userName":"a","@enterprise":{"department":"D"}}""");
        yield return Case("7643 3.3 schemas inside an extension without path", One, """{"op":"replace","value":{"@enterprise":{"schemas":["@enterprise"],"department":"D"}}}""", """{"userName":"a","@enterprise":{"department":"D"}}""");
        yield return Case("3.5.2.1 several in order", One, """[{"op":"add","path":"title","value":"1"},{"op":"replace","path":"title","value":"2"},{"op":"add","path":"nickName","value":"3"}]""", """{"userName":"a","title":"2","nickName":"3"}""");
        yield return Case("3.5.2 new primary clears the old one", Mails, """{"op":"add","path":"emails","value":[{"value":"x","primary":true}]}""", """{"userName":"a","emails":[{"type":"work","value":"w","primary":false},{"type":"home","value":"h"},{"value":"x","primary":true}]}""");
        yield return Case("3.5.2 primary by sub-attribute", Mails, """{"op":"replace","path":"emails[type eq \"home\"].primary","value":true}""", """{"userName":"a","emails":[{"type":"work","value":"w","primary":false},{"type":"home","value":"h","primary":true}]}""");
        yield return Case("3.5.2 adding a value again as primary", Mails, """{"op":"add","path":"emails","value":[{"type":"home","value":"h","primary":true}]}""", """{"userName":"a","emails":[{"type":"work","value":"w","primary":false},{"type":"home","value":"h","primary":true}]}""");
        yield return Case("7643 2.4 values that become equal are one", """{"userName":"a","roles":[{"value":"x"},{"value":"y"}]}""", """{"op":"replace","path":"roles[value eq \"y\"].value","value":"x"}""", """{"userName":"a","roles":[{"value":"x"}]}""");

        yield return Case("3.5.2.2 attribute", """{"userName":"a","title":"T"}""", """{"op":"remove","path":"title"}""", One);
        yield return Case("3.5.2.2 complex attribute", """{"userName":"a","name":{"givenName":"G"}}""", """{"op":"remove","path":"name"}""", One);
        yield return Case("3.5.2.2 sub-attribute", """{"userName":"a","name":{"givenName":"G","familyName":"F"}}""", """{"op":"remove","path":"name.givenName"}""", """{"userName":"a","name":{"familyName":"F"}}""");
        yield return Case("3.5.2.2 last sub-attribute", """{"userName":"a","name":{"givenName":"G"}}""", """{"op":"remove","path":"name.givenName"}""", One);
        yield return Case("3.5.2.2 multi-valued", Mails, """{"op":"remove","path":"emails"}""", One);
        yield return Case("3.5.2.2 value filter", Mails, """{"op":"remove","path":"emails[type eq \"work\"]"}""", $$"""{"userName":"a","emails":[{{Home}}]}""");
        yield return Case("3.5.2.2 compound value filter", Mails, """{"op":"remove","path":"emails[type eq \"work\" and value sw \"w\"]"}""", $$"""{"userName":"a","emails":[{{Home}}]}""");
        yield return Case("3.5.2.2 filter over all values", Mails, """{"op":"remove","path":"emails[value pr]"}""", One);
        yield return Case("3.5.2.2 brackets and escapes in the filter", """{"userName":"a","roles":[{"value":"ro\"le\\ü]"},{"value":"other"}]}""", """{"op":"remove","path":"roles[value eq \"ro\\\"le\\\\ü]\"]"}""", """{"userName":"a","roles":[{"value":"other"}]}""");
        yield return Case("3.5.2.2 value filter and sub-attribute", Addresses, """{"op":"remove","path":"addresses[type eq \"work\"].country"}""", """{"userName":"a","addresses":[{"type":"work","region":"CA"},{"type":"home","region":"WA"}]}""");
        yield return Case("3.5.2.2 a value without its value is gone", Mails, """{"op":"remove","path":"emails[type eq \"work\"].value"}""", $$"""{"userName":"a","emails":[{{Home}}]}""");
        yield return Case("3.5.2.2 sub-attribute of all values", Addresses, """{"op":"remove","path":"addresses.type"}""", """{"userName":"a","addresses":[{"region":"CA","country":"US"},{"region":"WA"}]}""");
        yield return Case("3.5.2.2 URN path", """{"userName":"a","@enterprise":{"department":"D","costCenter":"C"}}""", """{"op":"remove","path":"@enterprise:department"}""", """{"userName":"a","@enterprise":{"costCenter":"C"}}""");
        yield return Case("3.5.2.2 last attribute of an extension", """{"userName":"a","@enterprise":{"department":"D"}}""", """{"op":"remove","path":"@enterprise:department"}""", One);
        yield return Case("3.5.2.2 bare extension URN", """{"userName":"a","@enterprise":{"department":"D","manager":{"value":"7"}}}""", """{"op":"remove","path":"@enterprise"}""", One);
        yield return Case("3.5.2.3 no path", """{"userName":"a","title":"T","active":true}""", """{"op":"replace","value":{"active":false}}""", """{"userName":"a","title":"T","active":false}""");
        yield return Case("3.5.2.3 attribute", """{"userName":"a"}""", """{"op":"replace","path":"userName","value":"b"}""", """{"userName":"b"}""");
        yield return Case("3.5.2.3 what is not there is added", One, """{"op":"replace","path":"title","value":"T"}""", """{"userName":"a","title":"T"}""");
        yield return Case("3.5.2.3 complex replaces the given sub-attributes", """{"userName":"a","name":{"givenName":"G","familyName":"F"}}""", """{"op":"replace","path":"name","value":{"givenName":"H"}}""", """{"userName":"a","name":{"givenName":"H","familyName":"F"}}""");
        yield return Case("3.5.2.3 null inside a complex value unassigns", """{"userName":"a","name":{"givenName":"G","familyName":"F"}}""", """{"op":"replace","path":"name","value":{"givenName":null}}""", """{"userName":"a","name":{"familyName":"F"}}""");
        yield return Case("3.5.2.3 multi-valued as a whole", Mails, """{"op":"replace","path":"emails","value":[{"value":"x"}]}""", """{"userName":"a","emails":[{"value":"x"}]}""");
        yield return Case("3.5.2.3 value filter replaces the whole value", Addresses, """{"op":"replace","path":"addresses[type eq \"work\"]","value":{"type":"work","region":"NY"}}""", """{"userName":"a","addresses":[{"type":"work","region":"NY"},{"type":"home","region":"WA"}]}""");
        yield return Case("3.5.2.3 value filter over several values", Addresses, """{"op":"replace","path":"addresses[region pr]","value":{"region":"NY"}}""", """{"userName":"a","addresses":[{"region":"NY"}]}""");
        yield return Case("3.5.2.3 value filter and sub-attribute", Mails, """{"op":"replace","path":"emails[type eq \"home\"].value","value":"x"}""", $$"""{"userName":"a","emails":[{{Work}},{"type":"home","value":"x"}]}""");
        yield return Case("3.5.2.3 sub-attribute of all values", Addresses, """{"op":"replace","path":"addresses.country","value":"DE"}""", """{"userName":"a","addresses":[{"type":"work","region":"CA","country":"DE"},{"type":"home","region":"WA","country":"DE"}]}""");
        yield return Case("3.5.2.3 value of a multi-valued one that has none", One, """{"op":"replace","path":"emails.value","value":"x"}""", """{"userName":"a","emails":[{"value":"x"}]}""");
        yield return Case("3.5.2.3 sub-attribute of a multi-valued one that has none", One, """{"op":"replace","path":"addresses.region","value":"v"}""", """{"userName":"a","addresses":[{"region":"v"}]}""");
        yield return Case("3.5.2.3 URN path", """{"userName":"a","@enterprise":{"department":"D"}}""", """{"op":"replace","path":"@enterprise:department","value":"E"}""", """{"userName":"a","@enterprise":{"department":"E"}}""");
        yield return Case("3.5.2.3 bare extension URN", """{"userName":"a","@enterprise":{"department":"D","costCenter":"C"}}""", """{"op":"replace","path":"@enterprise","value":{"department":"E"}}""", """{"userName":"a","@enterprise":{"department":"E","costCenter":"C"}}""");
        yield return Case("7643 2.5 null unassigns", """{"userName":"a","title":"T"}""", """{"op":"replace","path":"title","value":null}""", One);
        yield return Case("7643 2.5 [] unassigns", Mails, """{"op":"replace","path":"emails","value":[]}""", One);
        yield return Case("7643 2.5 null without path unassigns", """{"userName":"a","title":"T","nickName":"N"}""", """{"op":"replace","value":{"title":null,"nickName":"M"}}""", """{"userName":"a","nickName":"M"}""");
        yield return Case("7643 2.5 null extension unassigns", """{"userName":"a","@enterprise":{"department":"D"}}""", """{"op":"replace","path":"@enterprise","value":null}""", One);
        yield return Case("7643 2.5 null for a selected value removes it", Mails, """{"op":"replace","path":"emails[type eq \"work\"]","value":null}""", $$"""{"userName":"a","emails":[{{Home}}]}""");
        yield return Case("password is taken", One, """{"op":"replace","path":"password","value":"p"}""", """{"userName":"a","password":"p"}""");
        yield return Case("7643 7 what is writeOnly is removed", """{"userName":"a","password":"p"}""", """{"op":"remove","path":"password"}""", One);
        yield return Case("7643 2.5 null for the password", """{"userName":"a","password":"p"}""", """{"op":"replace","value":{"password":null}}""", One);
        yield return Case("7643 2.5 a selected value that lost all it had is gone", """{"userName":"a","addresses":[{"region":"CA"}]}""", """{"op":"add","path":"addresses[region eq \"CA\"]","value":{"region":null}}""", One);
        yield return Case("7643 2.5 a selected value that lost its value is gone", Mails, """{"op":"add","path":"emails[type eq \"home\"]","value":{"value":null}}""", $$"""{"userName":"a","emails":[{{Work}}]}""");
        yield return Case("7643 7 readOnly inside a complex value is passed over", One, """{"op":"add","path":"@enterprise:manager","value":{"value":"7","displayName":"M","$ref":null}}""", """{"userName":"a","@enterprise":{"manager":{"value":"7"}}}""");
        yield return Case("schemas repeated without path", One, """{"op":"replace","value":{"SCHEMAS":["@user","@enterprise"],"title":"T"}}""", """{"userName":"a","title":"T"}""");
        yield return Case("one schema announced as text", One, """{"op":"add","value":{"schemas":"@enterprise","title":"T"}}""", """{"userName":"a","title":"T"}""");
        yield return Case("schemas announced before the extension", One, """[{"op":"add","path":"schemas","value":["@enterprise"]},{"op":"add","path":"@enterprise:department","value":"D"}]""", """{"userName":"a","@enterprise":{"department":"D"}}""");
    }

    public static IEnumerable<TestCaseData> Unchanged()
    {
        foreach (var (name, operations) in new (string, string)[]
        {
            ("3.5.2.1 the same value", """{"op":"add","path":"userName","value":"a"}"""),
            ("3.5.2.1 values that are there", """{"op":"add","path":"emails","value":[{"value":"w","type":"work"},{"type":"home","value":"h"}]}"""),
            ("3.5.2.1 nothing", """{"op":"add","path":"emails","value":[]}"""),
            ("3.5.2.2 what is not there", """{"op":"remove","path":"title"}"""),
            ("3.5.2.2 sub-attribute of what is not there", """{"op":"remove","path":"name.givenName"}"""),
            ("3.5.2.2 password that is not there", """{"op":"remove","path":"password"}"""),
            ("3.5.2.3 null for a password that is not there", """{"op":"replace","path":"password","value":null}"""),
            ("3.5.2.2 extension that is not there", """{"op":"remove","path":"@enterprise"}"""),
            ("3.5.2.3 the same values", $$"""{"op":"replace","path":"emails","value":[{{Work}},{{Home}}]}"""),
            ("3.5.2.3 null for what is not there", """{"op":"replace","path":"@enterprise:department","value":null}"""),
            ("3.5.2.3 null for the sub-attribute of no values", """{"op":"replace","path":"addresses.region","value":null}"""),
            ("there and back", """[{"op":"add","path":"title","value":"T"},{"op":"remove","path":"title"}]"""),
        })
        {
            yield return new TestCaseData(operations).SetArgDisplayNames(name);
        }
    }

    public static IEnumerable<TestCaseData> Refused()
    {
        foreach (var (name, operation, type) in new (string, string, ScimType)[]
        {
            ("3.5.2.2 remove without path", """{"op":"remove"}""", ScimType.NoTarget),
            ("3.5.2.2 remove selects nothing", """{"op":"remove","path":"emails[type eq \"x\"]"}""", ScimType.NoTarget),
            ("3.5.2.3 replace selects nothing", """{"op":"replace","path":"emails[type eq \"x\"].value","value":"v"}""", ScimType.NoTarget),
            ("3.5.2.3 replace selects nothing as a whole", """{"op":"replace","path":"emails[type eq \"x\"]","value":{"value":"v"}}""", ScimType.NoTarget),
            ("add selects nothing", """{"op":"add","path":"emails[type eq \"x\"].value","value":"v"}""", ScimType.NoTarget),
            ("3.5.2.1 sub-attribute that a value has otherwise", """{"op":"add","path":"emails.type","value":"other"}""", ScimType.InvalidPath),
            ("null in a list", """{"op":"add","path":"emails","value":[null]}""", ScimType.InvalidValue),
            ("null in a list of others", """{"op":"replace","path":"emails","value":[{"value":"x"},null]}""", ScimType.InvalidValue),
            ("unknown attribute", """{"op":"add","path":"favouriteColour","value":"x"}""", ScimType.InvalidPath),
            ("unknown attribute without path", """{"op":"add","value":{"favouriteColour":"x"}}""", ScimType.InvalidPath),
            ("unknown sub-attribute", """{"op":"add","path":"name.foo","value":"x"}""", ScimType.InvalidPath),
            ("unknown sub-attribute after a filter", """{"op":"add","path":"emails[type eq \"work\"].foo","value":"x"}""", ScimType.InvalidPath),
            ("unknown URN", """{"op":"add","path":"urn:acme:User:x","value":"x"}""", ScimType.InvalidPath),
            ("unknown attribute of an extension", """{"op":"add","path":"@enterprise:foo","value":"x"}""", ScimType.InvalidPath),
            ("unknown attribute inside an extension", """{"op":"add","path":"@enterprise","value":{"foo":"x"}}""", ScimType.InvalidPath),
            ("unknown sub-attribute in a complex value", """{"op":"replace","path":"name","value":{"foo":"x"}}""", ScimType.InvalidPath),
            ("unknown sub-attribute beside a known one", """{"op":"add","path":"name","value":{"givenName":"G","foo":"x"}}""", ScimType.InvalidPath),
            ("unknown sub-attribute in a complex value without path", """{"op":"replace","value":{"name":{"foo":"x"}}}""", ScimType.InvalidPath),
            ("unknown sub-attribute of null", """{"op":"add","path":"name","value":{"foo":null}}""", ScimType.InvalidPath),
            ("unknown sub-attribute alone in a list", """{"op":"add","path":"emails","value":[{"foo":"x"}]}""", ScimType.InvalidPath),
            ("unknown sub-attribute in a list of others", """{"op":"replace","path":"emails","value":[{"value":"x"},{"value":"y","foo":"x"}]}""", ScimType.InvalidPath),
            ("unknown sub-attribute in one value of a list", """{"op":"add","path":"emails","value":{"foo":"x"}}""", ScimType.InvalidPath),
            ("unknown sub-attribute in a list without path", """{"op":"add","value":{"roles":[{"value":"r","foo":"x"}]}}""", ScimType.InvalidPath),
            ("unknown sub-attribute replaces a selected value", """{"op":"replace","path":"emails[type eq \"work\"]","value":{"foo":"x"}}""", ScimType.InvalidPath),
            ("unknown sub-attribute is added to a selected value", """{"op":"add","path":"emails[type eq \"work\"]","value":{"foo":"x"}}""", ScimType.InvalidPath),
            ("unknown sub-attribute in a complex value of an extension", """{"op":"add","path":"@enterprise:manager","value":{"foo":"x"}}""", ScimType.InvalidPath),
            ("unknown sub-attribute inside an extension", """{"op":"add","path":"@enterprise","value":{"manager":{"value":"1","foo":"x"}}}""", ScimType.InvalidPath),
            ("unknown sub-attribute in another case of a known one's name", """{"op":"add","path":"name","value":{"givenName ":"x"}}""", ScimType.InvalidPath),
            ("sub-attribute of a simple one", """{"op":"add","path":"title.x","value":"x"}""", ScimType.InvalidPath),
            ("filter on a single value", """{"op":"add","path":"name[givenName eq \"x\"].familyName","value":"x"}""", ScimType.InvalidPath),
            ("empty path", """{"op":"add","path":"","value":"x"}""", ScimType.InvalidPath),
            ("malformed path", """{"op":"add","path":"emails[","value":"x"}""", ScimType.InvalidPath),
            ("text after the filter", """{"op":"add","path":"emails[type eq \"work\"]value","value":"x"}""", ScimType.InvalidPath),
            ("malformed filter", """{"op":"remove","path":"emails[type eq]"}""", ScimType.InvalidFilter),
            ("filter by an unknown sub-attribute", """{"op":"remove","path":"emails[foo eq \"x\"]"}""", ScimType.InvalidFilter),
            ("readOnly id", """{"op":"replace","path":"id","value":"x"}""", ScimType.Mutability),
            ("readOnly meta", """{"op":"replace","path":"meta.created","value":"x"}""", ScimType.Mutability),
            ("readOnly groups", """{"op":"add","path":"groups","value":[{"value":"g"}]}""", ScimType.Mutability),
            ("readOnly groups by filter", """{"op":"remove","path":"groups[value eq \"g\"]"}""", ScimType.Mutability),
            ("readOnly sub-attribute", """{"op":"add","path":"@enterprise:manager.displayName","value":"x"}""", ScimType.Mutability),
            ("readOnly sub-attribute alone in a value", """{"op":"add","path":"@enterprise:manager","value":{"displayName":"x"}}""", ScimType.Mutability),
            ("readOnly sub-attribute alone, to null", """{"op":"replace","path":"@enterprise:manager","value":{"displayName":null}}""", ScimType.Mutability),
            ("readOnly sub-attribute alone in an extension", """{"op":"replace","value":{"@enterprise":{"manager":{"displayName":"x"}}}}""", ScimType.Mutability),
            ("readOnly without path", """{"op":"replace","value":{"id":"1"}}""", ScimType.Mutability),
            ("3.5.2.2 required attribute", """{"op":"remove","path":"userName"}""", ScimType.Mutability),
            ("required attribute to null", """{"op":"replace","path":"userName","value":null}""", ScimType.Mutability),
            ("required attribute to blank", """{"op":"replace","path":"userName","value":" "}""", ScimType.InvalidValue),
            ("schemas removed", """{"op":"remove","path":"schemas"}""", ScimType.Mutability),
            ("schemas replaced by others", """{"op":"replace","path":"schemas","value":["urn:x"]}""", ScimType.InvalidValue),
            ("schemas replaced by text", """{"op":"replace","path":"schemas","value":"false"}""", ScimType.InvalidValue),
            ("schemas replaced by nothing", """{"op":"replace","path":"schemas","value":null}""", ScimType.InvalidValue),
            ("schemas replaced by an empty list", """{"op":"replace","path":"schemas","value":[]}""", ScimType.InvalidValue),
            ("schemas with a number among them", """{"op":"add","path":"schemas","value":["@user",5]}""", ScimType.InvalidValue),
            ("schemas without path", """{"op":"replace","value":{"schemas":5,"title":"T"}}""", ScimType.InvalidValue),
            ("schemas in an extension", """{"op":"add","path":"@enterprise","value":{"schemas":"false","department":"D"}}""", ScimType.InvalidValue),
            ("no value", """{"op":"add","path":"title"}""", ScimType.InvalidValue),
            ("no value without path", """{"op":"replace"}""", ScimType.InvalidValue),
            ("value without path is no object", """{"op":"replace","value":"x"}""", ScimType.InvalidValue),
            ("extension is no object", """{"op":"replace","path":"@enterprise","value":"x"}""", ScimType.InvalidValue),
            ("wrong type", """{"op":"replace","path":"title","value":5}""", ScimType.InvalidValue),
            ("object for text", """{"op":"replace","path":"title","value":{"a":1}}""", ScimType.InvalidValue),
            ("text for an object", """{"op":"replace","path":"name","value":"x"}""", ScimType.InvalidValue),
            ("text for a boolean", """{"op":"replace","path":"active","value":"maybe"}""", ScimType.InvalidValue),
            ("numbers for objects", """{"op":"replace","path":"emails","value":[1]}""", ScimType.InvalidValue),
            ("U+0000", """{"op":"replace","path":"title","value":"\u0000"}""", ScimType.InvalidValue),
            ("two primary values at once", """{"op":"add","path":"emails","value":[{"value":"x","primary":true},{"value":"y","primary":true}]}""", ScimType.InvalidValue),
            ("all values primary", """{"op":"replace","path":"emails.primary","value":true}""", ScimType.InvalidValue),
            ("two values for a selected one", """{"op":"replace","path":"emails[type eq \"work\"]","value":[{"value":"x"},{"value":"y"}]}""", ScimType.InvalidValue),
            ("remove with a value, to the letter", """{"op":"remove","path":"emails","value":[{"value":"w"}]}""", ScimType.InvalidValue),
        })
        {
            yield return new TestCaseData(operation, type).SetArgDisplayNames(name);
        }
    }

    private static TestCaseData Case(string name, string document, string operations, string expected) =>
        new TestCaseData(document, operations, expected).SetArgDisplayNames(name);
}
