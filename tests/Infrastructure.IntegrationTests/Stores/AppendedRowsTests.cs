using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Common;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.IntegrationTests.Stores;

/// <summary>Rows that are stored with the next save without being tracked.</summary>
public sealed class AppendedRowsTests(DatabaseProvider provider) : DatabaseSuite(provider)
{
    [Test]
    public async Task Save_OfAppendedRowsAlone_StoresThemOnce()
    {
        var (group, member) = await StoreAsync();

        await Product.UseAsync<ScimPlatformDbContext, bool>(async context =>
        {
            context.Append([member]);
            await ((IUnitOfWork)context).SaveChangesAsync(default);
            await ((IUnitOfWork)context).SaveChangesAsync(default);
            return true;
        });

        Assert.That(await MembersAsync(group), Is.EqualTo([member.UserId]));
    }

    [Test]
    public async Task Reset_WithAppendedRows_ForgetsThem()
    {
        var (group, member) = await StoreAsync();

        await Product.UseAsync<ScimPlatformDbContext, bool>(async context =>
        {
            context.Append([member]);
            ((IUnitOfWork)context).Reset();
            await ((IUnitOfWork)context).SaveChangesAsync(default);
            return true;
        });

        Assert.That(await MembersAsync(group), Is.Empty);
    }

    [Test]
    public async Task Save_OfAnAppendedRowThatCannotBeStored_StoresNothingOfTheRest()
    {
        var (group, member) = await StoreAsync();

        Assert.That(
            () => Product.UseAsync<ScimPlatformDbContext, bool>(async context =>
            {
                (await context.Groups.SingleAsync(row => row.Id == group.Id)).Replace(new GroupProfile("renamed", null, group.Document), Now);
                context.Append([member, new GroupMember(member.GroupId, member.UserId)]);
                await ((IUnitOfWork)context).SaveChangesAsync(default);
                return true;
            }),
            Throws.InstanceOf<Exception>());

        await using var context = CreateContext();
        Assert.That((await context.Groups.SingleAsync(row => row.Id == group.Id)).DisplayName, Is.EqualTo(group.DisplayName));
        Assert.That(await MembersAsync(group), Is.Empty);
    }

    private async Task<(Group Group, GroupMember Member)> StoreAsync()
    {
        var tenant = Sample.Tenant();
        var group = Sample.Group(tenant);
        var user = Sample.User(tenant, "u");
        await Product.StoreAsync([tenant, group, user]);
        return (group, new GroupMember(group.Id, user.Id));
    }

    private async Task<List<Domain.Users.UserId>> MembersAsync(Group group)
    {
        await using var context = CreateContext();
        return await context.GroupMembers.Where(row => row.GroupId == group.Id).Select(row => row.UserId).ToListAsync();
    }
}
