using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.IntegrationTests.Stores;

/// <summary>A save stores everything or nothing.</summary>
public sealed class UnitOfWorkTests(DatabaseProvider provider) : DatabaseSuite(provider)
{
    [Test]
    public async Task Save_WhenTheLastOfManyRowsIsRefused_StoresNone()
    {
        var tenant = Sample.Tenant();
        await StoreAsync(tenant, Sample.User(tenant, "taken"));
        var users = Enumerable.Range(0, 100).Select(index => Sample.User(tenant, $"user-{index}")).Append(Sample.User(tenant, "TAKEN"));

        var act = () => StoreAsync([.. users]);

        Assert.That(act, Throws.TypeOf<UserNameTaken>());
        Assert.That(await UsersOfAsync(tenant), Is.EqualTo(1));
    }

    [Test]
    public async Task Save_WhenABindingOfANewUserIsRefused_StoresNeither()
    {
        var tenant = Sample.Tenant();
        var user = Sample.User(tenant);
        await StoreAsync(tenant);

        var act = () => StoreAsync(user, Sample.Binding(user), Sample.Binding(user));

        Assert.That(act, Throws.TypeOf<ConcurrencyLost>());
        Assert.That(await UsersOfAsync(tenant), Is.Zero);
    }

    [Test]
    public async Task Save_WhenAStatementRanAndARowIsRefused_UndoesTheStatement()
    {
        var mine = await Belongings.StoreAsync(Product);
        await using var scope = Product.NewScope();
        var loaded = await scope.Get<IGroupRepository>().FindAsync(mine.Tenant.Id, mine.Group.Id, default);
        await Product.ChangeAsync<Group>(mine.Group.Id, group => group.Replace(new GroupProfile("Changed meanwhile", null, "{}"), Now));

        scope.Get<IGroupRepository>().Remove(loaded!);

        Assert.That(() => scope.Get<IUnitOfWork>().SaveChangesAsync(default), Throws.TypeOf<ConcurrencyLost>());
        Assert.That(await MembersOfAsync(mine.Group), Is.EqualTo(1));
    }

    [Test]
    public async Task Save_AfterAResetOfWhatFailed_StoresOnlyWhatCameAfter()
    {
        var mine = await Belongings.StoreAsync(Product);
        await using var scope = Product.NewScope();
        var groups = scope.Get<IGroupRepository>();
        groups.Remove((await groups.FindAsync(mine.Tenant.Id, mine.Group.Id, default))!);
        scope.Get<IUserRepository>().Add(Sample.User(mine.Tenant, "forgotten"));

        scope.Get<IUnitOfWork>().Reset();
        scope.Get<IRoleBindingRepository>().Add(Sample.Binding(mine.User, "kept"));
        await scope.Get<IUnitOfWork>().SaveChangesAsync(default);

        Assert.That((await UsersOfAsync(mine.Tenant), await MembersOfAsync(mine.Group)), Is.EqualTo((1, 1)));
        var bindings = await UseAsync((IRoleBindingRepository stored) => stored.OfUserAsync(mine.Tenant.Id, mine.User.Id, default));
        Assert.That(bindings.Select(binding => binding.Role), Is.EquivalentTo(new[] { "admin", "kept" }));
    }

    [Test]
    public async Task Save_AgainAfterStatementsRan_DoesNotRunThemAgain()
    {
        var mine = await Belongings.StoreAsync(Product);
        await using var scope = Product.NewScope();
        var context = scope.Get<ScimPlatformDbContext>();
        context.Execute($"DELETE FROM GroupMembers WHERE GroupId = {mine.Group.Id.Value}");
        await scope.Get<IUnitOfWork>().SaveChangesAsync(default);
        await StoreAsync(new GroupMember(mine.Group.Id, mine.User.Id));

        await scope.Get<IUnitOfWork>().SaveChangesAsync(default);

        Assert.That(await MembersOfAsync(mine.Group), Is.EqualTo(1));
    }

    private Task<int> UsersOfAsync(Tenant tenant) =>
        UseAsync((ScimPlatformDbContext context) => context.Users.CountAsync(user => user.TenantId == tenant.Id));

    private Task<int> MembersOfAsync(Group group) =>
        UseAsync((ScimPlatformDbContext context) => context.GroupMembers.CountAsync(member => member.GroupId == group.Id));
}
