using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.RoleBindings;
using ScimPlatform.Application.Tenants;
using ScimPlatform.Application.Users;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.Infrastructure.Persistence;
using ScimPlatform.Infrastructure.Tenants;

namespace ScimPlatform.Infrastructure.IntegrationTests.Stores;

/// <summary>Of two writers of one state the second learns of it, and what can be repeated is.</summary>
public sealed class ConcurrencyTests(DatabaseProvider provider) : DatabaseSuite(provider)
{
    private const int Racers = 16;

    [Test]
    public async Task ChangeTenant_AfterAnotherDid_IsALostRace()
    {
        var tenant = Sample.Tenant();
        await StoreAsync(tenant);

        var act = () => ChangeTwiceAsync<Tenant>(
            tenant.Id, first => first.Rename("First", Now), second => second.SwitchScim(false, Now));

        Assert.That(act, Throws.TypeOf<ConcurrencyLost>());
        var stored = await UseAsync((ITenantRepository tenants) => tenants.FindAsync(tenant.Id, default));
        Assert.That((stored!.DisplayName, stored.ScimEnabled), Is.EqualTo(("First", true)));
    }

    [Test]
    public async Task ChangeToken_AfterAnotherDid_IsALostRace()
    {
        var tenant = Sample.Tenant();
        var token = Sample.Token(tenant);
        await StoreAsync(tenant, token);

        var act = () => ChangeTwiceAsync<ScimToken>(
            token.Id, first => first.Revoke(Sample.Admin, Now), second => second.Rename(TokenName.Of("revived"), Now));

        Assert.That(act, Throws.TypeOf<ConcurrencyLost>());
        var stored = await UseAsync((IScimTokenRepository tokens) => tokens.FindAsync(tenant.Id, token.Id, default));
        Assert.That(stored!.StatusAt(Now), Is.EqualTo(TokenStatus.Revoked));
    }

    [Test]
    public async Task ChangeUser_AfterAnotherDid_IsALostRace()
    {
        var tenant = Sample.Tenant();
        var user = Sample.User(tenant);
        await StoreAsync(tenant, user);

        var act = () => ChangeTwiceAsync<User>(
            user.Id, first => first.Replace(Sample.Profile("first"), Now), second => second.ChangePassword("hash", Now));

        Assert.That(act, Throws.TypeOf<ConcurrencyLost>());
    }

    [Test]
    public async Task RemoveUser_AfterAnotherChangedIt_IsALostRace()
    {
        var tenant = Sample.Tenant();
        var user = Sample.User(tenant);
        await StoreAsync(tenant, user);
        await using var scope = Product.NewScope();
        var users = scope.Get<IUserRepository>();
        var loaded = await users.FindAsync(tenant.Id, user.Id, default);
        await Product.ChangeAsync<User>(user.Id, found => found.RolesChanged(Now));

        users.Remove(loaded!);

        Assert.That(() => scope.Get<IUnitOfWork>().SaveChangesAsync(default), Throws.TypeOf<ConcurrencyLost>());
    }

    [Test]
    public async Task RemoveGroup_AfterAnotherMovedItsVersion_IsALostRace()
    {
        var tenant = Sample.Tenant();
        var group = Sample.Group(tenant);
        await StoreAsync(tenant, group);
        await using var scope = Product.NewScope();
        var context = scope.Get<ScimPlatformDbContext>();
        var loaded = await context.FindAsync<Group>(group.Id);
        await Product.UseAsync<ScimPlatformDbContext, int>(async other =>
        {
            other.Entry((await other.FindAsync<Group>(group.Id))!).Property(found => found.Version).CurrentValue++;
            return await other.SaveChangesAsync();
        });

        context.Remove(loaded!);

        Assert.That(() => scope.Get<IUnitOfWork>().SaveChangesAsync(default), Throws.TypeOf<ConcurrencyLost>());
    }

    [Test]
    public async Task StoreUser_OfATenantThatHasGone_IsALostRace()
    {
        var tenant = Sample.Tenant();
        await StoreAsync(tenant);
        await SendAsync(new DeleteTenantCommand(tenant.Id, Force: false));
        Product.Time.Advance(TimeSpan.FromDays(30));
        await UseAsync(async (TenantRemovalJob removal) =>
        {
            await removal.RunAsync(default);
            return true;
        });

        var act = () => StoreAsync(Sample.User(tenant));

        Assert.That(act, Throws.TypeOf<ConcurrencyLost>());
    }

    [Test]
    public async Task PatchTenant_BySixteenAtOnce_LosesNothing()
    {
        var tenant = Sample.Tenant();
        await StoreAsync(tenant);

        var patched = await Race.AllAsync(Racers, index => SendAsync(Patch(tenant.Id, index)));

        var stored = await UseAsync((ITenantRepository tenants) => tenants.FindAsync(tenant.Id, default));
        Assert.That(patched.Select(outcome => outcome.Fault), Is.All.Null);
        Assert.That(
            (stored!.DisplayName, stored.TokenLifetime.Days, stored.CompatibilityProfile, stored.ScimEnabled),
            Is.EqualTo(("Renamed", 7, "okta", false)));
    }

    [Test]
    public async Task AddRoleBinding_BySixteenAtOnce_AddsAll()
    {
        var tenant = Sample.Tenant();
        var user = Sample.User(tenant);
        await StoreAsync(tenant, user);

        var added = await Race.AllAsync(Racers, index => SendAsync(Add(tenant, user, $"role-{index}")));

        var bindings = await UseAsync((IRoleBindingRepository stored) => stored.OfUserAsync(tenant.Id, user.Id, default));
        var view = await SendAsync(new GetUserQuery(tenant.Id, user.Id));
        Assert.That(added.Select(outcome => outcome.Answer?.IsNew), Is.All.True);
        Assert.That(bindings.Select(binding => binding.Ordinal), Is.EqualTo(Enumerable.Range(0, Racers)));
        Assert.That(view.Version, Is.EqualTo(user.Version + Racers));
    }

    [Test]
    public async Task AddRoleBinding_TheSameOneBySixteenAtOnce_AddsOne()
    {
        var tenant = Sample.Tenant();
        var user = Sample.User(tenant);
        await StoreAsync(tenant, user);

        var added = await Race.AllAsync(Racers, _ => SendAsync(Add(tenant, user, "admin")));

        Assert.That(added.Count(outcome => outcome.Answer!.IsNew), Is.EqualTo(1));
        Assert.That(added.Select(outcome => outcome.Answer!.Binding.Id).Distinct().Count(), Is.EqualTo(1));
    }

    // Each racer changes another setting; one that wrote what it had read would undo what another did.
    private static PatchTenantCommand Patch(TenantId tenant, int index) => (index % 4) switch
    {
        0 => new PatchTenantCommand(tenant, "Renamed", null, null, null, null),
        1 => new PatchTenantCommand(tenant, null, false, null, null, null),
        2 => new PatchTenantCommand(tenant, null, null, null, 7, null),
        _ => new PatchTenantCommand(tenant, null, null, null, null, "okta"),
    };

    private static AddRoleBindingCommand Add(Tenant tenant, User user, string role) =>
        new(tenant.Id, user.Id, RoleName.SystemNamespace, role, Sample.Admin);

    /// <summary>Two units of work load the row; the first stores its change, then the second does.</summary>
    private async Task ChangeTwiceAsync<TRow>(object id, Action<TRow> first, Action<TRow> second)
        where TRow : class
    {
        await using var scope = Product.NewScope();
        var loaded = await scope.Get<ScimPlatformDbContext>().FindAsync<TRow>(id);
        await Product.ChangeAsync(id, first);

        second(loaded!);
        await scope.Get<IUnitOfWork>().SaveChangesAsync(default);
    }
}
