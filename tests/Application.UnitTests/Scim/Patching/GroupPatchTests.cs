using ScimPlatform.Application.Scim;
using ScimPlatform.Application.Scim.IdpQuirks;
using ScimPlatform.Application.Scim.Patching;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Application.UnitTests.Scim.Patching;

public sealed class GroupPatchTests
{
    private const string Stored = """{"id":"g1","displayName":"G"}""";

    private static IEnumerable<TestCaseData> Split()
    {
        foreach (var (name, operations, document, changes) in new (string, string, string, string)[]
        {
            ("7644 3.5.2.1 add", """{"op":"add","path":"members","value":[{"value":"1"},{"value":"2","type":"Group"}]}""", Stored, "add 1 2"),
            ("7644 3.5.2.1 add one", """{"op":"add","path":"members","value":{"value":"1"}}""", Stored, "add 1"),
            ("7644 3.5.2.2 remove by filter", """{"op":"remove","path":"members[value eq \"1\"]"}""", Stored, "remove 1"),
            ("7644 3.5.2.2 remove all", """{"op":"remove","path":"members"}""", Stored, "empty"),
            ("7644 3.5.2.3 replace", """{"op":"replace","path":"members","value":[{"value":"1","display":"x"}]}""", Stored, "replace 1"),
            ("several by or", """{"op":"remove","path":"members[value eq \"1\" or value eq \"2\" or value eq \"1\"]"}""", Stored, "remove 1 2"),
            ("by type", """{"op":"remove","path":"members[type eq \"Group\"]"}""", Stored, "where"),
            ("by value and type", """{"op":"remove","path":"members[value eq \"1\" and type eq \"User\"]"}""", Stored, "where"),
            ("URN path", """{"op":"add","path":"@group:members","value":[{"value":"1"}]}""", Stored, "add 1"),
            ("null members of a member", """{"op":"add","path":"members","value":[{"value":"1","$ref":null,"type":null}]}""", Stored, "add 1"),
            ("adding nobody", """{"op":"add","path":"members","value":[]}""", Stored, ""),
            ("in order", """[{"op":"replace","path":"members","value":[{"value":"1"}]},{"op":"add","path":"members","value":[{"value":"2"}]},{"op":"add","path":"members","value":[{"value":"3"},{"value":"2"}]},{"op":"remove","path":"members[value eq \"1\"]"}]""", Stored, "replace 1; add 2 3; remove 1"),
            ("one id with and without type", """{"op":"add","path":"members","value":[{"value":"1"},{"value":"1","type":"user"}]}""", Stored, "add 1"),
            ("Okta rename with id", """{"op":"replace","value":{"id":"g1","displayName":"New"}}""", """{"id":"g1","displayName":"New"}""", ""),
            ("Okta rename and add", """[{"op":"replace","value":{"id":"g1","displayName":"G"}},{"op":"add","path":"members","value":[{"value":"1","display":"x@y"}]}]""", Stored, "add 1"),
            ("Okta remove and add", """[{"op":"remove","path":"members[value eq \"1\"]"},{"op":"add","path":"members","value":[{"value":"2"}]}]""", Stored, "remove 1; add 2"),
            ("Okta push now with nobody", """{"op":"replace","path":"members","value":[]}""", Stored, "empty"),
            ("Entra add", """{"op":"Add","path":"members","value":[{"$ref":null,"value":"1"}]}""", Stored, "add 1"),
            ("Entra remove without the flag", """{"op":"Remove","path":"members","value":[{"$ref":null,"value":"1"},{"$ref":null,"value":"2"}]}""", Stored, "remove 1 2"),
            ("Entra remove in several operations", """[{"op":"Remove","path":"members","value":[{"value":"1"}]},{"op":"Remove","path":"members","value":[{"value":"2"}]}]""", Stored, "remove 1 2"),
            ("Entra validator, bare text", """{"op":"Add","path":"members","value":"1"}""", Stored, "add 1"),
            ("bare texts", """{"op":"add","path":"members","value":["1","2"]}""", Stored, "add 1 2"),
            ("remove bare texts", """{"op":"remove","path":"members","value":["1","2"]}""", Stored, "remove 1 2"),
            ("remove one object", """{"op":"remove","path":"members","value":{"value":"1"}}""", Stored, "remove 1"),
            ("Salesforce wrapped add", """{"op":"add","path":"members","value":{"members":[{"value":"1"}]}}""", Stored, "add 1"),
            ("UnboundID wrapped remove", """{"op":"remove","path":"members","value":{"members":[{"value":"1"}]}}""", Stored, "remove 1"),
            ("WSO2 without path", """{"op":"add","value":{"members":[{"value":"1"}]}}""", Stored, "add 1"),
            ("replace without path", """{"op":"replace","value":{"displayName":"N","members":[{"value":"1"}]}}""", """{"id":"g1","displayName":"N"}""", "replace 1"),
            ("null members without path", """{"op":"replace","value":{"members":null}}""", Stored, "empty"),
            ("Keycloak replaces one by one", """[{"op":"replace","path":"displayName","value":"N"},{"op":"replace","path":"externalId","value":"e"},{"op":"replace","path":"members","value":[{"value":"1"}]}]""", """{"id":"g1","displayName":"N","externalId":"e"}""", "replace 1"),
            ("ids with quotes", """{"op":"remove","path":"members","value":[{"value":"a\"b\\ü"}]}""", Stored, "remove a\"b\\ü"),
            ("bulkId references", """{"op":"add","path":"members","value":[{"value":"bulkId:u"}]}""", Stored, "add bulkId:u"),
        })
        {
            yield return new TestCaseData(operations, document, changes).SetArgDisplayNames(name);
        }
    }

    [TestCaseSource(nameof(Split))]
    public void Apply_GroupOperations_SplitsDocumentAndMembers(string operations, string document, string changes)
    {
        var patch = Patch.Group(Stored, operations, CompatibilityProfile.Default);

        Assert.That(Json.AreSame(patch.Group.Document, document), Is.True, patch.Group.Document.ToJsonString());
        Assert.That(string.Join("; ", patch.Changes.Select(Text)), Is.EqualTo(changes));
    }

    [TestCase("""{"op":"replace","value":{"id":"other","displayName":"N"}}""", ScimType.Mutability)]
    [TestCase("""{"op":"remove","path":"displayName"}""", ScimType.Mutability)]
    [TestCase("""{"op":"replace","path":"displayName","value":""}""", ScimType.InvalidValue)]
    [TestCase("""{"op":"replace","path":"members[value eq \"1\"].value","value":"2"}""", ScimType.Mutability)]
    [TestCase("""{"op":"replace","path":"members[value eq \"1\"].display","value":"2"}""", ScimType.Mutability)]
    [TestCase("""{"op":"add","path":"members[value eq \"1\"]","value":{"value":"2"}}""", ScimType.Mutability)]
    [TestCase("""{"op":"add","path":"members","value":[{}]}""", ScimType.InvalidValue)]
    [TestCase("""{"op":"add","path":"members","value":[{"display":"x"}]}""", ScimType.InvalidValue)]
    [TestCase("""{"op":"add","path":"members","value":[{"value":" "}]}""", ScimType.InvalidValue)]
    [TestCase("""{"op":"add","path":"members","value":[5]}""", ScimType.InvalidValue)]
    [TestCase("""{"op":"add","path":"members","value":[null]}""", ScimType.InvalidValue)]
    [TestCase("""{"op":"add","path":"members","value":[null,{"value":"1"}]}""", ScimType.InvalidValue)]
    [TestCase("""{"op":"add","path":"members","value":[{"foo":"x"}]}""", ScimType.InvalidPath)]
    [TestCase("""{"op":"add","path":"members","value":[{"value":"1","foo":"x"}]}""", ScimType.InvalidPath)]
    [TestCase("""{"op":"replace","path":"members","value":[{"value":"1"},{"value":"2","foo":null}]}""", ScimType.InvalidPath)]
    [TestCase("""{"op":"replace","value":{"members":[{"value":"1","foo":"x"}]}}""", ScimType.InvalidPath)]
    [TestCase("""{"op":"remove","path":"members","value":[{"value":"1","foo":"x"}]}""", ScimType.InvalidPath)]
    [TestCase("""{"op":"remove","path":"members","value":[null]}""", ScimType.InvalidValue)]
    [TestCase("""{"op":"remove","path":"members","value":[{"$ref":"https://example.com/Users/1"}]}""", ScimType.InvalidValue)]
    [TestCase("""{"op":"remove","path":"members[$ref eq \"https://example.com/Users/1\"]"}""", ScimType.InvalidFilter)]
    [TestCase("""{"op":"remove","path":"members[type eq \"User\" and not ($ref co \"1\")]"}""", ScimType.InvalidFilter)]
    [TestCase("""{"op":"add","path":"members"}""", ScimType.InvalidValue)]
    [TestCase("""{"op":"remove","path":"members","value":[]}""", ScimType.InvalidValue)]
    [TestCase("""{"op":"remove","path":"members","value":[{}]}""", ScimType.InvalidValue)]
    [TestCase("""{"op":"remove","path":"members","value":[5]}""", ScimType.InvalidValue)]
    [TestCase("""{"op":"remove","path":"members[foo eq \"1\"]"}""", ScimType.InvalidFilter)]
    [TestCase("""{"op":"remove","value":{"members":[{"value":"1"}]}}""", ScimType.NoTarget)]
    public void Apply_BadGroupOperation_IsRefusedByType(string operation, ScimType type) =>
        Assert.That(() => Patch.Group(Stored, operation, CompatibilityProfile.Default), Throws.TypeOf<ScimFault>().With.Property("Type").EqualTo(type));

    [Test]
    public void Apply_OnlyMembersChange_GivesTheSameDocument()
    {
        var profile = CompatibilityProfile.Default;
        var group = new ScimResource(
            SchemaRegistry.Core.Group, Json.Object(Stored));

        var patch = GroupPatch.Apply(group, Patch.Operations("""{"op":"add","path":"members","value":[{"value":"1"}]}""", profile), profile);

        Assert.That(patch.Group, Is.SameAs(group));
    }

    [Test]
    public void Apply_TenThousandRemovals_StaysOneChange()
    {
        var values = string.Join(',', Enumerable.Range(0, 10_000).Select(id => $$"""{"value":"{{id}}"}"""));

        var patch = Patch.Group(Stored, $$"""{"op":"remove","path":"members","value":[{{values}}]}""", CompatibilityProfile.Default);

        Assert.That(patch.Changes, Has.Count.EqualTo(1));
        Assert.That(((MemberChange.Remove)patch.Changes[0]).Ids, Has.Count.EqualTo(10_000));
    }

    private static string Text(MemberChange change) => change switch
    {
        MemberChange.Add add => "add " + Text(add.Ids),
        MemberChange.Remove remove => "remove " + string.Join(' ', remove.Ids),
        MemberChange.RemoveWhere => "where",
        MemberChange.Replace replace => "replace " + Text(replace.Ids),
        _ => "empty",
    };

    private static string Text(IReadOnlyList<string> members) => string.Join(' ', members);
}
