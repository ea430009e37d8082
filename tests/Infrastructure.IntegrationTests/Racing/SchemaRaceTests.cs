using System.Text.Json.Nodes;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;
using ScimPlatform.Application.TenantSchemas;
using ScimPlatform.Application.Users;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.TenantSchemas;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.IntegrationTests.Racing;

/// <summary>Whoever wins, no document is left with values of a schema that has gone.</summary>
public sealed class SchemaRaceTests(DatabaseProvider provider) : DatabaseSuite(provider)
{
    private const string Urn = "urn:example:sample:1.0:User";
    private const int Rounds = 30;
    private const int Writers = 4;

    [Test]
    public async Task Store_AUserOfASchemaThatWasRemovedMeanwhile_StoresNothing()
    {
        var (tenant, schema) = await StoreTenantAsync();
        await using var late = Product.NewScope();
        late.Get<IUserRepository>().Add(Sample.User(tenant, schema.Urn));
        await SendAsync(new DeleteTenantSchemaCommand(tenant.Id, Urn));

        void Act() => late.Get<IUnitOfWork>().SaveChangesAsync(default).GetAwaiter().GetResult();

        Assert.That(Act, Throws.TypeOf<SchemaRemoved>());
        Assert.That(await UsersAsync(tenant), Is.Empty);
    }

    [Test]
    public async Task Store_AUserThatGetsAValueOfASchemaThatWasRemovedMeanwhile_ChangesNothing()
    {
        var (tenant, _) = await StoreTenantAsync();
        var user = Sample.User(tenant);
        await StoreAsync(user);
        await using var late = Product.NewScope();
        var changed = (await late.Get<IUserRepository>().FindAsync(tenant.Id, user.Id, default))!;
        changed.Replace(Sample.Profile() with { Document = $$$"""{"userName":"jensen","active":true,"{{{Urn}}}":{"x":"1"}}""" }, Now);
        await SendAsync(new DeleteTenantSchemaCommand(tenant.Id, Urn));

        void Act() => late.Get<IUnitOfWork>().SaveChangesAsync(default).GetAwaiter().GetResult();

        Assert.That(Act, Throws.TypeOf<SchemaRemoved>());
        Assert.That((await UsersAsync(tenant)).Single().Document, Is.EqualTo(user.Document));
    }

    [Test]
    public async Task Remove_ASchemaThatGotAValueAfterItWasAskedFor_RemovesNothing()
    {
        var (tenant, schema) = await StoreTenantAsync();
        await using var late = Product.NewScope();
        var repository = late.Get<ITenantSchemaRepository>();
        repository.Remove((await repository.FindAsync(tenant.Id, Urn, default))!);
        await StoreAsync(Sample.User(tenant, schema.Urn));

        void Act() => late.Get<IUnitOfWork>().SaveChangesAsync(default).GetAwaiter().GetResult();

        Assert.That(Act, Throws.TypeOf<SchemaInUse>());
        Assert.That(await UseAsync((ITenantSchemaRepository schemas) => schemas.FindAsync(tenant.Id, Urn, default)), Is.Not.Null);
    }

    [Test]
    public async Task Remove_WhileOthersWriteValuesUnderIt_LeavesNoneOfThemOrKeepsTheSchema()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var (tenant, _) = await StoreTenantAsync();
            var type = (await UseAsync((ITenantSchemas schemas) => schemas.OfAsync(tenant.Id, default).AsTask())).User;

            var outcomes = await Race.AllAsync(Writers + 1, index => index == Writers
                ? SendAsync(new DeleteTenantSchemaCommand(tenant.Id, Urn))
                : CreateAsync(tenant, type, index));

            var isKept = await UseAsync((ITenantSchemaRepository schemas) => schemas.FindAsync(tenant.Id, Urn, default)) is not null;
            var users = await UsersAsync(tenant);
            Assert.That(users, isKept ? Is.Not.Empty : Is.Empty);
            Assert.That(users, Has.Count.EqualTo(outcomes.Take(Writers).Count(outcome => outcome.Fault is null)));
            Assert.That(outcomes.Select(outcome => outcome.Fault), Is.All.Null.Or.TypeOf<SchemaRemoved>().Or.TypeOf<SchemaInUse>());
        }
    }

    [TestCase("""{"userName":"jensen","title":"urn:example:unknown"}""")]
    [TestCase("""{"userName":"jensen","title":",\"urn:example:unknown\":{}"}""")]
    [TestCase("""{"userName":"jensen","tags":["urn:example:unknown","urn:example:unknown"]}""")]
    [TestCase("""{"userName":"jensen","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"x"}}""")]
    public async Task Store_ADocumentThatOnlyMentionsASchema_Stores(string document)
    {
        var (tenant, _) = await StoreTenantAsync();

        await StoreAsync(User.Create(tenant.Id, Sample.Profile() with { Document = document }, null, Now));

        Assert.That((await UsersAsync(tenant)).Single().Document, Is.EqualTo(document));
    }

    [Test]
    public async Task Store_AGroupOfASchemaThatWasNeverThere_StoresNothing()
    {
        var (tenant, _) = await StoreTenantAsync();
        var profile = new GroupProfile("G", null, """{"displayName":"G","urn:example:never":{"x":"1"}}""");

        void Act() => StoreAsync(Group.Create(tenant.Id, profile, Now)).GetAwaiter().GetResult();

        Assert.That(Act, Throws.TypeOf<SchemaRemoved>());
    }

    private async Task<Unit> CreateAsync(Tenant tenant, ResourceType type, int index)
    {
        var document = JsonNode.Parse($$$"""{"userName":"u{{{index}}}","{{{Urn}}}":{"x":"1"}}""")!.AsObject();
        await SendAsync(new CreateUserCommand(tenant.Id, new ScimResource(type, document), Sample.Admin));
        return Unit.Value;
    }

    private async Task<(Tenant Tenant, TenantSchema Schema)> StoreTenantAsync()
    {
        var tenant = Sample.Tenant();
        var schema = Sample.Schema(tenant);
        await StoreAsync(tenant, schema);
        return (tenant, schema);
    }

    private Task<List<User>> UsersAsync(Tenant tenant) => UseAsync((ScimPlatformDbContext context) =>
        context.Users.AsNoTracking().Where(user => user.TenantId == tenant.Id).ToListAsync());
}
