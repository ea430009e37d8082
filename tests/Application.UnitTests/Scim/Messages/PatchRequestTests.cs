using ScimPlatform.Application.Scim;
using ScimPlatform.Application.Scim.IdpQuirks;
using ScimPlatform.Application.Scim.Messages;
using ScimPlatform.Application.Scim.Patching;

namespace ScimPlatform.Application.UnitTests.Scim.Messages;

public sealed class PatchRequestTests
{
    [Test]
    public void Read_Message_GivesItsOperations()
    {
        var body = Json.Element("""{"SCHEMAS":["@patch"],"operations":[{"OP":"add","Path":"title","VALUE":null},{"op":"remove","path":"x"},{"op":"replace","path":null,"value":{}}]}""");

        var request = PatchRequest.Read(body, CompatibilityProfile.Strict);

        Assert.That(
            request.Operations.Select(operation => (operation.Verb, operation.Path, operation.HasValue)),
            Is.EqualTo(new[] { (PatchVerb.Add, "title", true), (PatchVerb.Remove, "x", false), (PatchVerb.Replace, (string?)null, true) }));
    }

    [TestCase("5", ScimType.InvalidSyntax)]
    [TestCase("[]", ScimType.InvalidSyntax)]
    [TestCase("""{"schemas":["@patch"]}""", ScimType.InvalidSyntax)]
    [TestCase("""{"schemas":["@patch"],"Operations":null}""", ScimType.InvalidSyntax)]
    [TestCase("""{"schemas":["@patch"],"Operations":{"op":"add"}}""", ScimType.InvalidSyntax)]
    [TestCase("""{"schemas":["@patch"],"Operations":[]}""", ScimType.InvalidValue)]
    [TestCase("""{"schemas":["@patch"],"Operations":[null]}""", ScimType.InvalidSyntax)]
    [TestCase("""{"schemas":["@patch"],"Operations":["add"]}""", ScimType.InvalidSyntax)]
    [TestCase("""{"schemas":["@patch"],"Operations":[{"path":"title"}]}""", ScimType.InvalidSyntax)]
    [TestCase("""{"schemas":["@patch"],"Operations":[{"op":"move","path":"title"}]}""", ScimType.InvalidSyntax)]
    [TestCase("""{"schemas":["@patch"],"Operations":[{"op":1,"path":"title"}]}""", ScimType.InvalidSyntax)]
    [TestCase("""{"schemas":["@patch"],"Operations":[{"op":"add","path":5}]}""", ScimType.InvalidSyntax)]
    [TestCase("""{"schemas":["@patch"],"Operations":[{"op":"add","op":"remove"}]}""", ScimType.InvalidSyntax)]
    [TestCase("""{"schemas":["@user"],"Operations":[{"op":"add"}]}""", ScimType.InvalidValue)]
    [TestCase("""{"schemas":"@patch","Operations":[{"op":"add"}]}""", ScimType.InvalidValue)]
    [TestCase("""{"schemas":[5],"Operations":[{"op":"add"}]}""", ScimType.InvalidValue)]
    public void Read_BadMessage_IsRefusedByType(string body, ScimType type) =>
        Assert.That(
            () => PatchRequest.Read(Json.Element(body), CompatibilityProfile.Default),
            Throws.TypeOf<ScimFault>().With.Property("Type").EqualTo(type));

    [TestCase(1_000, false)]
    [TestCase(1_001, true)]
    public void Read_ManyOperations_AreRefusedBeyondTheLimit(int count, bool isRefused)
    {
        var operations = string.Join(',', Enumerable.Repeat("""{"op":"add","path":"title","value":"x"}""", count));

        void Act() => PatchRequest.Read(Json.Element($$"""{"schemas":["@patch"],"Operations":[{{operations}}]}"""), CompatibilityProfile.Strict);

        Assert.That(Act, isRefused ? Throws.TypeOf<ScimFault>().With.Property("Type").EqualTo(ScimType.TooMany) : Throws.Nothing);
    }

    [TestCase("""{"Operations":[{"op":"add","value":{}}]}""")]
    [TestCase("""{"schemas":["@patch"],"Operations":[{"op":"Add","value":{}}]}""")]
    public void Read_Deviation_IsRefusedUnderStrictOnly(string body)
    {
        Assert.That(() => PatchRequest.Read(Json.Element(body), CompatibilityProfile.Default), Throws.Nothing);
        Assert.That(() => PatchRequest.Read(Json.Element(body), CompatibilityProfile.Strict), Throws.TypeOf<ScimFault>());
    }

    [Test]
    public void ToString_Operation_KeepsTheValueSecret()
    {
        var body = Json.Element("""{"schemas":["@patch"],"Operations":[{"op":"replace","path":"password","value":"s3cret"}]}""");

        Assert.That(PatchRequest.Read(body, CompatibilityProfile.Default).Operations[0].ToString(), Is.EqualTo("Replace password"));
    }
}
