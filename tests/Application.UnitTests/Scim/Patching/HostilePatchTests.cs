using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using ScimPlatform.Application.Scim;
using ScimPlatform.Application.Scim.IdpQuirks;
using ScimPlatform.Application.Scim.Patching;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;
using ScimPlatform.TestSupport;

namespace ScimPlatform.Application.UnitTests.Scim.Patching;

/// <summary>Whatever is sent, it is done or refused by a fault, and what was stored is never touched.</summary>
[Category(Fuzz.Category)]
public sealed class HostilePatchTests
{
    private const string User = """
        {"id":"1","userName":"a","active":true,"name":{"givenName":"G"},"emails":[{"type":"work","value":"w","primary":true},{"type":"home","value":"h"}],
         "roles":[{"value":"r"}],"addresses":[{"type":"work","country":"C"}],"@enterprise":{"department":"D","manager":{"value":"7","displayName":"M"}}}
        """;

    private static readonly Config Config = FuzzConfig.Of(35_000);

    [Test]
    public void Apply_RandomOperationsOnAUser_SucceedOrFault() =>
        Check.One(Config, Prop.ForAll(HostileJson.Operations.ToArbitrary(), operations => Holds(operations, SchemaRegistry.Core.User, User)));

    [Test]
    public void Apply_RandomOperationsOnAGroup_SucceedOrFault() =>
        Check.One(
            Config,
            Prop.ForAll(HostileJson.Operations.ToArbitrary(), operations => Holds(operations, SchemaRegistry.Core.Group, """{"id":"1","displayName":"G"}""")));

    [Test]
    public void Read_RandomDocument_SucceedsOrFaults() =>
        Check.One(Config, Prop.ForAll(HostileJson.Value.ToArbitrary(), body => ReadHolds(body)));

    private static bool Holds(string operations, ResourceType type, string document)
    {
        var stored = new ScimResource(type, Json.Object(document));
        foreach (var profile in new[] { CompatibilityProfile.Default, CompatibilityProfile.Strict })
        {
            if (Patched(stored, operations, profile) is { } patched && !IsCanonical(patched))
            {
                return false;
            }
        }

        return JsonNode.DeepEquals(stored.Document, Json.Object(document));
    }

    private static ScimResource? Patched(ScimResource stored, string operations, CompatibilityProfile profile)
    {
        try
        {
            var read = Patch.Operations(operations, profile);
            return stored.Type.Name == "Group" ? GroupPatch.Apply(stored, read, profile).Group : PatchEngine.Apply(stored, read, profile);
        }
        catch (ScimFault)
        {
            return null; // refused, as it may be
        }
    }

    // What the engine leaves behind reads back as it is, but for what clients cannot write.
    private static bool IsCanonical(ScimResource resource)
    {
        var document = resource.Document.DeepClone().AsObject();
        document.Remove("id");
        (document[ScimUrns.EnterpriseUser]?["manager"] as JsonObject)?.Remove("displayName");
        var read = ResourceReader.Read(
            resource.Type, Json.Element(document.ToJsonString()), new ReadOptions(CompatibilityProfile.Strict, IgnoreSchemas: true));
        return JsonNode.DeepEquals(read.Document, document);
    }

    private static bool ReadHolds(string body)
    {
        foreach (var type in SchemaRegistry.Core.ResourceTypes)
        {
            try
            {
                ResourceReader.Read(type, Json.Element(body), ReadOptions.Default with { IgnoreSchemas = true });
            }
            catch (ScimFault)
            {
                // refused, as it may be
            }
        }

        return true;
    }
}
