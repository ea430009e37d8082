using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Audit;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Groups;
using ScimPlatform.Application.Tenants;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.Auditing;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.IntegrationTests.Auditing;

/// <summary>A record is stored with the change that it tells of, or neither is.</summary>
public sealed class AuditRecordTests(DatabaseProvider provider) : DatabaseSuite(provider)
{
    // Records of one moment have no order among themselves.
    [SetUp]
    public void MoveOn() => Product.Time.Advance(TimeSpan.FromSeconds(1));

    [Test]
    public async Task Save_OfAChange_StoresWhoWhatWhenAndWhere()
    {
        var tenant = Sample.Tenant();
        await StoreAsync(tenant);
        MoveOn();
        Product.Origin.Current = new Origin(new Actor("https://issuer.example", "ada"), "192.0.2.1", new string('a', 32));

        await Product.ChangeAsync<Tenant>(tenant.Id, found => found.Rename("Acme", Now));
        Product.Origin.Current = Origin.Background;

        var record = (await RecordsAsync(tenant))[^1];
        Assert.That(
            (record.ActorIssuer, record.Actor, record.Action, record.TargetId, record.Ip, record.TraceId, record.OccurredAt, record.Changes),
            Is.EqualTo((
                "https://issuer.example", "ada", "tenant.updated", tenant.Id.Value, "192.0.2.1", new string('a', 32), Now,
                """{"display_name":{"from":"Example Corp","to":"Acme"},"version":2}""")));
        Assert.That(record.Id.Version, Is.EqualTo(7));
        Assert.That((record.Sequence, record.Hash!.Length), Is.EqualTo(((long?)null, AuditChain.HashLength)));
    }

    [Test]
    public async Task Save_ThatAnIndexRefuses_LeavesNoRecord()
    {
        var tenant = Sample.Tenant();
        await StoreAsync(tenant, Sample.User(tenant, "taken"));
        var before = await RecordsAsync(tenant);

        var act = () => StoreAsync(Sample.User(tenant, "free"), Sample.User(tenant, "TAKEN"));

        Assert.That(act, Throws.TypeOf<UserNameTaken>());
        Assert.That(await RecordsAsync(tenant), Has.Count.EqualTo(before.Count));
    }

    [Test]
    public async Task Save_ThatLostARace_LeavesNoRecordAndTheNextLeavesOne()
    {
        var tenant = Sample.Tenant();
        await StoreAsync(tenant);
        MoveOn();
        await using var scope = Product.NewScope();
        var tenants = scope.Get<ITenantRepository>();
        var unitOfWork = scope.Get<IUnitOfWork>();
        (await tenants.FindAsync(tenant.Id, default))!.Rename("Slow", Now);
        await Product.ChangeAsync<Tenant>(tenant.Id, found => found.Rename("Fast", Now));

        Assert.That(() => unitOfWork.SaveChangesAsync(default), Throws.TypeOf<ConcurrencyLost>());
        unitOfWork.Reset();
        Product.Time.Advance(TimeSpan.FromSeconds(1));
        (await tenants.FindAsync(tenant.Id, default))!.Rename("Slow", Now);
        await unitOfWork.SaveChangesAsync(default);

        Assert.That((await RecordsAsync(tenant))[1..].Select(record => record.Changes), Is.EqualTo([
            """{"display_name":{"from":"Example Corp","to":"Fast"},"version":2}""",
            """{"display_name":{"from":"Fast","to":"Slow"},"version":3}""",
        ]));
    }

    [Test]
    public async Task Save_WithStatements_StoresTheRecordInTheirTransaction()
    {
        var mine = await Belongings.StoreAsync(Product);
        MoveOn();

        await SendAsync(new DeleteGroupCommand(mine.Tenant.Id, mine.Group.Id, ExpectedVersion.Any));

        Assert.That(
            (await RecordsAsync(mine.Tenant))[^3..].Select(record => record.Action), Is.EqualTo(["group.deleted", "role_mapping.deleted", "access.revoked"]));
    }

    [Test]
    public async Task Save_WithStatementsThatFails_LeavesNoRecord()
    {
        var mine = await Belongings.StoreAsync(Product);
        MoveOn();
        var before = await RecordsAsync(mine.Tenant);
        await using var scope = Product.NewScope();
        var groups = scope.Get<IGroupRepository>();
        var group = (await groups.FindAsync(mine.Tenant.Id, mine.Group.Id, default))!;
        await Product.ChangeAsync<Group>(mine.Group.Id, found => found.Replace(new GroupProfile("Other", null, "{}"), Now));

        group.Delete();
        groups.Remove(group);

        Assert.That(() => scope.Get<IUnitOfWork>().SaveChangesAsync(default), Throws.TypeOf<ConcurrencyLost>());
        Assert.That((await RecordsAsync(mine.Tenant))[before.Count..].Select(record => record.Action), Is.EqualTo(["group.updated"]));
    }

    [Test]
    public async Task Save_Twice_StoresAnEventOnce()
    {
        var tenant = Sample.Tenant();
        await using var scope = Product.NewScope();
        scope.Get<ITenantRepository>().Add(tenant);
        await scope.Get<IUnitOfWork>().SaveChangesAsync(default);

        await scope.Get<IUnitOfWork>().SaveChangesAsync(default);

        Assert.That(await RecordsAsync(tenant), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Append_OfWhatIsNoChange_IsStoredWithTheNextSave()
    {
        var mine = await Belongings.StoreAsync(Product);
        MoveOn();
        await using var scope = Product.NewScope();
        var happened = new DomainEvent(EventName.TokenRefused, mine.Tenant.Id, mine.Token.Id.Value) { By = Sample.Admin };

        scope.Get<IAuditTrail>().Append(happened);
        var before = (await RecordsAsync(mine.Tenant)).Count;
        await scope.Get<IUnitOfWork>().SaveChangesAsync(default);

        Assert.That((await RecordsAsync(mine.Tenant))[before..].Select(record => (record.Action, record.Actor)), Is.EqualTo([("scim_token.refused", "admin@example.com")]));
    }

    [Test]
    public async Task Records_OfADeletedTenant_Stay()
    {
        var mine = await Belongings.StoreAsync(Product);
        MoveOn();
        var before = (await RecordsAsync(mine.Tenant)).Count;

        await SendAsync(new DeleteTenantCommand(mine.Tenant.Id, Force: true));

        Assert.That((await RecordsAsync(mine.Tenant))[before..].Select(record => record.Action), Is.EqualTo(["tenant.deleted"]));
    }

    private Task<List<AuditEvent>> RecordsAsync(Tenant tenant) => UseAsync((ScimPlatformDbContext context) =>
        context.AuditEvents.AsNoTracking().Where(record => record.TenantId == tenant.Id)
            .OrderBy(record => record.OccurredAt).ThenBy(record => record.Id).ToListAsync());
}
