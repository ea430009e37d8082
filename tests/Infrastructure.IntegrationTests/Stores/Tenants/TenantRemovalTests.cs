using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.ScimTokens;
using ScimPlatform.Application.Tenants;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.Infrastructure.Persistence;
using ScimPlatform.Infrastructure.Tenants;

namespace ScimPlatform.Infrastructure.IntegrationTests.Stores.Tenants;

/// <summary>A deleted tenant is gone for everybody at once; its rows go piece by piece.</summary>
public sealed class TenantRemovalTests(DatabaseProvider provider) : DatabaseSuite(provider)
{
    private const int Many = 2_500;

    [Test]
    public async Task Delete_ByForce_TakesTenantAndCredentialsAtOnceAndLeavesTheRestToTheJob()
    {
        var tenant = await StoreLargeAsync();
        var token = Sample.Token(tenant);
        await StoreAsync(token);
        var before = await EventsAsync(tenant);

        await SendAsync(new DeleteTenantCommand(tenant.Id, Force: true));

        Assert.That(await UseAsync((ITenantQueries tenants) => tenants.FindAsync(tenant.Slug.Value, default)), Is.Null);
        Assert.That(await UseAsync((IScimTokenQueries tokens) => tokens.FindByHashAsync(token.Hash, default)), Is.Null);
        Assert.That(() => SendAsync(new DeleteTenantCommand(tenant.Id, Force: true)), Throws.TypeOf<Refusal>());
        Assert.That(await RowsAsync(tenant), Is.EqualTo((Many, 2, Many + 1)));
        await RemoveAsync(Product);
        Assert.That(await RowsAsync(tenant), Is.EqualTo((0, 0, 0)));
        Assert.That((await EventsAsync(tenant)).Except(before), Is.EqualTo(["tenant.deleted"]));
    }

    [Test]
    public async Task Run_OfATenantWithWebhooks_RemovesThemWithTheirDeliveries()
    {
        var mine = await Belongings.StoreAsync(Product);
        await StoreAsync([.. Enumerable.Range(0, Many).Select(_ => (object)Sample.Delivery(mine.Webhook))]);
        await SendAsync(new DeleteTenantCommand(mine.Tenant.Id, Force: true));

        await RemoveAsync(Product);

        var left = await UseAsync(async (ScimPlatformDbContext context) => await context.WebhookDeliveries.CountAsync(row => row.TenantId == mine.Tenant.Id)
            + await context.WebhookStates.CountAsync(row => row.TenantId == mine.Tenant.Id) + await context.Webhooks.CountAsync(row => row.TenantId == mine.Tenant.Id));
        Assert.That(left, Is.Zero);
    }

    [Test]
    public async Task Run_CutOffBetweenTwoSteps_IsTakenUpWhereItWas()
    {
        var tenant = await StoreLargeAsync();
        await SendAsync(new DeleteTenantCommand(tenant.Id, Force: true));
        var saves = 0;
        await using (var killed = new Product(Options, new BeforeSaving(() =>
            ++saves > 3 ? throw new OperationCanceledException("killed") : Task.CompletedTask)))
        {
            Assert.That(() => RemoveAsync(killed), Throws.TypeOf<OperationCanceledException>());
        }

        var (users, _, members) = await RowsAsync(tenant);
        await RemoveAsync(Product);

        Assert.That((users, members), Is.EqualTo((Many, 0)), "three steps empty the group");
        Assert.That(await RowsAsync(tenant), Is.EqualTo((0, 0, 0)));
    }

    [Test]
    public async Task Run_BesideWritesOfAnotherTenant_LetsThemThroughBetweenItsSteps()
    {
        var (tenant, other) = (await StoreLargeAsync(), Sample.Tenant());
        await StoreAsync(other);
        await SendAsync(new DeleteTenantCommand(tenant.Id, Force: true));
        var written = 0;
        await using var product = new Product(Options, new BeforeSaving(() => StoreAsync(Sample.User(other, $"u{written++}"))));

        await RemoveAsync(product);

        Assert.That(written, Is.GreaterThan(Many / 200));
        Assert.That((await RowsAsync(other)).Users, Is.EqualTo(written));
        Assert.That((await RowsAsync(tenant)).Users, Is.Zero);
    }

    [Test]
    public async Task Create_WithTheSlugOfADeletedTenant_IsRefusedUntilNoJwtNamesThatOne()
    {
        var tenant = Sample.Tenant();
        await StoreAsync(tenant);
        await SendAsync(new DeleteTenantCommand(tenant.Id, Force: false));
        var create = new CreateTenantCommand(tenant.Slug.Value, null, null, null, null, null);
        await RemoveAsync(Product);
        Assert.That(() => SendAsync(create), Throws.TypeOf<TenantSlugTaken>());

        Product.Time.Advance(TimeSpan.FromDays(30));
        await RemoveAsync(Product);

        Assert.That((await SendAsync(create)).Slug, Is.EqualTo(tenant.Slug.Value));
    }

    private static Task<bool> RemoveAsync(Product product) => product.UseAsync(async (TenantRemovalJob removal) =>
    {
        await removal.RunAsync(default);
        return true;
    });

    /// <summary>Many users, in one group that stands in another.</summary>
    private async Task<Tenant> StoreLargeAsync()
    {
        var (tenant, users) = (Sample.Tenant(), new List<Domain.Users.User>());
        users.AddRange(Enumerable.Range(0, Many).Select(number => Sample.User(tenant, $"u{number}")));
        var (group, above) = (Sample.Group(tenant), Sample.Group(tenant, "above"));
        await StoreAsync(tenant, group, above);
        await StoreAsync([.. users]);
        await StoreAsync([new GroupChild(above.Id, group.Id), .. users.Select(user => new GroupMember(group.Id, user.Id))]);
        return tenant;
    }

    private Task<(int Users, int Groups, int Members)> RowsAsync(Tenant of) => UseAsync(async (ScimPlatformDbContext context) => (
        await context.Users.CountAsync(user => user.TenantId == of.Id),
        await context.Groups.CountAsync(group => group.TenantId == of.Id),
        await context.GroupMembers.CountAsync(member => context.Groups.Any(group => group.Id == member.GroupId && group.TenantId == of.Id))
            + await context.GroupChildren.CountAsync(child => context.Groups.Any(group => group.Id == child.GroupId && group.TenantId == of.Id))));

    private Task<List<string>> EventsAsync(Tenant of) => UseAsync((ScimPlatformDbContext context) => context.AuditEvents
        .Where(record => record.TenantId == of.Id).Select(record => record.Action).Distinct().ToListAsync());
}
