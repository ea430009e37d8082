using ScimPlatform.Application.Scim;
using ScimPlatform.Application.Scim.IdpQuirks;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;
using ScimPlatform.Application.UnitTests.Scim.Patching;

namespace ScimPlatform.Application.UnitTests.Scim.IdpQuirks;

/// <summary>What identity providers send in the PATCH of a user; that of groups is in <see cref="GroupPatchTests"/>.</summary>
public sealed class IdpQuirkTests
{
    private const string Stored = """{"id":"u1","userName":"a","active":true,"title":"T","name":{"givenName":"G","familyName":"F"}}""";

    private static IEnumerable<TestCaseData> Understood()
    {
        foreach (var (profile, name, document, operations, expected) in new (string, string, string, string, string)[]
        {
            ("okta", "deactivate without path", Stored, """{"op":"replace","value":{"active":false}}""", Changed("\"active\":true", "\"active\":false")),
            ("okta", "password sync", """{"userName":"a"}""", """{"op":"replace","value":{"password":"p"}}""", """{"userName":"a","password":"p"}"""),
            ("okta", "readOnly attributes in the value", Stored, """{"op":"replace","value":{"schemas":["@user"],"id":"u1","meta":{"resourceType":"User"},"groups":[],"title":"U"}}""", Changed("\"T\"", "\"U\"")),
            ("okta", "its own id alone", Stored, """{"op":"replace","value":{"id":"u1"}}""", Stored),
            ("entra", "readOnly attributes beside dotted keys", Stored, """{"op":"replace","value":{"meta":{"resourceType":"User"},"name.givenName":"K"}}""", Changed("\"G\"", "\"K\"")),
            ("entra", "capitals and text for a boolean", Stored, """{"op":"Replace","path":"active","value":"False"}""", Changed("\"active\":true", "\"active\":false")),
            ("entra", "text True", """{"userName":"a","active":false}""", """{"op":"Add","path":"active","value":"True"}""", """{"userName":"a","active":true}"""),
            ("entra", "dotted and URN keys", Stored, """{"op":"replace","value":{"displayName":"Bjfe","name.givenName":"Kkom","name.familyName":"Unua","@enterprise:employeeNumber":"Aklq"}}""", """{"id":"u1","userName":"a","active":true,"title":"T","displayName":"Bjfe","name":{"givenName":"Kkom","familyName":"Unua"},"@enterprise":{"employeeNumber":"Aklq"}}"""),
            ("entra", "paths with filters as keys", """{"userName":"a"}""", """{"op":"Add","value":{"emails[type eq \"work\"].value":"w","emails[type eq \"home\"].value":"h","addresses[type eq \"work\"].locality":"L","addresses[type eq \"work\"].country":"C"}}""", """{"userName":"a","emails":[{"type":"work","value":"w"},{"type":"home","value":"h"}],"addresses":[{"type":"work","locality":"L","country":"C"}]}"""),
            ("entra", "nested URN object beside dotted keys", """{"userName":"a"}""", """{"op":"Add","value":{"name.givenName":"G","@enterprise":{"department":"D"}}}""", """{"userName":"a","name":{"givenName":"G"},"@enterprise":{"department":"D"}}"""),
            ("entra", "replaces a work e-mail that is not there", """{"userName":"a"}""", """{"op":"Replace","path":"emails[type eq \"work\"].value","value":"a@b.c"}""", """{"userName":"a","emails":[{"type":"work","value":"a@b.c"}]}"""),
            ("entra", "adds a work e-mail that is not there", """{"userName":"a","emails":[{"type":"home","value":"h"}]}""", """{"op":"Add","path":"emails[type eq \"work\"].value","value":"a@b.c"}""", """{"userName":"a","emails":[{"type":"home","value":"h"},{"type":"work","value":"a@b.c"}]}"""),
            ("entra", "replaces a work e-mail that is there", """{"userName":"a","emails":[{"type":"work","value":"w"}]}""", """{"op":"Replace","path":"emails[type eq \"work\"].value","value":"a@b.c"}""", """{"userName":"a","emails":[{"type":"work","value":"a@b.c"}]}"""),
            ("entra", "adds a value by two terms", """{"userName":"a"}""", """{"op":"Add","path":"emails[type eq \"work\" and primary eq true].value","value":"w"}""", """{"userName":"a","emails":[{"type":"work","value":"w","primary":true}]}"""),
            ("entra", "adds a whole value that is not there", """{"userName":"a"}""", """{"op":"Add","path":"addresses[type eq \"work\"]","value":{"country":"C"}}""", """{"userName":"a","addresses":[{"type":"work","country":"C"}]}"""),
            ("entra", "replaces a value without repeating its type", """{"userName":"a","emails":[{"type":"work","value":"w","display":"W"}]}""", """{"op":"Replace","path":"emails[type eq \"work\"]","value":{"value":"x"}}""", """{"userName":"a","emails":[{"type":"work","value":"x"}]}"""),
            ("entra", "single app role, nobody has one", """{"userName":"a"}""", """{"op":"Add","path":"roles[primary eq \"True\"].value","value":"Admin"}""", """{"userName":"a","roles":[{"primary":true,"value":"Admin"}]}"""),
            ("entra", "single app role in three operations", """{"userName":"a"}""", """[{"op":"Add","path":"roles[primary eq \"True\"].display","value":"Administrator"},{"op":"Add","path":"roles[primary eq \"True\"].value","value":"Admin"},{"op":"Add","path":"roles[primary eq \"True\"].type","value":"W"}]""", """{"userName":"a","roles":[{"primary":true,"value":"Admin","display":"Administrator","type":"W"}]}"""),
            ("entra", "single app role changes", """{"userName":"a","roles":[{"primary":true,"value":"User"}]}""", """{"op":"Replace","path":"roles[primary eq \"True\"].value","value":"Admin"}""", """{"userName":"a","roles":[{"primary":true,"value":"Admin"}]}"""),
            ("entra", "role as JSON in text", """{"userName":"a"}""", """{"op":"Add","path":"roles","value":[{"value":"{\"id\":\"06b0\",\"value\":\"Admin\",\"displayName\":\"Admin\"}"}]}""", """{"userName":"a","roles":[{"value":"Admin","display":"Admin"}]}"""),
            ("entra", "role as JSON in text is there already", """{"userName":"a","roles":[{"value":"Admin","display":"Admin"}]}""", """{"op":"Add","path":"roles","value":[{"value":"{\"id\":\"06b0\",\"value\":\"Admin\",\"displayName\":\"Admin\"}"}]}""", """{"userName":"a","roles":[{"value":"Admin","display":"Admin"}]}"""),
            ("entra", "assertive roles", """{"userName":"a","roles":[{"value":"x"}]}""", """{"op":"replace","path":"roles","value":[{"primary":false,"type":"WindowsAzureActiveDirectoryRole","display":"User","value":"User"}]}""", """{"userName":"a","roles":[{"value":"User","display":"User","type":"WindowsAzureActiveDirectoryRole","primary":false}]}"""),
            ("entra", "role as JSON in text is removed", """{"userName":"a","roles":[{"value":"Admin","display":"Admin"},{"value":"x"}]}""", """{"op":"Remove","path":"roles","value":[{"value":"{\"id\":\"06b0\",\"value\":\"Admin\",\"displayName\":\"Admin\"}"}]}""", """{"userName":"a","roles":[{"value":"x"}]}"""),
            ("entra", "manager by a filter", """{"userName":"a","title":"T","@enterprise":{"manager":{"value":"271"}}}""", """[{"op":"Remove","path":"@enterprise:manager[value eq \"271\"]"},{"op":"Remove","path":"title"}]""", """{"userName":"a"}"""),
            ("entra", "another manager by a filter", """{"userName":"a","title":"T","@enterprise":{"manager":{"value":"1"}}}""", """[{"op":"Remove","path":"@enterprise:manager[value eq \"271\"]"},{"op":"Remove","path":"title"}]""", """{"userName":"a","@enterprise":{"manager":{"value":"1"}}}"""),
            ("entra", "no manager by a filter", """{"userName":"a","title":"T"}""", """[{"op":"Remove","path":"@enterprise:manager[value eq \"271\"].value"},{"op":"Remove","path":"title"}]""", """{"userName":"a"}"""),
            ("entra", "manager as text", """{"userName":"a"}""", """{"op":"Add","path":"@enterprise:manager","value":"271"}""", """{"userName":"a","@enterprise":{"manager":{"value":"271"}}}"""),
            ("entra", "manager as a list", """{"userName":"a","@enterprise":{"manager":{"value":"1"}}}""", """{"op":"Replace","path":"@enterprise:manager","value":[{"$ref":"../Users/271","value":"271"}]}""", """{"userName":"a","@enterprise":{"manager":{"value":"271","$ref":"../Users/271"}}}"""),
            ("entra", "empty manager", """{"userName":"a","@enterprise":{"manager":{"value":"1"}}}""", """{"op":"Add","path":"@enterprise:manager","value":""}""", """{"userName":"a"}"""),
            ("entra", "empty manager by its value", """{"userName":"a","@enterprise":{"manager":{"value":"1"}}}""", """{"op":"Replace","path":"@enterprise:manager.value","value":""}""", """{"userName":"a"}"""),
            ("entra", "mistyped URN as path", """{"userName":"a"}""", """{"op":"Add","path":"urn:ietf:params:scim:schemas:extension:enterprise:2.0User:department","value":"D"}""", """{"userName":"a","@enterprise":{"department":"D"}}"""),
            ("entra", "remove of a single value with the value", Stored, """{"op":"Remove","path":"title","value":"T"}""", Changed(",\"title\":\"T\"", "")),
            ("entra", "remove of values with the values", """{"userName":"a","emails":[{"type":"work","value":"w"},{"type":"home","value":"h"}]}""", """{"op":"Remove","path":"emails","value":[{"type":"work","value":"w","primary":true}]}""", """{"userName":"a","emails":[{"type":"home","value":"h"}]}"""),
            ("entra", "remove of addresses with the values", """{"userName":"a","addresses":[{"type":"work","country":"C"},{"type":"home","country":"C"}]}""", """{"op":"Remove","path":"addresses","value":[{"type":"work","country":"C"}]}""", """{"userName":"a","addresses":[{"type":"home","country":"C"}]}"""),
            ("default", "remove of a part of a name with its value", """{"userName":"a","name":{"givenName":"G","familyName":"F"}}""", """{"op":"remove","path":"name","value":{"familyName":"F"}}""", """{"userName":"a","name":{"givenName":"G"}}"""),
            ("entra", "remove of a manager with its value", """{"userName":"a","@enterprise":{"manager":{"value":"271","$ref":"../Users/271"}}}""", """{"op":"Remove","path":"@enterprise:manager","value":{"value":"271","displayName":"M"}}""", """{"userName":"a"}"""),
            ("entra", "remove of another manager", """{"userName":"a","@enterprise":{"manager":{"value":"271"}}}""", """{"op":"Remove","path":"@enterprise:manager","value":{"value":"999"}}""", """{"userName":"a","@enterprise":{"manager":{"value":"271"}}}"""),
            ("default", "remove of an attribute of an extension with its value", """{"userName":"a","@enterprise":{"employeeNumber":"1","manager":{"value":"271"}}}""", """{"op":"remove","path":"@enterprise","value":{"employeeNumber":"1"}}""", """{"userName":"a","@enterprise":{"manager":{"value":"271"}}}"""),
            ("default", "remove of one of several by its value", """{"userName":"a","emails":[{"type":"work","value":"w"},{"type":"home","value":"h"}]}""", """{"op":"remove","path":"emails.value","value":"w"}""", """{"userName":"a","emails":[{"type":"home","value":"h"}]}"""),
            ("default", "old URN as key", """{"userName":"a"}""", """{"op":"replace","value":{"urn:scim:schemas:extension:enterprise:2.0":{"department":"D"},"urn:scim:schemas:core:2.0:title":"T"}}""", """{"userName":"a","title":"T","@enterprise":{"department":"D"}}"""),
            ("onelogin", "old URN as path", """{"userName":"a"}""", """{"op":"replace","path":"urn:scim:schemas:extension:enterprise:2.0:department","value":"D"}""", """{"userName":"a","@enterprise":{"department":"D"}}"""),
            ("onelogin", "old URNs among the schemas", """{"userName":"a"}""", """{"op":"replace","value":{"schemas":["urn:scim:schemas:core:2.0","urn:scim:schemas:extension:enterprise:2.0"],"title":"T"}}""", """{"userName":"a","title":"T"}"""),
            ("jumpcloud", "deactivate", Stored, """{"op":"Replace","path":"active","value":"false"}""", Changed("\"active\":true", "\"active\":false")),
            ("google", "deactivate", Stored, """{"op":"replace","path":"active","value":false}""", Changed("\"active\":true", "\"active\":false")),
            ("default", "ssoready: the rest is left alone", Stored, """{"op":"replace","value":{"active":false}}""", Changed("\"active\":true", "\"active\":false")),
            ("default", "core URN object without path", """{"userName":"a"}""", """{"op":"replace","value":{"@user":{"title":"T"}}}""", """{"userName":"a","title":"T"}"""),
        })
        {
            yield return new TestCaseData(profile, document, operations, expected).SetArgDisplayNames(profile, name);
        }
    }

    // What is not there is not there afterwards: the rest of the request is done, and a retry succeeds.
    private static IEnumerable<TestCaseData> Absent()
    {
        foreach (var (name, operation) in new (string, string)[]
        {
            ("the value of a selected one", """{"op":"remove","path":"phoneNumbers[type eq \"mobile\"].value"}"""),
            ("a selected one", """{"op":"remove","path":"phoneNumbers[type eq \"mobile\"]"}"""),
            ("a selected one of several", """{"op":"remove","path":"emails[type eq \"mobile\"]"}"""),
            ("null for the value of a selected one", """{"op":"replace","path":"phoneNumbers[type eq \"work\"].value","value":null}"""),
            ("an empty object for the value of a selected one", """{"op":"replace","path":"phoneNumbers[type eq \"work\"].value","value":{}}"""),
            ("an empty object for the added value of a selected one", """{"op":"add","path":"phoneNumbers[type eq \"work\"].value","value":{}}"""),
            ("null for a selected one", """{"op":"replace","path":"phoneNumbers[type eq \"work\"]","value":null}"""),
            ("an empty list for a selected one", """{"op":"replace","path":"phoneNumbers[type eq \"work\"]","value":[]}"""),
            ("an empty object for a title", """{"op":"replace","path":"nickName","value":{}}"""),
        })
        {
            yield return new TestCaseData(operation).SetArgDisplayNames(name);
        }
    }

    private static IEnumerable<TestCaseData> Listed()
    {
        foreach (var profile in CompatibilityProfile.All.Where(profile => profile.Name is not ("strict" or "interop")))
        {
            yield return new TestCaseData(profile, "\"Admin\"").SetArgDisplayNames(profile.Name, "text");
            yield return new TestCaseData(profile, "[\"Admin\"]").SetArgDisplayNames(profile.Name, "list of texts");
            yield return new TestCaseData(profile, """{"value":"Admin"}""").SetArgDisplayNames(profile.Name, "object");
            yield return new TestCaseData(profile, """[{"value":"Admin"}]""").SetArgDisplayNames(profile.Name, "list of objects");
        }
    }

    private static IEnumerable<TestCaseData> Ambiguous()
    {
        foreach (var (name, operation, type) in new (string, string, ScimType)[]
        {
            ("another id in the value", """{"op":"replace","value":{"id":"u2","title":"x"}}""", ScimType.Mutability),
            ("a filter that describes no value", """{"op":"replace","path":"emails[type ne \"work\"].value","value":"x"}""", ScimType.NoTarget),
            ("a filter with or", """{"op":"replace","path":"emails[type eq \"work\" or type eq \"home\"].value","value":"x"}""", ScimType.NoTarget),
            ("a filter that contradicts itself", """{"op":"replace","path":"emails[type eq \"work\" and type eq \"home\"].value","value":"x"}""", ScimType.NoTarget),
            ("a filter on a single value", """{"op":"replace","path":"@enterprise:manager[value eq \"271\"]","value":{"value":"1"}}""", ScimType.InvalidPath),
            ("removes by an unknown sub-attribute", """{"op":"remove","path":"emails[foo eq \"work\"].value"}""", ScimType.InvalidFilter),
            ("nothing but what is readOnly", """{"op":"replace","value":{"groups":[{"value":"g"}],"meta":{"resourceType":"User"}}}""", ScimType.Mutability),
            ("nothing but what is readOnly in a manager as a list", """{"op":"add","path":"@enterprise:manager","value":[{"displayName":"M"}]}""", ScimType.Mutability),
            ("nothing but what is readOnly of a manager to be removed", """{"op":"remove","path":"@enterprise:manager","value":{"displayName":"M"}}""", ScimType.Mutability),
            ("unknown sub-attribute of what is readOnly", """{"op":"replace","value":{"meta":{"bogus":1},"title":"x"}}""", ScimType.InvalidPath),
            ("unknown sub-attribute in a list of what is readOnly", """{"op":"replace","value":{"groups":[{"value":"g"},{"value":"h","bogus":1}],"title":"x"}}""", ScimType.InvalidPath),
            ("removes what is readOnly", """{"op":"remove","path":"groups[value eq \"1\"]"}""", ScimType.Mutability),
            ("null in the list to remove", """{"op":"remove","path":"emails","value":[null]}""", ScimType.InvalidValue),
            ("remove with no value in the list", """{"op":"remove","path":"emails","value":[]}""", ScimType.InvalidValue),
            ("one attribute by two URNs", """{"op":"add","value":{"@enterprise":{},"urn:scim:schemas:extension:enterprise:2.0":{}}}""", ScimType.InvalidSyntax),
            ("unknown dotted key", """{"op":"add","value":{"name.foo":"x"}}""", ScimType.InvalidPath),
            ("unknown sub-attribute of a value that a filter would make", """{"op":"replace","path":"phoneNumbers[type eq \"work\"]","value":{"foo":"x"}}""", ScimType.InvalidPath),
            ("unknown sub-attribute of the one for a list", """{"op":"replace","path":"emails","value":{"foo":"x"}}""", ScimType.InvalidPath),
            ("unknown sub-attribute of a manager in a list", """{"op":"add","path":"@enterprise:manager","value":[{"foo":"x"}]}""", ScimType.InvalidPath),
            ("unknown sub-attribute of a selected value to be removed", """{"op":"remove","path":"emails[type eq \"work\"]","value":{"foo":"x"}}""", ScimType.InvalidPath),
            ("unknown sub-attribute of a single value to be removed", """{"op":"remove","path":"name","value":{"foo":"x"}}""", ScimType.InvalidPath),
            ("unknown attribute of an extension to be removed", """{"op":"remove","path":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User","value":{"foo":"x"}}""", ScimType.InvalidPath),
            ("schemas to be removed", """{"op":"remove","path":"schemas","value":["urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"]}""", ScimType.Mutability),
            ("text for schemas", """{"op":"replace","value":{"schemas":"false"}}""", ScimType.InvalidValue),
            ("unknown schemas beside others", """{"op":"replace","value":{"schemas":["urn:x"],"title":"x"}}""", ScimType.InvalidValue),
            ("unknown sub-attribute of what is to be removed", """{"op":"remove","path":"emails","value":[{"value":"w","foo":"x"}]}""", ScimType.InvalidPath),
            ("text for e-mail addresses, as in RFC 7644 section 3.12", """{"op":"add","path":"emails","value":"x"}""", ScimType.InvalidValue),
            ("text for a selected e-mail address", """{"op":"replace","path":"emails[value pr]","value":"x"}""", ScimType.NoTarget),
            ("text for an attribute without value", """{"op":"add","path":"addresses","value":["x"]}""", ScimType.InvalidValue),
            ("a word for a boolean", """{"op":"replace","path":"active","value":"maybe"}""", ScimType.InvalidValue),
            ("text for a name", """{"op":"replace","path":"name","value":"Bob"}""", ScimType.InvalidValue),
            ("a list with an empty list for a manager", """{"op":"add","path":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager","value":[[]]}""", ScimType.InvalidValue),
        })
        {
            yield return new TestCaseData(operation, type).SetArgDisplayNames(name);
        }
    }

    [TestCaseSource(nameof(Understood))]
    public void Apply_WhatTheProviderSends_IsUnderstood(string profile, string document, string operations, string expected)
    {
        foreach (var used in new[] { CompatibilityProfile.Named(profile)!, CompatibilityProfile.Default })
        {
            var patched = Patch.User(document, operations, used);

            Assert.That(Json.AreSame(patched.Document, expected), Is.True, $"{used.Name}: {patched.Document.ToJsonString()}");
        }
    }

    [TestCaseSource(nameof(Absent))]
    public void Apply_RemovalOfWhatIsNotThere_SucceedsButToTheLetter(string operation)
    {
        const string Document = """{"userName":"a","title":"T","emails":[{"type":"work","value":"w"}]}""";
        var operations = $$"""[{{operation}},{"op":"remove","path":"title"}]""";
        foreach (var profile in CompatibilityProfile.All.Where(profile => profile.Name is not ("strict" or "interop")))
        {
            var patched = Patch.User(Document, operations, profile);

            Assert.That(
                Json.AreSame(patched.Document, """{"userName":"a","emails":[{"type":"work","value":"w"}]}"""),
                Is.True, $"{profile.Name}: {patched.Document.ToJsonString()}");
        }

        Assert.That(() => Patch.User(Document, operations, CompatibilityProfile.Strict), Throws.TypeOf<ScimFault>());
    }

    [Test]
    public void Apply_RemovalOfValuesOfWhichSomeAreThere_RemovesThose()
    {
        const string Document = """{"userName":"a","entitlements":[{"value":"a"},{"value":"c"}]}""";

        foreach (var profile in new[] { "default", "entra", "onelogin", "jumpcloud" })
        {
            var patched = Patch.User(
                Document, """{"op":"remove","path":"entitlements","value":[{"value":"a"},{"value":"b"}]}""", CompatibilityProfile.Named(profile)!);

            Assert.That(Json.AreSame(patched.Document, """{"userName":"a","entitlements":[{"value":"c"}]}"""), Is.True, profile);
        }
    }

    [TestCase("null")]
    [TestCase("{}")]
    public void Apply_NothingForTheValueOfASelectedOne_ClearsItWhenItIsThere(string nothing)
    {
        var patched = Patch.User(
            """{"userName":"a","phoneNumbers":[{"type":"work","value":"1"},{"type":"home","value":"2"}]}""",
            $$"""{"op":"Replace","path":"phoneNumbers[type eq \"work\"].value","value":{{nothing}}}""",
            CompatibilityProfile.Named("entra")!);

        Assert.That(Json.AreSame(patched.Document, """{"userName":"a","phoneNumbers":[{"type":"home","value":"2"}]}"""), Is.True);
    }

    // Okta's administrators map roles as a list of strings or as one.
    [TestCaseSource(nameof(Listed))]
    public void Roles_InAnyFormThatMeansOneThing_AreTheSameInEveryMethod(CompatibilityProfile profile, string roles)
    {
        const string Expected = """{"userName":"a","roles":[{"value":"Admin"}]}""";

        var read = ResourceReader.Read(
            SchemaRegistry.Core.User, Json.Element($$"""{"userName":"a","roles":{{roles}}}"""), new ReadOptions(profile, IgnoreSchemas: true));
        Assert.That(Json.AreSame(read.Document, Expected), Is.True, read.Document.ToJsonString());
        foreach (var operation in new[]
        {
            $$"""{"op":"add","path":"roles","value":{{roles}}}""",
            $$"""{"op":"replace","path":"roles","value":{{roles}}}""",
            $$$"""{"op":"replace","value":{"roles":{{{roles}}}}}""",
        })
        {
            Assert.That(Json.AreSame(Patch.User("""{"userName":"a"}""", operation, profile).Document, Expected), Is.True, operation);
        }
    }

    // RFC 7644 section 3.12 has it as the example of invalidValue: nothing says of which type the address is.
    [TestCase("emails")]
    [TestCase("phoneNumbers")]
    [TestCase("entitlements")]
    public void Read_AStringForAListThatIsNotOfNames_IsInvalid(string attribute) => Assert.That(
        () => ResourceReader.Read(
            SchemaRegistry.Core.User, Json.Element($$"""{"userName":"a","{{attribute}}":"x"}"""), new ReadOptions(CompatibilityProfile.Default, IgnoreSchemas: true)),
        Throws.TypeOf<ScimFault>().With.Property("Type").EqualTo(ScimType.InvalidValue));

    [TestCaseSource(nameof(Ambiguous))]
    public void Apply_WhatCouldMeanSeveralThings_IsRefused(string operation, ScimType type) =>
        Assert.That(() => Patch.User(Stored, operation, CompatibilityProfile.Default), Throws.TypeOf<ScimFault>().With.Property("Type").EqualTo(type));

    [TestCase("STRICT", "strict")]
    [TestCase("Interop", "interop")]
    [TestCase("okta", "okta")]
    [TestCase("entra", "entra")]
    [TestCase("onelogin", "onelogin")]
    [TestCase("jumpcloud", "jumpcloud")]
    [TestCase("google", "google")]
    [TestCase("default", "default")]
    [TestCase("nobody", null)]
    public void Named_Profile_IsFoundInAnyCase(string name, string? expected) =>
        Assert.That(CompatibilityProfile.Named(name)?.Name, Is.EqualTo(expected));

    [Test]
    public void Default_AndInterop_HaveEveryQuirkOnce()
    {
        var quirks = typeof(IIdpQuirk).Assembly.GetTypes().Where(type => type.IsClass && typeof(IIdpQuirk).IsAssignableFrom(type))
            .ToLookup(type => type.Namespace!.EndsWith(".Interop", StringComparison.Ordinal));

        Assert.That(CompatibilityProfile.Default.Quirks.Select(quirk => quirk.GetType()), Is.EquivalentTo(quirks[false]));
        Assert.That(CompatibilityProfile.Interop.Quirks.Select(quirk => quirk.GetType()), Is.EquivalentTo(quirks[true]));
    }

    private static string Changed(string from, string to) => Stored.Replace(from, to, StringComparison.Ordinal);
}
