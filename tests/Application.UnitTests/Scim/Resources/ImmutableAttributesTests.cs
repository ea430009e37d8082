using ScimPlatform.Application.Scim;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Application.UnitTests.Scim.Resources;

public sealed class ImmutableAttributesTests
{
    private const string Urn = "urn:example:seal";

    private static readonly AttributeDefinition Serial = new() { Name = "serial", Type = AttributeType.String, Mutability = Mutability.Immutable };

    private static readonly Schema Seal = new()
    {
        Id = Urn,
        Name = "Seal",
        Attributes =
        [
            Serial,
            new AttributeDefinition { Name = "note", Type = AttributeType.String },
            new AttributeDefinition { Name = "maker", Type = AttributeType.Complex, SubAttributes = [Serial] },
        ],
    };

    private static readonly ResourceType Type = SchemaRegistry.Core.With([new SchemaExtension("User", Seal)]).User;

    [TestCase("""{"note":"n"}""", """{"serial":"1"}""", """{"note":"n","serial":"1"}""")]
    [TestCase("""{"serial":"1"}""", """{"serial":"1"}""", """{"serial":"1"}""")]
    [TestCase("""{"serial":"1"}""", """{"note":"n"}""", """{"serial":"1"}""")]
    [TestCase("""{"note":"n"}""", """{"maker":{"serial":"1"}}""", """{"note":"n","maker":{"serial":"1"}}""")]
    public void Keep_AReplacementThatFits_HasWhatItMustKeep(string replacement, string stored, string expected)
    {
        var kept = ImmutableAttributes.Keep(Resource(replacement), Document(stored));

        Assert.That(kept.Document[Urn]!.ToJsonString(), Is.EqualTo(expected));
    }

    [TestCase("""{"serial":"2"}""", """{"serial":"1"}""")]
    [TestCase("""{"maker":{"serial":"2"}}""", """{"maker":{"serial":"1"}}""")]
    public void Keep_AnotherValue_IsAMutabilityFault(string replacement, string stored)
    {
        void Act() => ImmutableAttributes.Keep(Resource(replacement), Document(stored));

        Assert.That(Act, Throws.TypeOf<ScimFault>().With.Property(nameof(ScimFault.Type)).EqualTo(ScimType.Mutability));
    }

    [Test]
    public void Keep_ExtensionLeftOut_IsClearedAsAWhole()
    {
        var replacement = new ScimResource(Type, Json.Object("""{"userName":"a"}"""));

        var kept = ImmutableAttributes.Keep(replacement, Document("""{"serial":"1"}"""));

        Assert.That(kept.Document.ToJsonString(), Is.EqualTo("""{"userName":"a"}"""));
    }

    private static ScimResource Resource(string extension) => new(Type, Json.Object(Document(extension)));

    private static string Document(string extension) => $$"""{"userName":"a","{{Urn}}":{{extension}}}""";
}
