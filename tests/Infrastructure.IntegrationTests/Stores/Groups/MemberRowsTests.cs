using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.IntegrationTests.Stores.Groups;

/// <summary>Members are stored and removed as sets with the next save, without being tracked.</summary>
public sealed class MemberRowsTests(DatabaseProvider provider) : DatabaseSuite(provider)
{
    private Group group = null!;
    private User user = null!;

    [SetUp]
    public async Task StoreAGroup()
    {
        var tenant = Sample.Tenant();
        group = Sample.Group(tenant);
        user = Sample.User(tenant, "u");
        await StoreAsync(tenant, group, user);
    }

    [Test]
    public async Task Save_OfMembersAlone_StoresThemOnce()
    {
        await using var scope = Product.NewScope();
        await AddAsync(scope);

        await scope.Get<IUnitOfWork>().SaveChangesAsync(default);
        await scope.Get<IUnitOfWork>().SaveChangesAsync(default);

        Assert.That(await MembersAsync(), Is.EqualTo([user.Id]));
    }

    [Test]
    public async Task Reset_WithMembers_ForgetsThem()
    {
        await using var scope = Product.NewScope();
        await AddAsync(scope);

        scope.Get<IUnitOfWork>().Reset();
        await scope.Get<IUnitOfWork>().SaveChangesAsync(default);

        Assert.That(await MembersAsync(), Is.Empty);
    }

    [Test]
    public async Task Save_OfAMemberWhoHasComeMeanwhile_StoresNothingOfTheRest()
    {
        await using var scope = Product.NewScope();
        await RenameAsync(scope);
        await AddAsync(scope);
        await StoreAsync(new GroupMember(group.Id, user.Id));

        Assert.That(() => scope.Get<IUnitOfWork>().SaveChangesAsync(default), Throws.TypeOf<ConcurrencyLost>());

        Assert.That((await NameAsync(), await MembersAsync()), Is.EqualTo((group.DisplayName, new[] { user.Id })));
    }

    [Test]
    public async Task Save_WithoutAMemberWhoHasGoneMeanwhile_StoresNothingOfTheRest()
    {
        await StoreAsync(new GroupMember(group.Id, user.Id));
        await using var scope = Product.NewScope();
        await RenameAsync(scope);
        await scope.Get<IGroupMembers>().RemoveAsync(group, [user.Id.Value], default);
        await UseAsync((ScimPlatformDbContext context) => context.GroupMembers.Where(row => row.GroupId == group.Id).ExecuteDeleteAsync());

        Assert.That(() => scope.Get<IUnitOfWork>().SaveChangesAsync(default), Throws.TypeOf<ConcurrencyLost>());

        Assert.That(await NameAsync(), Is.EqualTo(group.DisplayName));
    }

    private Task<MemberDifference> AddAsync(Product.Scope scope) =>
        scope.Get<IGroupMembers>().AddAsync(group, new KnownMembers([user.Id.Value], []), default);

    private async Task RenameAsync(Product.Scope scope) =>
        (await scope.Get<IGroupRepository>().FindAsync(group.TenantId, group.Id, default))!.Replace(new GroupProfile("renamed", null, group.Document), Now);

    private Task<string> NameAsync() => UseAsync(
        (ScimPlatformDbContext context) => context.Groups.Where(row => row.Id == group.Id).Select(row => row.DisplayName).SingleAsync());

    private Task<List<UserId>> MembersAsync() => UseAsync(
        (ScimPlatformDbContext context) => context.GroupMembers.Where(row => row.GroupId == group.Id).Select(row => row.UserId).ToListAsync());
}
