using ScimPlatform.Application.Scim.Schemas;
using ScimPlatform.Application.TenantSchemas;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.TenantSchemas;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;

namespace ScimPlatform.Infrastructure.IntegrationTests.Stores.Tenants;

/// <summary>Tenants' own schemas in the database, and what this process remembers of them.</summary>
public sealed class TenantSchemaTests(DatabaseProvider provider) : DatabaseSuite(provider)
{
    [Test]
    public async Task Find_StoredSchema_IsTheOneStored()
    {
        var tenant = Sample.Tenant();
        var schema = Sample.Schema(tenant);
        await StoreAsync(tenant, schema);

        var byUrn = await UseAsync((ITenantSchemaRepository schemas) => schemas.FindAsync(tenant.Id, schema.UrnKey.ToUpperInvariant(), default));
        var byId = await UseAsync((ITenantSchemaRepository schemas) => schemas.FindAsync(tenant.Id, schema.Id.ToString(), default));

        Assert.That(State.Of(byUrn), Is.EqualTo(State.Of(schema)));
        Assert.That(State.Of(byId), Is.EqualTo(State.Of(schema)));
    }

    [Test]
    public async Task Add_TheSameUrnInAnotherCase_IsTaken()
    {
        var tenant = Sample.Tenant();
        await StoreAsync(tenant, Sample.Schema(tenant, "urn:example:twice"));

        void Act() => StoreAsync(Sample.Schema(tenant, "urn:EXAMPLE:Twice")).GetAwaiter().GetResult();

        Assert.That(Act, Throws.TypeOf<SchemaUrnTaken>());
    }

    [TestCase("""{"displayName":"G","urn:example:used":{"x":"1"}}""", true)]
    [TestCase("""{"displayName":"urn:example:used","urn:example:used:x":{"x":"1"}}""", false)]
    [TestCase("""{"displayName":"G","urn:example:other":{"urn:example:used":"1"}}""", false)]
    public async Task IsUsed_ByAGroup_IsAskedOfTheTopOfItsDocument(string document, bool expected)
    {
        var tenant = Sample.Tenant();
        string[] urns = ["urn:example:used", "urn:example:used:x", "urn:example:other"];
        await StoreAsync([tenant, .. urns.Select(urn => Sample.Schema(tenant, urn, "Group"))]);
        await StoreAsync(Group.Create(tenant.Id, new GroupProfile("G", null, document), Now));

        var isUsed = await UseAsync((ITenantSchemaRepository schemas) => schemas.IsUsedAsync(tenant.Id, SchemaUrn.Of("urn:example:used"), default));

        Assert.That(isUsed, Is.EqualTo(expected));
    }

    [Test]
    public async Task Of_AVersionThatIsRemembered_AsksNothing()
    {
        var tenant = Sample.Tenant();
        await StoreAsync(tenant, Sample.Schema(tenant));
        var first = await OfAsync(tenant, 1);
        await Product.ChangeAsync<Tenant>(tenant.Id, stored => Sample.Schema(stored, "urn:example:second"));

        var same = await OfAsync(tenant, 1);
        var newer = await OfAsync(tenant, 2);

        Assert.That(same, Is.SameAs(first));
        Assert.That(newer, Is.Not.SameAs(first));
    }

    [Test]
    public async Task Of_AnOlderVersionThanTheRemembered_IsTheRemembered()
    {
        var tenant = Sample.Tenant();
        await StoreAsync(tenant, Sample.Schema(tenant));
        var known = await OfAsync(tenant, 1);

        var found = await UseAsync((ITenantSchemas schemas) => schemas.OfAsync(tenant.Id, default).AsTask());

        Assert.That(found, Is.SameAs(known));
        Assert.That(found.User.Extension("urn:example:sample:1.0:user"), Is.Not.Null);
        Assert.That(found.Group.Extensions, Is.Empty);
    }

    [Test]
    public async Task Of_ATenantWithoutSchemas_IsTheCore()
    {
        var tenant = Sample.Tenant();
        await StoreAsync(tenant);

        var found = await UseAsync((ITenantSchemas schemas) => schemas.OfAsync(tenant.Id, default).AsTask());

        Assert.That(found, Is.SameAs(SchemaRegistry.Core));
    }

    private Task<SchemaRegistry> OfAsync(Tenant tenant, long version) =>
        UseAsync((ITenantSchemas schemas) => schemas.OfAsync(tenant.Id, version, default).AsTask());
}
