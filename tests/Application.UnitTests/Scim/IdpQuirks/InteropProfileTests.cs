using ScimPlatform.Application.Scim;
using ScimPlatform.Application.Scim.IdpQuirks;
using ScimPlatform.Application.Scim.Messages;
using ScimPlatform.Application.Scim.Patching;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;
using ScimPlatform.Application.UnitTests.Scim.Patching;

namespace ScimPlatform.Application.UnitTests.Scim.IdpQuirks;

/// <summary>What the SCIM interoperability profile forbids, and what it leaves as it is.</summary>
public sealed class InteropProfileTests
{
    private const string Stored =
        """{"id":"u1","userName":"a","name":{"givenName":"G","familyName":"F"},"emails":[{"type":"work","value":"w"},{"type":"home","value":"h"},{"type":"home","value":"k"}]}""";

    [TestCase("""{"op":"replace","value":{"active":false}}""", ScimType.InvalidSyntax, "Each operation needs a 'path'.")]
    [TestCase("""{"op":"add","value":{"title":"T"}}""", ScimType.InvalidSyntax, "Each operation needs a 'path'.")]
    [TestCase("""{"op":"remove"}""", ScimType.InvalidSyntax, "Each operation needs a 'path'.")]
    [TestCase("""[{"op":"add","path":"title","value":"T"},{"op":"add","value":{"title":"T"}}]""", ScimType.InvalidSyntax, "Each operation needs a 'path'.")]
    [TestCase("""{"op":"add","path":"colour","value":"red"}""", ScimType.InvalidSyntax, "There is no attribute 'colour'.")]
    [TestCase("""{"op":"remove","path":"colour"}""", ScimType.InvalidSyntax, "There is no attribute 'colour'.")]
    [TestCase("""{"op":"add","path":"name.colour","value":"red"}""", ScimType.InvalidSyntax, "There is no attribute 'name.colour'.")]
    [TestCase("""{"op":"add","path":"emails[type eq \"work\"].colour","value":"red"}""", ScimType.InvalidSyntax, "There is no attribute 'emails.colour'.")]
    [TestCase("""{"op":"add","path":"colour[type eq \"work\"].value","value":"red"}""", ScimType.InvalidSyntax, "There is no attribute 'colour'.")]
    [TestCase("""{"op":"add","path":"@enterprise:colour","value":"red"}""", ScimType.InvalidSyntax, "There is no attribute '@enterprise:colour'.")]
    [TestCase("""{"op":"add","path":"urn:example:x:2.0:User:colour","value":"red"}""", ScimType.InvalidSyntax, "There is no attribute 'urn:example:x:2.0:User:colour'.")]
    [TestCase("""{"op":"add","path":"@enterprise","value":{"colour":"red"}}""", ScimType.InvalidSyntax, "There is no attribute '@enterprise:colour'.")]
    [TestCase("""{"op":"add","path":"@user","value":{"colour":"red"}}""", ScimType.InvalidSyntax, "There is no attribute 'colour'.")]
    [TestCase("""{"op":"add","path":"name","value":{"colour":"red"}}""", ScimType.InvalidSyntax, "There is no attribute 'name.colour'.")]
    [TestCase("""{"op":"replace","path":"name","value":{"colour":"red"}}""", ScimType.InvalidSyntax, "There is no attribute 'name.colour'.")]
    [TestCase("""{"op":"add","path":"emails","value":[{"value":"x","colour":"red"}]}""", ScimType.InvalidSyntax, "There is no attribute 'emails.colour'.")]
    [TestCase("""{"op":"replace","path":"emails[type eq \"work\"]","value":{"value":"x"}}""", ScimType.InvalidPath, "The filter on 'emails' must go on to a sub-attribute.")]
    [TestCase("""{"op":"add","path":"emails[type eq \"work\"]","value":{"value":"x"}}""", ScimType.InvalidPath, "The filter on 'emails' must go on to a sub-attribute.")]
    [TestCase("""{"op":"remove","path":"emails[type eq \"work\"]"}""", ScimType.InvalidPath, "The filter on 'emails' must go on to a sub-attribute.")]
    [TestCase("""{"op":"remove","path":"phoneNumbers[type eq \"work\"]"}""", ScimType.InvalidPath, "The filter on 'phoneNumbers' must go on to a sub-attribute.")]
    [TestCase("""{"op":"replace","path":"emails[type eq \"home\"].value","value":"x"}""", ScimType.InvalidFilter, "The filter on 'emails.value' selects more than one value.")]
    [TestCase("""{"op":"remove","path":"emails[value pr].display"}""", ScimType.InvalidFilter, "The filter on 'emails.display' selects more than one value.")]
    [TestCase("""{"op":"remove","path":"emails[type eq \"other\"].value"}""", ScimType.NoTarget, "The path selects no value of 'emails'.")]
    [TestCase("""{"op":"remove","path":"groups[value eq \"g\"]"}""", ScimType.Mutability, "'groups' is readOnly.")]
    [TestCase("""{"op":"Replace","path":"active","value":false}""", ScimType.InvalidSyntax, "'Operations[0].op' must be 'add', 'remove' or 'replace'.")]
    public void Apply_WhatTheProfileForbids_IsRefused(string operations, ScimType type, string detail) => Assert.That(
        () => Patch.User(Stored, operations, CompatibilityProfile.Interop),
        Throws.TypeOf<ScimFault>().With.Property("Type").EqualTo(type).And.Message.EqualTo(Json.Expand(detail)));

    [TestCase("""{"op":"replace","path":"active","value":false}""", "\"active\":false")]
    [TestCase("""{"op":"add","path":"@user:title","value":"T"}""", "\"title\":\"T\"")]
    [TestCase("""{"op":"add","path":"@enterprise","value":{"department":"D"}}""", "\"@enterprise\":{\"department\":\"D\"}")]
    public void Apply_WhatHasAPath_IsDone(string operations, string added) => Assert.That(
        Json.AreSame(Patch.User(Stored, operations, CompatibilityProfile.Interop).Document, Stored[..^1] + "," + added + "}"), Is.True);

    [Test]
    public void Apply_ToOneSelectedValue_ChangesIt() => Assert.That(
        Json.AreSame(
            Patch.User(Stored, """{"op":"replace","path":"emails[type eq \"work\"].value","value":"x"}""", CompatibilityProfile.Interop).Document,
            Stored.Replace("\"w\"", "\"x\"", StringComparison.Ordinal)),
        Is.True);

    [TestCase("replace", """{"familyName":"N"}""")]
    [TestCase("add", """{"givenName":"G","familyName":"N"}""")]
    public void Apply_AComplexValue_ReplacesAllOfItOrAdds(string op, string name)
    {
        var patched = Patch.User(Stored, $$$"""{"op":"{{{op}}}","path":"name","value":{"familyName":"N"}}""", CompatibilityProfile.Interop);

        Assert.That(Json.AreSame(patched.Document["name"]!, name), Is.True, patched.Document.ToJsonString());
    }

    [Test]
    public void Apply_TheSameComplexValue_ChangesNothing()
    {
        var resource = new ScimResource(SchemaRegistry.Core.User, Json.Object(Stored));
        var operations = Patch.Operations("""{"op":"replace","path":"name","value":{"givenName":"G","familyName":"F"}}""", CompatibilityProfile.Interop);

        Assert.That(PatchEngine.Apply(resource, operations, CompatibilityProfile.Interop), Is.SameAs(resource));
    }

    [TestCase("""{"op":"remove","path":"members[value eq \"1\"]"}""", null)]
    [TestCase("""{"op":"remove","path":"members"}""", null)]
    [TestCase("""{"op":"remove","path":"members[value eq \"1\" or value eq \"2\"]"}""", ScimType.InvalidPath)]
    [TestCase("""{"op":"remove","path":"members[type eq \"User\"]"}""", ScimType.InvalidPath)]
    [TestCase("""{"op":"replace","path":"members[value eq \"1\"]","value":{"value":"2"}}""", ScimType.InvalidPath)]
    [TestCase("""{"op":"add","path":"members","value":[{"value":"1","colour":"red"}]}""", ScimType.InvalidSyntax)]
    [TestCase("""{"op":"add","path":"members","value":[{"value":"1","display":"x","type":"User","$ref":"../Users/1"}]}""", null)]
    public void Apply_ToMembers_RemovesThemByTheirIdOnly(string operation, ScimType? type)
    {
        ScimType? refused = null;
        try
        {
            Patch.Group("""{"id":"g1","displayName":"G"}""", operation, CompatibilityProfile.Interop);
        }
        catch (ScimFault fault)
        {
            refused = fault.Type;
        }

        Assert.That(refused, Is.EqualTo(type));
    }

    [TestCase("\"colour\":\"red\"", "There is no attribute 'colour'.")]
    [TestCase("\"name\":{\"colour\":\"red\"}", "There is no attribute 'name.colour'.")]
    [TestCase("\"emails\":[{\"value\":\"x\",\"colour\":\"red\"}]", "There is no attribute 'emails.colour'.")]
    [TestCase("\"@enterprise\":{\"colour\":\"red\"}", "There is no attribute '@enterprise:colour'.")]
    [TestCase("\"@enterprise\":{\"manager\":{\"value\":\"1\",\"colour\":\"red\"}}", "There is no attribute '@enterprise:manager.colour'.")]
    [TestCase("\"meta\":{\"resourceType\":\"User\",\"colour\":\"red\"}", "There is no attribute 'meta.colour'.")]
    [TestCase("\"groups\":[{\"value\":\"g\"},{\"colour\":\"red\"}]", "There is no attribute 'groups.colour'.")]
    [TestCase("\"urn:example:x:2.0:User\":{}", "There is no attribute 'urn:example:x:2.0:User'.")]
    public void Read_WhatNoSchemaHas_IsRefused(string members, string detail) => Assert.That(
        () => Read($$"""{"schemas":["@user"],"userName":"a",{{members}}}"""),
        Throws.TypeOf<ScimFault>().With.Property("Type").EqualTo(ScimType.InvalidSyntax).And.Message.EqualTo(Json.Expand(detail)));

    [Test]
    public void Read_AnUnknownSchema_IsRefused() => Assert.That(
        () => Read("""{"schemas":["@user","urn:example:x:2.0:User"],"userName":"a"}"""),
        Throws.TypeOf<ScimFault>().With.Property("Type").EqualTo(ScimType.InvalidSyntax).And.Message.EqualTo("There is no schema 'urn:example:x:2.0:User' of a User."));

    [Test]
    public void Read_AnUnknownSchemaOfAPatch_IsRefused() => Assert.That(
        () => PatchRequest.Read(
            Json.Element("""{"schemas":["@patch","urn:example:x:2.0:User"],"Operations":[{"op":"remove","path":"title"}]}"""), CompatibilityProfile.Interop),
        Throws.TypeOf<ScimFault>().With.Property("Type").EqualTo(ScimType.InvalidSyntax));

    [Test]
    public void Read_WhatIsKnown_IsTakenInAnyCase()
    {
        var read = Read(
            """{"schemas":["@user","@enterprise"],"id":"x","USERNAME":"a","meta":{"version":"1","resourceType":"User"},"groups":[],"externalId":"e","Emails":[{"VALUE":"x"}],"@enterprise":{"Manager":{"displayName":"M","value":"1"}}}""");

        Assert.That(Json.AreSame(read.Document, """{"externalId":"e","userName":"a","emails":[{"value":"x"}],"@enterprise":{"manager":{"value":"1"}}}"""), Is.True, read.Document.ToJsonString());
    }

    [Test]
    public void Read_WhatNoSchemaHas_IsPassedOverInEveryOtherProfile()
    {
        foreach (var profile in CompatibilityProfile.All.Where(profile => profile != CompatibilityProfile.Interop))
        {
            Assert.That(Read("""{"schemas":["@user","urn:example:x:2.0:User"],"userName":"a","colour":"red"}""", profile).Document.ContainsKey("colour"), Is.False);
        }
    }

    private static ScimResource Read(string document, CompatibilityProfile? profile = null) =>
        ResourceReader.Read(SchemaRegistry.Core.User, Json.Element(document), new ReadOptions(profile ?? CompatibilityProfile.Interop));
}
