using ScimPlatform.Application.Scim;
using ScimPlatform.Application.Scim.IdpQuirks;
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
            ("entra", "manager as text", """{"userName":"a"}""", """{"op":"Add","path":"@enterprise:manager","value":"271"}""", """{"userName":"a","@enterprise":{"manager":{"value":"271"}}}"""),
            ("entra", "manager as a list", """{"userName":"a","@enterprise":{"manager":{"value":"1"}}}""", """{"op":"Replace","path":"@enterprise:manager","value":[{"$ref":"../Users/271","value":"271"}]}""", """{"userName":"a","@enterprise":{"manager":{"value":"271","$ref":"../Users/271"}}}"""),
            ("entra", "empty manager", """{"userName":"a","@enterprise":{"manager":{"value":"1"}}}""", """{"op":"Add","path":"@enterprise:manager","value":""}""", """{"userName":"a"}"""),
            ("entra", "empty manager by its value", """{"userName":"a","@enterprise":{"manager":{"value":"1"}}}""", """{"op":"Replace","path":"@enterprise:manager.value","value":""}""", """{"userName":"a"}"""),
            ("entra", "mistyped URN as path", """{"userName":"a"}""", """{"op":"Add","path":"urn:ietf:params:scim:schemas:extension:enterprise:2.0User:department","value":"D"}""", """{"userName":"a","@enterprise":{"department":"D"}}"""),
            ("entra", "remove of a single value with the value", Stored, """{"op":"Remove","path":"title","value":"T"}""", Changed(",\"title\":\"T\"", "")),
            ("entra", "remove of values with the values", """{"userName":"a","emails":[{"type":"work","value":"w"},{"type":"home","value":"h"}]}""", """{"op":"Remove","path":"emails","value":[{"type":"work","value":"w","primary":true}]}""", """{"userName":"a","emails":[{"type":"home","value":"h"}]}"""),
            ("entra", "remove of addresses with the values", """{"userName":"a","addresses":[{"type":"work","country":"C"},{"type":"home","country":"C"}]}""", """{"op":"Remove","path":"addresses","value":[{"type":"work","country":"C"}]}""", """{"userName":"a","addresses":[{"type":"home","country":"C"}]}"""),
            ("default", "old URN as key", """{"userName":"a"}""", """{"op":"replace","value":{"urn:scim:schemas:extension:enterprise:2.0":{"department":"D"},"urn:scim:schemas:core:2.0:title":"T"}}""", """{"userName":"a","title":"T","@enterprise":{"department":"D"}}"""),
            ("onelogin", "old URN as path", """{"userName":"a"}""", """{"op":"replace","path":"urn:scim:schemas:extension:enterprise:2.0:department","value":"D"}""", """{"userName":"a","@enterprise":{"department":"D"}}"""),
            ("jumpcloud", "deactivate", Stored, """{"op":"Replace","path":"active","value":"false"}""", Changed("\"active\":true", "\"active\":false")),
            ("google", "deactivate", Stored, """{"op":"replace","path":"active","value":false}""", Changed("\"active\":true", "\"active\":false")),
            ("default", "ssoready: the rest is left alone", Stored, """{"op":"replace","value":{"active":false}}""", Changed("\"active\":true", "\"active\":false")),
            ("default", "core URN object without path", """{"userName":"a"}""", """{"op":"replace","value":{"@user":{"title":"T"}}}""", """{"userName":"a","title":"T"}"""),
        })
        {
            yield return new TestCaseData(profile, document, operations, expected).SetArgDisplayNames(profile, name);
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
            ("nothing to create", """{"op":"replace","path":"emails[type eq \"work\"].value","value":null}""", ScimType.NoTarget),
            ("removes what is not selected", """{"op":"remove","path":"emails[type eq \"work\"].value"}""", ScimType.NoTarget),
            ("remove with a value that is not there", """{"op":"remove","path":"emails","value":[{"value":"x"}]}""", ScimType.NoTarget),
            ("remove with no value in the list", """{"op":"remove","path":"emails","value":[]}""", ScimType.InvalidValue),
            ("one attribute by two URNs", """{"op":"add","value":{"@enterprise":{},"urn:scim:schemas:extension:enterprise:2.0":{}}}""", ScimType.InvalidSyntax),
            ("unknown dotted key", """{"op":"add","value":{"name.foo":"x"}}""", ScimType.InvalidPath),
            ("text for an attribute without value", """{"op":"add","path":"addresses","value":["x"]}""", ScimType.InvalidValue),
            ("a word for a boolean", """{"op":"replace","path":"active","value":"maybe"}""", ScimType.InvalidValue),
            ("text for a name", """{"op":"replace","path":"name","value":"Bob"}""", ScimType.InvalidValue),
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

    [TestCaseSource(nameof(Ambiguous))]
    public void Apply_WhatCouldMeanSeveralThings_IsRefused(string operation, ScimType type) =>
        Assert.That(() => Patch.User(Stored, operation, CompatibilityProfile.Default), Throws.TypeOf<ScimFault>().With.Property("Type").EqualTo(type));

    [TestCase("STRICT", "strict")]
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
    public void Default_Profile_HasEveryQuirkOnce()
    {
        var quirks = typeof(IIdpQuirk).Assembly.GetTypes().Where(type => type.IsClass && typeof(IIdpQuirk).IsAssignableFrom(type));

        Assert.That(CompatibilityProfile.Default.Quirks.Select(quirk => quirk.GetType()), Is.EquivalentTo(quirks));
    }

    private static string Changed(string from, string to) => Stored.Replace(from, to, StringComparison.Ordinal);
}
