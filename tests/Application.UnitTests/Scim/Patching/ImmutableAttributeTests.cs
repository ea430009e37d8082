using ScimPlatform.Application.Scim;
using ScimPlatform.Application.Scim.IdpQuirks;
using ScimPlatform.Application.Scim.Patching;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Application.UnitTests.Scim.Patching;

public sealed class ImmutableAttributeTests
{
    private static readonly Schema Core = new()
    {
        Id = "urn:x:Badge",
        Name = "Badge",
        Attributes =
        [
            new() { Name = "serial", Type = AttributeType.String, Mutability = Mutability.Immutable },
            new() { Name = "tags", Type = AttributeType.String, MultiValued = true },
            new() { Name = "marks", Type = AttributeType.String, MultiValued = true, Mutability = Mutability.Immutable },
            new()
            {
                Name = "doors", Type = AttributeType.Complex, MultiValued = true,
                SubAttributes =
                [
                    new() { Name = "name", Type = AttributeType.String, Mutability = Mutability.Immutable, Required = true },
                    new() { Name = "note", Type = AttributeType.String },
                ],
            },
        ],
    };

    private static readonly ResourceType Badge = new("Badge", "/Badges", "", Core, SchemaRegistry.Core.User.Common, []);

    private const string Stored = """{"serial":"1","tags":["a","b"],"marks":["m"],"doors":[{"name":"d","note":"n"}]}""";

    [TestCase("{}", """{"op":"add","path":"serial","value":"1"}""", """{"serial":"1"}""")]
    [TestCase(Stored, """{"op":"replace","path":"serial","value":"1"}""", Stored)]
    [TestCase(Stored, """{"op":"add","path":"marks","value":["m"]}""", Stored)]
    [TestCase("""{"tags":["a","b"]}""", """{"op":"add","path":"tags","value":["b","c"]}""", """{"tags":["a","b","c"]}""")]
    [TestCase("""{"tags":["a","b"]}""", """{"op":"add","path":"tags","value":"c"}""", """{"tags":["a","b","c"]}""")]
    [TestCase("""{"tags":["a","b"]}""", """{"op":"remove","path":"tags[value eq \"a\"]"}""", """{"tags":["b"]}""")]
    [TestCase("""{"tags":["a","b"]}""", """{"op":"remove","path":"tags","value":["a"]}""", """{"tags":["b"]}""")]
    [TestCase("""{"tags":["a","b"]}""", """{"op":"replace","path":"tags[value eq \"a\"]","value":"c"}""", """{"tags":["c","b"]}""")]
    [TestCase("""{"tags":["a","b"]}""", """{"op":"add","path":"tags[value eq \"a\"]","value":"b"}""", """{"tags":["b"]}""")]
    [TestCase("""{"doors":[{"name":"d","note":"n"}]}""", """{"op":"replace","path":"doors[name eq \"d\"]","value":{"name":"d"}}""", """{"doors":[{"name":"d"}]}""")]
    [TestCase("""{"doors":[{"name":"d"}]}""", """{"op":"add","path":"doors[name eq \"d\"].note","value":"n"}""", """{"doors":[{"name":"d","note":"n"}]}""")]
    public void Apply_AllowedChange_IsDone(string document, string operation, string expected)
    {
        var patched = Apply(document, operation);

        Assert.That(Json.AreSame(patched.Document, expected), Is.True, patched.Document.ToJsonString());
    }

    [TestCase("""{"op":"replace","path":"serial","value":"2"}""")]
    [TestCase("""{"op":"remove","path":"serial"}""")]
    [TestCase("""{"op":"replace","value":{"serial":null}}""")]
    [TestCase("""{"op":"add","path":"marks","value":["n"]}""")]
    [TestCase("""{"op":"remove","path":"marks"}""")]
    [TestCase("""{"op":"replace","path":"doors[name eq \"d\"].name","value":"e"}""")]
    [TestCase("""{"op":"replace","path":"doors[name eq \"d\"]","value":{"name":"e"}}""")]
    [TestCase("""{"op":"remove","path":"doors[name eq \"d\"].name"}""")]
    [TestCase("""{"op":"add","path":"doors","value":[{"note":"without its name"}]}""")]
    public void Apply_ChangeOfAnImmutableValue_IsMutability(string operation) =>
        Assert.That(() => Apply(Stored, operation), Throws.TypeOf<ScimFault>().With.Property("Type").EqualTo(ScimType.Mutability));

    private static ScimResource Apply(string document, string operation) => PatchEngine.Apply(
        new ScimResource(Badge, Json.Object(document)), Patch.Operations(operation, CompatibilityProfile.Default), CompatibilityProfile.Default);
}
