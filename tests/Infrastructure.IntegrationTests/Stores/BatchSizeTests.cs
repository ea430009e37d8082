using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Common;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.IntegrationTests.Stores;

/// <summary>However few statements are sent at once, a save stores the same.</summary>
public sealed class BatchSizeTests(DatabaseProvider provider) : DatabaseSuite(provider)
{
    [TestCase(1)]
    [TestCase(1000)]
    public async Task Save_OfANewGroupWithMembers_StoresBoth(int size)
    {
        var tenant = Sample.Tenant();
        User[] users = [Sample.User(tenant, $"a{size}"), Sample.User(tenant, $"b{size}")];
        await StoreAsync([tenant, .. users]);
        var group = Sample.Group(tenant);
        await using var product = new Product(Options with { MaxBatchSize = size });
        await using (var scope = product.NewScope())
        {
            scope.Get<IGroupRepository>().Add(group);
            await scope.Get<IGroupMembers>().AddAsync(group, new KnownMembers([.. users.Select(user => user.Id.Value)], []), default);
            await scope.Get<IUnitOfWork>().SaveChangesAsync(default);
        }

        var stored = await UseAsync((ScimPlatformDbContext context) => context.GroupMembers.AsNoTracking()
            .Where(member => member.GroupId == group.Id).Select(member => member.UserId).ToListAsync());
        Assert.That(stored, Is.EquivalentTo(users.Select(user => user.Id)));
    }
}
