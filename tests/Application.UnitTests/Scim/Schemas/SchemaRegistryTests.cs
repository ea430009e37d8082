using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;
using ScimPlatform.TestSupport;

namespace ScimPlatform.Application.UnitTests.Scim.Schemas;

public sealed class SchemaRegistryTests
{
    private static readonly SchemaExtension Badge = new("User", BadgeSchema.Schema);

    [Test]
    public void With_AnExtension_ServesItForItsTypeAndLeavesTheCoreAlone()
    {
        var registry = SchemaRegistry.Core.With([Badge]);

        Assert.That(registry.User.Extension(BadgeSchema.Urn), Is.SameAs(BadgeSchema.Schema));
        Assert.That(registry.User.Bind(AttributePath.TryParse($"{BadgeSchema.Urn.ToUpperInvariant()}:DESK.floor")!), Is.Not.Null);
        Assert.That(registry.Group.Extensions, Is.Empty);
        Assert.That(registry.Schemas, Does.Contain(BadgeSchema.Schema));
        Assert.That(SchemaRegistry.Core.Schemas, Does.Not.Contain(BadgeSchema.Schema));
    }

    [Test]
    public void With_Nothing_IsTheSame() => Assert.That(SchemaRegistry.Core.With([]), Is.SameAs(SchemaRegistry.Core));
}
