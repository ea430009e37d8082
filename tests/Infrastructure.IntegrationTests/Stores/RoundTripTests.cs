using System.Text;
using ScimPlatform.Application.ScimTokens;
using ScimPlatform.Application.Tenants;
using ScimPlatform.Application.Users;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.IntegrationTests.Stores;

/// <summary>What is stored is what is read, property by property.</summary>
public sealed class RoundTripTests(DatabaseProvider provider) : DatabaseSuite(provider)
{
    private const string Astral = "👩🏽‍🚀";

    private static readonly DateTimeOffset Born = new(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero);
    private static readonly DateTimeOffset Changed = new(2026, 1, 2, 3, 4, 5, 679, TimeSpan.Zero);

    [Test]
    public async Task Find_TenantWithEverything_IsTheOneStored()
    {
        var settings = new TenantSettings
        {
            ScimEnabled = true,
            MaxLiveTokens = Tenant.HighestLiveTokenLimit,
            TokenLifetime = TokenLifetime.OfDays(TokenLifetime.MaxDays),
            CompatibilityProfile = "entra",
        };
        var tenant = Tenant.Create(Sample.Slug(), Long("𝔘", Tenant.MaxDisplayNameLength), settings, Born);
        tenant.AssumeControlOfExisting(true, Changed);
        tenant.BeginTokenGeneration();
        await StoreAsync(tenant);

        var found = await UseAsync((ITenantRepository tenants) => tenants.FindAsync(tenant.Id, default));

        Assert.That(State.Of(found), Is.EqualTo(State.Of(tenant)));
    }

    [Test]
    public async Task IsTaken_LongestSlug_IsTheOneStored()
    {
        var slug = TenantSlug.Of(Guid.NewGuid().ToString("N") + new string('-', 31));
        var tenant = Tenant.Create(slug, "x", new TenantSettings(), Born);
        await StoreAsync(tenant);

        Assert.That(await UseAsync((ITenantRepository tenants) => tenants.IsTakenAsync(slug, default)));
        Assert.That(await UseAsync((ITenantRepository tenants) => tenants.IsTakenAsync(Sample.Slug(), default)), Is.False);
    }

    [Test]
    public async Task Find_TokenWithEverything_IsTheOneStored()
    {
        var tenant = Sample.Tenant();
        var request = new TokenRequest(
            TokenName.Of(Long("🔑", TokenName.MaxLength)),
            TokenLifetime.OfDays(1),
            TokenScopes.UsersRead | TokenScopes.GroupsWrite,
            [AllowedNetwork.Of("192.0.2.77/24"), AllowedNetwork.Of("2001:db8::/33"), AllowedNetwork.Of("::1")]);
        var token = Sample.Mint(tenant, request, Born).Token;
        await StoreAsync(tenant, token);

        var found = await UseAsync((IScimTokenRepository tokens) => tokens.FindAsync(tenant.Id, token.Id, default));

        Assert.That(State.Of(found), Is.EqualTo(State.Of(token)));
    }

    [Test]
    public async Task Find_RevokedToken_IsTheOneStored()
    {
        var tenant = Sample.Tenant();
        var token = Sample.Token(tenant, at: Born);
        token.Revoke(new Actor("https://issuer.example", Long("é", 512)), Changed);
        await StoreAsync(tenant, token);

        var found = await UseAsync((IScimTokenRepository tokens) => tokens.FindAsync(tenant.Id, token.Id, default));

        Assert.That(State.Of(found), Is.EqualTo(State.Of(token)));
    }

    [Test]
    public async Task FindByHash_ItsSecret_IsTheTokenWithItsTenantsState()
    {
        var tenant = Sample.Tenant();
        tenant.UseCompatibilityProfile("okta", Born);
        var (token, secret) = Sample.Mint(tenant, TokenRequest.Unrestricted(null, null), Born);
        await StoreAsync(tenant, token);

        var found = await UseAsync((IScimTokenQueries tokens) => tokens.FindByHashAsync(TokenHash.Of(secret.Reveal()), default));

        Assert.That(State.Of(found!), Is.EqualTo(State.Of(
            new StoredToken(new TokenHolder(token.Id.Value), tenant.Id, token.Scopes, token.Terms, true, "okta", tenant.SchemaVersion, default))));
    }

    [Test]
    public async Task FindByHash_AnotherHash_IsNothing()
    {
        var tenant = Sample.Tenant();
        await StoreAsync(tenant, Sample.Token(tenant));

        var found = await UseAsync((IScimTokenQueries tokens) => tokens.FindByHashAsync(TokenSecret.Generate("x_").Hash, default));

        Assert.That(found, Is.Null);
    }

    [Test]
    public async Task Find_UserWithEverything_IsTheOneStored()
    {
        var tenant = Sample.Tenant();
        var profile = new UserProfile(
            UserName.Of(Long("ß", UserName.MaxLength)),
            Long("Ω", UserProfile.MaxExternalIdLength),
            Long(Astral, 1000),
            Active: false,
            [new Email("a@example.com", "work", true)],
            $$"""{"userName":"{{new string('ö', 100_000)}}","nickName":"{{Astral}}"}""");
        var user = User.Create(tenant.Id, profile, "hash", Born);
        user.RolesChanged(Changed);
        await StoreAsync(tenant, user);

        var found = await UseAsync((IUserRepository users) => users.FindAsync(tenant.Id, user.Id, default));

        Assert.That(State.Of(found), Is.EqualTo(State.Of(user)));
    }

    [TestCase("Jensen", "jENSEN")]
    [TestCase("straße", "STRAßE")]
    [TestCase("Ångström", "åNGSTRÖM")]
    public async Task FindByUserName_InAnotherCase_IsTheUser(string stored, string asked)
    {
        var tenant = Sample.Tenant();
        var user = Sample.User(tenant, stored);
        await StoreAsync(tenant, user);

        var found = await UseAsync((IUserRepository users) => users.FindByUserNameAsync(tenant.Id, UserName.Of(asked), default));

        Assert.That(State.Of(found), Is.EqualTo(State.Of(user)));
    }

    [Test]
    public async Task OfUser_SeveralRoles_AreTheOnesStoredInTheirOrder()
    {
        var tenant = Sample.Tenant();
        var user = Sample.User(tenant);
        var label = new RoleLabel(Long("é", 300), "app", true);
        var first = RoleBinding.Bind(user, RoleName.Of(Long("n", 256), Long("ö", 256)), label, 1, Sample.Admin, Born);
        var second = Sample.Binding(user, "reader", 2);
        await StoreAsync(tenant, user, second, first);

        var found = await UseAsync((IRoleBindingRepository bindings) => bindings.OfUserAsync(tenant.Id, user.Id, default));

        Assert.That(found.Select(State.Of), Is.EqualTo(new[] { State.Of(first), State.Of(second) }));
    }

    // A long document does not come again with each role.
    [TestCase(10)]
    [TestCase(100_000)]
    public async Task FindWithRoles_OfAUser_GivesThemAllInTheirOrder(int length)
    {
        var tenant = Sample.Tenant();
        var document = $$"""{"userName":"babs","nickName":"{{new string('ö', length)}}"}""";
        var user = User.Create(tenant.Id, Sample.Profile("babs") with { Document = document }, null, Born);
        RoleBinding[] roles = [.. Enumerable.Range(0, 30).Select(number => Sample.Binding(user, $"r{(number * 7) % 30:00}", number))];
        await StoreAsync([tenant, user, .. roles.Reverse()]);

        var found = (await UseAsync((IUserRepository users) => users.FindWithRolesAsync(tenant.Id, user.Id, default)))!.Value;

        Assert.That(State.Of(found.User), Is.EqualTo(State.Of(user)));
        Assert.That(found.Roles.Select(State.Of), Is.EqualTo(roles.Select(State.Of)));
    }

    [TestCase(10)]
    [TestCase(100_000)]
    public async Task FindWithRoles_OfAUserWithoutAny_GivesTheUser(int length)
    {
        var tenant = Sample.Tenant();
        var user = User.Create(tenant.Id, Sample.Profile("babs") with { Document = $$"""{"nickName":"{{new string('x', length)}}"}""" }, null, Born);
        await StoreAsync(tenant, user);

        var found = (await UseAsync((IUserRepository users) => users.FindWithRolesAsync(tenant.Id, user.Id, default)))!.Value;

        Assert.That(State.Of(found.User), Is.EqualTo(State.Of(user)));
        Assert.That(found.Roles, Is.Empty);
    }

    [Test]
    public async Task Find_UserInGroups_ShowsRolesAndGroupsInOrder()
    {
        var tenant = Sample.Tenant();
        var user = Sample.User(tenant);
        Group[] groups = [Sample.Group(tenant, "Writers"), Sample.Group(tenant, "Readers")];
        await StoreAsync([tenant, user, Sample.Binding(user, "b", 1), Sample.Binding(user, "x/a", 0), .. groups]);
        await StoreAsync([.. groups.Select(group => new GroupMember(group.Id, user.Id))]);

        var found = await UseAsync((IUserQueries users) => users.FindAsync(tenant.Id, user.Id, default));

        Assert.That(found!.Roles.Select(role => role.Name.Value), Is.EqualTo(new[] { "x/a", "b" }));
        Assert.That(found.Groups.Select(group => group.DisplayName), Is.EqualTo(new[] { "Readers", "Writers" }));
        Assert.That(
            (found.Id, Encoding.UTF8.GetString(found.Document.Span), found.CreatedAt, found.UpdatedAt, found.Version),
            Is.EqualTo((user.Id, user.Document, user.CreatedAt, user.UpdatedAt, user.Version)));
    }

    [Test]
    public async Task Find_Group_IsTheOneStored()
    {
        var tenant = Sample.Tenant();
        var group = Sample.Group(tenant, Long("ñ", GroupProfile.MaxDisplayNameLength));
        await StoreAsync(tenant, group);

        var found = await UseAsync((ScimPlatformDbContext context) => context.FindAsync<Group>(group.Id).AsTask());

        Assert.That(State.Of(found), Is.EqualTo(State.Of(group)));
    }

    [Test]
    public async Task Find_TenantToShow_IsFoundByIdAndBySlugAlike()
    {
        var tenant = Sample.Tenant(maxLiveTokens: 3, at: Born);
        await StoreAsync(tenant);

        var byId = await UseAsync((ITenantQueries tenants) => tenants.FindAsync(tenant.Id.ToString(), default));
        var bySlug = await UseAsync((ITenantQueries tenants) => tenants.FindAsync(tenant.Slug.Value, default));

        Assert.That(State.Of(byId), Is.EqualTo(State.Of(bySlug)));
        Assert.That((byId!.Id, byId.MaxLiveTokens, byId.CreatedAt), Is.EqualTo((tenant.Id.Value, 3, Born)));
    }

    private static string Long(string character, int count) => string.Concat(Enumerable.Repeat(character, count));
}
