using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim;
using ScimPlatform.Application.Scim.IdpQuirks;
using ScimPlatform.Application.Scim.Patching;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Application.UnitTests.Scim.Patching;

/// <summary>RFC 7644 section 3.5.2, to the letter: what the strict profile does, every profile does.</summary>
public sealed class PatchEngineTests
{
    [TestCaseSource(typeof(PatchEngineCases), nameof(PatchEngineCases.Applied))]
    public void Apply_Operations_GiveTheDocument(string document, string operations, string expected)
    {
        foreach (var profile in new[] { CompatibilityProfile.Strict, CompatibilityProfile.Default })
        {
            var patched = Patch.User(document, operations, profile);

            Assert.That(Json.AreSame(patched.Document, expected), Is.True, $"{profile.Name}: {patched.Document.ToJsonString()}");
        }
    }

    [TestCaseSource(typeof(PatchEngineCases), nameof(PatchEngineCases.Unchanged))]
    public void Apply_NothingChanges_GivesTheSameResource(string operations)
    {
        foreach (var profile in new[] { CompatibilityProfile.Strict, CompatibilityProfile.Default })
        {
            var resource = new ScimResource(SchemaRegistry.Core.User, Json.Object(PatchEngineCases.Mails));

            var patched = PatchEngine.Apply(resource, Patch.Operations(operations, profile), profile);

            Assert.That(patched, Is.SameAs(resource));
        }
    }

    [TestCaseSource(typeof(PatchEngineCases), nameof(PatchEngineCases.Refused))]
    public void Apply_BadOperation_IsRefusedByType(string operation, ScimType type) =>
        Assert.That(
            () => Patch.User(PatchEngineCases.Mails, operation, CompatibilityProfile.Strict),
            Throws.TypeOf<ScimFault>().With.Property("Type").EqualTo(type));

    [TestCaseSource(typeof(PatchEngineCases), nameof(PatchEngineCases.Refused))]
    public void Apply_LaterOperationFails_LeavesTheResource(string operation, ScimType type)
    {
        var resource = new ScimResource(SchemaRegistry.Core.User, Json.Object(PatchEngineCases.Mails));
        var before = resource.Document.DeepClone();
        var operations = Patch.Operations($$"""[{"op":"add","path":"title","value":"T"},{"op":"replace","path":"emails[type eq \"home\"].value","value":"x"},{{operation}}]""", CompatibilityProfile.Strict);

        Assert.That(
            () => PatchEngine.Apply(resource, operations, CompatibilityProfile.Strict),
            Throws.TypeOf<ScimFault>().With.Property("Type").EqualTo(type));
        Assert.That(JsonNode.DeepEquals(resource.Document, before), Is.True);
    }

    [Test]
    public void Apply_Twice_GivesTheSameResult()
    {
        var operations = Patch.Operations("""[{"op":"add","path":"emails","value":[{"value":"x"}]},{"op":"Replace","path":"phoneNumbers[type eq \"work\"].value","value":"1"}]""", CompatibilityProfile.Default);
        var resource = new ScimResource(SchemaRegistry.Core.User, Json.Object(PatchEngineCases.Mails));

        var first = PatchEngine.Apply(resource, operations, CompatibilityProfile.Default);
        var second = PatchEngine.Apply(resource, operations, CompatibilityProfile.Default);

        Assert.That(JsonNode.DeepEquals(first.Document, second.Document), Is.True);
    }
}
