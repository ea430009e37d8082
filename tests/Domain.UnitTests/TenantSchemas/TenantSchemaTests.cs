using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.TenantSchemas;
using ScimPlatform.TestSupport;

namespace ScimPlatform.Domain.UnitTests.TenantSchemas;

public sealed class TenantSchemaTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private static readonly SchemaContent Content = new(SchemaUrn.Of("urn:Example:Badge"), "User", "{}");

    [Test]
    public void Define_BelowTheLimit_IsTheTenantsAndMovesItsSchemaVersion()
    {
        var tenant = A.Tenant().Build();
        var (schemas, version) = (tenant.SchemaVersion, tenant.Version);

        var schema = TenantSchema.Define(tenant, Content, TenantSchema.MaxPerTenant - 1, Actor.System, Now);

        Assert.That(schema.TenantId, Is.EqualTo(tenant.Id));
        Assert.That(schema.UrnKey, Is.EqualTo("urn:example:badge"));
        Assert.That(schema.CreatedAt, Is.EqualTo(Now));
        Assert.That(tenant.SchemaVersion, Is.EqualTo(schemas + 1));
        Assert.That(tenant.Version, Is.EqualTo(version + 1));
    }

    [Test]
    public void Define_AtTheLimit_IsRefusedAndChangesNothing()
    {
        var tenant = A.Tenant().Build();

        void Act() => TenantSchema.Define(tenant, Content, TenantSchema.MaxPerTenant, Actor.System, Now);

        Assert.That(Act, Throws.TypeOf<TooManySchemas>());
        Assert.That(tenant.SchemaVersion, Is.Zero);
    }

    [Test]
    public void Retire_Unused_MovesTheSchemaVersion()
    {
        var tenant = A.Tenant().Build();
        var schema = TenantSchema.Define(tenant, Content, 0, Actor.System, Now);

        schema.Retire(tenant, isUsed: false);

        Assert.That(tenant.SchemaVersion, Is.EqualTo(2));
    }

    [Test]
    public void Retire_InUse_IsRefusedAndChangesNothing()
    {
        var tenant = A.Tenant().Build();
        var schema = TenantSchema.Define(tenant, Content, 0, Actor.System, Now);

        void Act() => schema.Retire(tenant, isUsed: true);

        Assert.That(Act, Throws.TypeOf<SchemaInUse>());
        Assert.That(tenant.SchemaVersion, Is.EqualTo(1));
    }

    [TestCase("urn:example:a")]
    [TestCase("URN:Example-1:a.b_c~d-e:2.0:User")]
    [TestCase("urn:ietf:params:scim:schemas:extension:CustomExtension:2.0:User")]
    public void Of_AUrn_IsKeptAsItIs(string text) => Assert.That(SchemaUrn.Of(text).Value, Is.EqualTo(text));

    [TestCase("")]
    [TestCase("urn:")]
    [TestCase("urn:example")]
    [TestCase("urn:example:")]
    [TestCase("urn:x:a")]
    [TestCase("urn:-example:a")]
    [TestCase("urn:example::a")]
    [TestCase("urn:example:a:")]
    [TestCase("urn:example:a\n")]
    [TestCase("urn:example:a/b")]
    [TestCase("urn:example:\"a\"")]
    [TestCase("urn:example:ä")]
    [TestCase("https://example.com/a")]
    public void Of_NoUrn_IsRefused(string text)
    {
        void Act() => SchemaUrn.Of(text);

        Assert.That(Act, Throws.TypeOf<InvalidSchemaUrn>());
    }
}
