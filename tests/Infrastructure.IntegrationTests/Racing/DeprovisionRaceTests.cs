using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Deprovisioning;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.IntegrationTests.Racing;

/// <summary>The guard's count is the database's: whichever nodes write, and however they race, so many users pass and no more.</summary>
public sealed class DeprovisionRaceTests(DatabaseProvider provider) : DatabaseSuite(provider)
{
    private static readonly DeprovisionGuard Five = new(5, 10);

    [Test]
    public async Task Delete_ByWritersOfTwoNodes_LetsSoManyPassAndNoMore()
    {
        var (tenant, users) = await StoreUsersAsync(24);
        await using var second = new Product(Options);
        second.Time.Advance(Product.Time.GetUtcNow() - second.Time.GetUtcNow());

        var passed = await Task.WhenAll(users.Select((user, number) => DeleteAsync(number % 2 == 0 ? Product : second, tenant, user)));

        Assert.That(passed.Count(did => did), Is.EqualTo(Five.Limit));
        Assert.That(await LeftAsync(tenant), Is.EqualTo(users.Count - Five.Limit));
    }

    [Test]
    public async Task Delete_AfterTheWindow_PassesAgainAndWhatIsCountedStaysFewRows()
    {
        var (tenant, users) = await StoreUsersAsync(12);
        foreach (var user in users.Take(5))
        {
            await DeleteAsync(Product, tenant, user);
        }

        var within = await DeleteAsync(Product, tenant, users[5]);
        Product.Time.Advance(TimeSpan.FromMinutes(10));
        var after = await DeleteAsync(Product, tenant, users[6]);

        Assert.That((within, after), Is.EqualTo((false, true)));
        Assert.That(await CountedAsync(tenant), Is.EqualTo(1));
    }

    [Test]
    public async Task Admit_TheSameUserAgain_CountsItOnceAndOfAnotherTenantNot()
    {
        var (tenant, users) = await StoreUsersAsync(5);
        var (other, others) = await StoreUsersAsync(1);
        foreach (var user in users.Concat(users))
        {
            await SaveAsync(Product, tenant, [user.Id.Value]);
        }

        await SaveAsync(Product, other, [others[0].Id.Value]);

        Assert.That((await CountedAsync(tenant), await CountedAsync(other)), Is.EqualTo((5, 1)));
    }

    [Test]
    public async Task Admit_MoreThanPassAtOnce_IsRefusedWholeAndSaysWhenToComeBack()
    {
        var (tenant, users) = await StoreUsersAsync(7);
        await SaveAsync(Product, tenant, [users[0].Id.Value]);
        Product.Time.Advance(TimeSpan.FromMinutes(1));
        await SaveAsync(Product, tenant, [users[1].Id.Value]);
        Product.Time.Advance(TimeSpan.FromMinutes(1));

        var four = (await Assert.ThrowsAsync<Refusal>(() => SaveAsync(Product, tenant, [.. users.Skip(2).Take(4).Select(user => user.Id.Value)])))!;
        var six = (await Assert.ThrowsAsync<Refusal>(() => SaveAsync(Product, tenant, [.. users.Skip(1).Select(user => user.Id.Value)])))!;

        Assert.That((four.Error.Kind, four.Error.RetryAfter), Is.EqualTo((ErrorKind.TooManyRequests, TimeSpan.FromMinutes(8))));
        Assert.That(six.Error.RetryAfter, Is.EqualTo(TimeSpan.FromMinutes(9)));
        Assert.That(await CountedAsync(tenant), Is.EqualTo(2));
    }

    private static async Task<bool> DeleteAsync(Product node, Tenant tenant, User user)
    {
        try
        {
            await using var scope = node.NewScope();
            scope.Get<IDeprovisionWindow>().Admit(tenant.Id, Five, [user.Id.Value]);
            var context = scope.Get<ScimPlatformDbContext>();
            context.Remove(await context.Users.SingleAsync(found => found.Id == user.Id));
            await scope.Get<IUnitOfWork>().SaveChangesAsync(default);
            return true;
        }
        catch (Refusal refusal) when (refusal.Error.Kind == ErrorKind.TooManyRequests)
        {
            return false;
        }
    }

    private static async Task SaveAsync(Product node, Tenant tenant, IReadOnlyCollection<Guid> users)
    {
        await using var scope = node.NewScope();
        scope.Get<IDeprovisionWindow>().Admit(tenant.Id, Five, users);
        await scope.Get<IUnitOfWork>().SaveChangesAsync(default);
    }

    private async Task<(Tenant Tenant, IReadOnlyList<User> Users)> StoreUsersAsync(int count)
    {
        var tenant = Sample.Tenant();
        List<User> users = [.. Enumerable.Range(0, count).Select(number => Sample.User(tenant, $"u{number}"))];
        await StoreAsync([tenant, .. users]);
        return (tenant, users);
    }

    private Task<int> LeftAsync(Tenant tenant) => UseAsync((ScimPlatformDbContext context) => context.Users.CountAsync(user => user.TenantId == tenant.Id));

    private Task<int> CountedAsync(Tenant tenant) =>
        UseAsync((ScimPlatformDbContext context) => context.DeprovisionedUsers.CountAsync(user => user.TenantId == tenant.Id));
}
