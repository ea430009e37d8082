using ScimPlatform.Application.Scim.Schemas;
using ScimPlatform.Application.TenantSchemas;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.UnitTests.TenantSchemas;

public sealed class SchemaCacheTests
{
    private static readonly SchemaRegistry Own = SchemaRegistry.Core.With([new SchemaExtension("User", new Schema { Id = "urn:example:x", Name = "X", Attributes = [] })]);

    private SchemaCache cache = null!;

    [SetUp]
    public void StartEmpty() => cache = new SchemaCache();

    [Test]
    public void Find_ATenantThatNeverHadASchema_IsTheCore() =>
        Assert.That(cache.Find(new TenantId(Guid.NewGuid()), 0), Is.SameAs(SchemaRegistry.Core));

    [Test]
    public void Find_AsLongAsThereIsRoom_IsWhatWasRemembered()
    {
        var tenant = new TenantId(Guid.NewGuid());
        cache.Remember(tenant, 1, Own);

        Meet(SchemaCache.MaxTenants - 1);

        Assert.That(cache.Find(tenant, 1), Is.SameAs(Own));
    }

    [Test]
    public void Find_AfterMoreTenantsThanThereIsRoomFor_HasToBeReadAgain()
    {
        var tenant = new TenantId(Guid.NewGuid());
        cache.Remember(tenant, 1, Own);

        Meet(SchemaCache.MaxTenants);

        Assert.That(cache.Find(tenant), Is.Null);
        Assert.That(cache.Find(tenant, 1), Is.Null);
    }

    [Test]
    public void Remember_AKnownTenantWhenThereIsNoMoreRoom_ForgetsNobody()
    {
        var tenant = new TenantId(Guid.NewGuid());
        cache.Remember(tenant, 1, Own);
        Meet(SchemaCache.MaxTenants - 1);

        cache.Remember(tenant, 2, SchemaRegistry.Core);

        Assert.That(cache.Find(tenant, 2), Is.SameAs(SchemaRegistry.Core));
        Assert.That(cache.Find(tenant, 1), Is.SameAs(SchemaRegistry.Core));
    }

    private void Meet(int tenants)
    {
        for (var index = 0; index < tenants; index++)
        {
            cache.Find(new TenantId(Guid.NewGuid()), 0);
        }
    }
}
