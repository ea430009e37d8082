using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Common;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.IntegrationTests.Stores;

/// <summary>What repositories load, and what a save makes of it.</summary>
public sealed class LoadedRowsTests(DatabaseProvider provider) : DatabaseSuite(provider)
{
    [Test]
    public async Task Load_ARowTwice_GivesTheSameObjectWithItsChanges()
    {
        var mine = await Belongings.StoreAsync(Product);
        await using var scope = Product.NewScope();
        var users = scope.Get<IUserRepository>();

        var first = (await users.FindAsync(mine.Tenant.Id, mine.User.Id, default))!;
        first.Replace(Sample.Profile("renamed"), Now);
        var second = await users.FindAsync(mine.Tenant.Id, mine.User.Id, default);

        Assert.That(second, Is.SameAs(first));
        Assert.That(second!.UserName.Value, Is.EqualTo("renamed"));
    }

    [Test]
    public async Task Load_ARow_GivesEveryValueThatEfCoreReads()
    {
        var mine = await Belongings.StoreAsync(Product);
        await using var scope = Product.NewScope();
        var context = CreateContext();
        await using (context)
        {
            var user = (await scope.Get<IUserRepository>().FindAsync(mine.Tenant.Id, mine.User.Id, default))!;
            var bindings = await scope.Get<IRoleBindingRepository>().OfUserAsync(mine.Tenant.Id, mine.User.Id, default);

            AssertSame(user, await context.Users.SingleAsync(row => row.Id == user.Id), context);
            var token = (await scope.Get<IScimTokenRepository>().FindAsync(mine.Tenant.Id, mine.Token.Id, default))!;
            AssertSame(token, await context.ScimTokens.SingleAsync(row => row.Id == token.Id), context);
            Assert.That(token.MintedBy, Is.EqualTo(mine.Token.MintedBy));
            AssertSame(bindings.Single(), await context.RoleBindings.SingleAsync(row => row.UserId == user.Id), context);
        }
    }

    [Test]
    public async Task Save_OfNothingButLoadedRows_StoresNothing()
    {
        var mine = await Belongings.StoreAsync(Product);
        await using var scope = Product.NewScope();
        var user = (await scope.Get<IUserRepository>().FindAsync(mine.Tenant.Id, mine.User.Id, default))!;
        var token = (await scope.Get<IScimTokenRepository>().FindAsync(mine.Tenant.Id, mine.Token.Id, default))!;

        await scope.Get<IUnitOfWork>().SaveChangesAsync(default);

        Assert.That(scope.Get<ScimPlatformDbContext>().Entry(user).State, Is.EqualTo(EntityState.Unchanged));
        Assert.That(scope.Get<ScimPlatformDbContext>().Entry(token).State, Is.EqualTo(EntityState.Unchanged));
        Assert.That(user.Version, Is.EqualTo(mine.User.Version));
    }

    [Test]
    public async Task Save_OfABindingInPlaceOfAnEqualOne_RemovesBeforeItAdds()
    {
        var mine = await Belongings.StoreAsync(Product);
        await using var scope = Product.NewScope();
        var bindings = scope.Get<IRoleBindingRepository>();
        var held = (await bindings.OfUserAsync(mine.Tenant.Id, mine.User.Id, default)).Single();
        var another = Sample.Binding(mine.User, held.Role);

        bindings.Add(another);
        bindings.Remove(held);
        await scope.Get<IUnitOfWork>().SaveChangesAsync(default);

        var stored = await UseAsync((IRoleBindingRepository port) => port.OfUserAsync(mine.Tenant.Id, mine.User.Id, default));
        Assert.That(stored.Single().Id, Is.EqualTo(another.Id));
    }

    private static void AssertSame<T>(T loaded, T read, ScimPlatformDbContext context)
        where T : class
    {
        Assert.That(loaded, Is.Not.SameAs(read));
        var properties = context.Model.FindEntityType(typeof(T))!.GetProperties().Where(property => property.PropertyInfo is not null).ToList();
        Assert.That(
            properties.Select(property => property.PropertyInfo!.GetValue(loaded)),
            Is.EqualTo(properties.Select(property => property.PropertyInfo!.GetValue(read))));
        Assert.That(properties, Has.Count.GreaterThan(5));
    }
}
