using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Tenants;
using ScimPlatform.Application.Users;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.Infrastructure.Persistence;
using ScimPlatform.Infrastructure.Tenants;

namespace ScimPlatform.Infrastructure.IntegrationTests.Stores;

/// <summary>What goes takes along what belongs to it, and nothing else.</summary>
public sealed class DeletionTests(DatabaseProvider provider) : DatabaseSuite(provider)
{
    private sealed record Rows(int Tenants, int Users, int Bindings, int Groups, int Members, int Tokens, int Uses, int Mints, int Mappings);

    private static readonly Rows OneOfEach = new(1, 1, 1, 1, 1, 1, 1, 1, 1);

    [Test]
    public async Task DeleteUser_WithBindingsAndMemberships_TakesThemAlong()
    {
        var (mine, others) = (await Belongings.StoreAsync(Product), await Belongings.StoreAsync(Product));

        await SendAsync(new DeleteUserCommand(mine.Tenant.Id, mine.User.Id, ExpectedVersion.Any));

        Assert.That(await RowsAsync(mine), Is.EqualTo(OneOfEach with { Users = 0, Bindings = 0, Members = 0 }));
        Assert.That(await RowsAsync(others), Is.EqualTo(OneOfEach));
    }

    [Test]
    public async Task DeleteUser_BesideAnotherOfTheTenant_LeavesTheOther()
    {
        var mine = await Belongings.StoreAsync(Product);
        var second = Sample.User(mine.Tenant, "second");
        await StoreAsync(second, Sample.Binding(second), new GroupMember(mine.Group.Id, second.Id));

        await SendAsync(new DeleteUserCommand(mine.Tenant.Id, second.Id, ExpectedVersion.Any));

        Assert.That(await RowsAsync(mine), Is.EqualTo(OneOfEach));
    }

    [Test]
    public async Task DeleteTenant_ByForce_TakesEverythingOfItAndNothingOfAnother()
    {
        var (mine, others) = (await Belongings.StoreAsync(Product), await Belongings.StoreAsync(Product));

        await SendAsync(new DeleteTenantCommand(mine.Tenant.Id, Force: true));
        await RemoveAsync();

        Assert.That(await RowsAsync(mine), Is.EqualTo(new Rows(0, 0, 0, 0, 0, 0, 0, 0, 0)));
        Assert.That(await RowsAsync(others), Is.EqualTo(OneOfEach));
    }

    [Test]
    public async Task DeleteTenant_WithoutForceWhileItHoldsAnything_IsRefusedAndTakesNothing()
    {
        var mine = await Belongings.StoreAsync(Product);

        var act = () => SendAsync(new DeleteTenantCommand(mine.Tenant.Id, Force: false));

        Assert.That(act, Throws.TypeOf<TenantNotEmpty>());
        Assert.That(await RowsAsync(mine), Is.EqualTo(OneOfEach));
    }

    [TestCase("user")]
    [TestCase("group")]
    [TestCase("token")]
    public async Task DeleteTenant_WithoutForceWithOneThingIn_IsRefused(string thing)
    {
        var tenant = Sample.Tenant();
        object row = thing switch
        {
            "user" => Sample.User(tenant),
            "group" => Sample.Group(tenant),
            _ => Sample.Token(tenant),
        };
        await StoreAsync(tenant, row);

        var act = () => SendAsync(new DeleteTenantCommand(tenant.Id, Force: false));

        Assert.That(act, Throws.TypeOf<TenantNotEmpty>());
    }

    [Test]
    public async Task DeleteTenant_WithoutForceWithRevokedTokensOnly_TakesThemAlong()
    {
        var tenant = Sample.Tenant();
        var token = Sample.Token(tenant);
        token.Revoke(Sample.Admin, Now);
        await StoreAsync(tenant, token);

        await SendAsync(new DeleteTenantCommand(tenant.Id, Force: false));

        var left = await UseAsync((ScimPlatformDbContext context) => context.ScimTokens.CountAsync(found => found.TenantId == tenant.Id));
        Assert.That(left, Is.Zero);
    }

    private Task<bool> RemoveAsync() => UseAsync(async (TenantRemovalJob removal) =>
    {
        await removal.RunAsync(default);
        return true;
    });

    private Task<Rows> RowsAsync(Belongings of) => UseAsync(async (ScimPlatformDbContext context) => new Rows(
        await context.Tenants.CountAsync(tenant => tenant.Id == of.Tenant.Id),
        await context.Users.CountAsync(user => user.TenantId == of.Tenant.Id),
        await context.RoleBindings.CountAsync(binding => binding.TenantId == of.Tenant.Id),
        await context.Groups.CountAsync(group => group.TenantId == of.Tenant.Id),
        await context.GroupMembers.CountAsync(member => member.GroupId == of.Group.Id),
        await context.ScimTokens.CountAsync(token => token.TenantId == of.Tenant.Id),
        await context.ScimTokenUses.CountAsync(use => use.TokenId == of.Token.Id),
        await context.RememberedMints.CountAsync(mint => mint.TenantId == of.Tenant.Id),
        await context.RoleMappings.CountAsync(mapping => mapping.TenantId == of.Tenant.Id)));
}
