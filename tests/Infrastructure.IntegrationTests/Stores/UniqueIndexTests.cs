using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Idempotency;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.Auditing;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.IntegrationTests.Stores;

/// <summary>The database itself refuses what the rules forbid, and the refusal carries the rule's name.</summary>
public sealed class UniqueIndexTests(DatabaseProvider provider) : DatabaseSuite(provider)
{
    [TestCase("jensen", "jensen")]
    [TestCase("Jensen", "jENSEN")]
    [TestCase("Ångström", "ånGSTRÖM")]
    public async Task StoreUser_NameInAnyCaseTwiceInATenant_IsTaken(string first, string second)
    {
        var tenant = Sample.Tenant();
        await StoreAsync(tenant, Sample.User(tenant, first));

        var act = () => StoreAsync(Sample.User(tenant, second));

        Assert.That(act, Throws.TypeOf<UserNameTaken>());
    }

    [Test]
    public async Task StoreUser_SameNameInTwoTenants_IsFine()
    {
        var (one, other) = (Sample.Tenant(), Sample.Tenant());
        await StoreAsync(one, other, Sample.User(one));

        var act = () => StoreAsync(Sample.User(other));

        Assert.That(act, Throws.Nothing);
    }

    [Test]
    public async Task RenameUser_ToANameThatIsTaken_IsRefused()
    {
        var tenant = Sample.Tenant();
        var user = Sample.User(tenant, "second");
        await StoreAsync(tenant, Sample.User(tenant, "first"), user);

        var act = () => Product.ChangeAsync<User>(user.Id, found => found.Replace(Sample.Profile("FIRST"), Now));

        Assert.That(act, Throws.TypeOf<UserNameTaken>());
    }

    [Test]
    public async Task StoreTenant_SlugTwice_IsTaken()
    {
        var tenant = Sample.Tenant();
        await StoreAsync(tenant);

        var act = () => StoreAsync(Tenant.Create(tenant.Slug, "Another", new TenantSettings(), Now));

        Assert.That(act, Throws.TypeOf<TenantSlugTaken>());
    }

    [Test]
    public async Task StoreBinding_SameRoleTwice_IsALostRace()
    {
        var tenant = Sample.Tenant();
        var user = Sample.User(tenant);
        await StoreAsync(tenant, user, Sample.Binding(user, "x/admin"));

        var act = () => StoreAsync(Sample.Binding(user, "x/admin", ordinal: 1));

        Assert.That(act, Throws.TypeOf<ConcurrencyLost>());
    }

    [Test]
    public async Task StoreBinding_SameRoleElsewhereOrInAnotherCase_IsFine()
    {
        var tenant = Sample.Tenant();
        var (user, other) = (Sample.User(tenant, "a"), Sample.User(tenant, "b"));
        await StoreAsync(tenant, user, other, Sample.Binding(user, "x/admin"));

        var act = () => StoreAsync(
            Sample.Binding(user, "x/Admin", 1), Sample.Binding(user, "X/admin", 2), Sample.Binding(user, "admin", 3), Sample.Binding(other, "x/admin"));

        Assert.That(act, Throws.Nothing);
    }

    [Test]
    public async Task StoreToken_InASlotThatIsHeld_IsALostRace()
    {
        var tenant = Sample.Tenant(maxLiveTokens: 2);
        await StoreAsync(tenant, Sample.Token(tenant));

        var act = () => StoreAsync(Sample.Token(tenant));

        Assert.That(act, Throws.TypeOf<ConcurrencyLost>());
    }

    [Test]
    public async Task StoreToken_WithAHashThatIsKnown_IsALostRace()
    {
        var tenant = Sample.Tenant(maxLiveTokens: 2);
        var token = Sample.Token(tenant);
        await StoreAsync(tenant, token);
        var copy = Sample.Token(tenant, others: [token]);

        var act = () => Product.UseAsync<ScimPlatformDbContext, bool>(async context =>
        {
            context.Add(copy).Property(stored => stored.Hash).CurrentValue = token.Hash;
            await ((IUnitOfWork)context).SaveChangesAsync(default);
            return true;
        });

        Assert.That(act, Throws.TypeOf<ConcurrencyLost>());
    }

    [Test]
    public async Task StoreMint_UnderAKeyThatIsHeld_IsALostRace()
    {
        var (tenant, other) = (Sample.Tenant(maxLiveTokens: 2), Sample.Tenant());
        var first = Sample.Token(tenant);
        var (second, elsewhere) = (Sample.Token(tenant, others: first), Sample.Token(other));
        await StoreAsync(tenant, other, first, second, elsewhere, RememberedMint.Of(Sample.Minted(first), Sample.Key(), [1], first.CreatedAt));

        Assert.That(() => StoreAsync(RememberedMint.Of(Sample.Minted(second), Sample.Key(), [2], second.CreatedAt)), Throws.TypeOf<ConcurrencyLost>());
        Assert.That(
            () => StoreAsync(RememberedMint.Of(Sample.Minted(second), Sample.Key("another"), [2], second.CreatedAt), RememberedMint.Of(Sample.Minted(elsewhere), Sample.Key(), [3], elsewhere.CreatedAt)),
            Throws.Nothing);
    }

    [Test]
    public async Task StoreRecord_WithANumberThatIsTaken_IsALostRace()
    {
        var (tenant, other) = (Sample.Tenant(), Sample.Tenant());
        await StoreAsync(Record(tenant, 1), Record(tenant, null));

        Assert.That(() => StoreAsync(Record(tenant, 1)), Throws.TypeOf<ConcurrencyLost>());
        Assert.That(() => StoreAsync(Record(tenant, 2), Record(tenant, null), Record(other, 1)), Throws.Nothing);
    }

    [TestCase("LiveSlot = 0", Description = "the first token's slot")]
    [TestCase("LiveSlot = 10")]
    [TestCase("LiveSlot = -1")]
    [TestCase("RevokedAt = CreatedAt", Description = "revoked and yet in its slot")]
    public async Task ChangeToken_BehindTheDomain_IsRefusedByTheDatabase(string change)
    {
        var tenant = Sample.Tenant(maxLiveTokens: 2);
        var first = Sample.Token(tenant);
        var second = Sample.Token(tenant, others: first);
        await StoreAsync(tenant, first, second);

        var act = () => UpdateAsync(second, change);

        Assert.That(act, Throws.TypeOf<ConcurrencyLost>());
        Assert.That(State.Of(await UseAsync((IScimTokenRepository tokens) => tokens.FindAsync(tenant.Id, second.Id, default))), Is.EqualTo(State.Of(second)));
    }

    [TestCase("LiveSlot = 9")]
    [TestCase("LiveSlot = NULL, RevokedAt = CreatedAt")]
    public async Task ChangeToken_WithinTheRules_IsTakenByTheDatabase(string change)
    {
        var tenant = Sample.Tenant();
        var token = Sample.Token(tenant);
        await StoreAsync(tenant, token);

        var rows = await UpdateAsync(token, change);

        Assert.That(rows, Is.EqualTo(1));
    }

    private static AuditEvent Record(Tenant tenant, long? number) => new()
    {
        Id = Guid.CreateVersion7(AdjustableTime.Start),
        TenantId = tenant.Id,
        OccurredAt = AdjustableTime.Start,
        ActorIssuer = Sample.Admin.Issuer,
        Actor = Sample.Admin.Subject,
        Action = "tenant.updated",
        TargetId = tenant.Id.Value,
        Changes = "{}",
        Sequence = number,
    };

    // Straight to the database; what it throws is translated as in a use case.
    private async Task<int> UpdateAsync(ScimToken token, string change)
    {
        await using var scope = Product.NewScope();
        try
        {
            var statement = "UPDATE ScimTokens SET " + change + " WHERE Id = {0}";
#pragma warning disable EF1002, EF1003 // The change is a constant of the test.
            return await scope.Get<ScimPlatformDbContext>().Database.ExecuteSqlRawAsync(statement, token.Id.Value);
#pragma warning restore EF1002, EF1003
        }
        catch (Exception exception) when (scope.Get<StoreFailures>().Translate(exception) is { } fault)
        {
            throw fault;
        }
    }
}
