using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Application.RoleBindings;
using ScimPlatform.Application.ScimTokens;
using ScimPlatform.Application.Tenants;
using ScimPlatform.Application.Users;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;

namespace ScimPlatform.Infrastructure.IntegrationTests.Stores.Pages;

/// <summary>In which order lists come, how they are cut into pages, and what filters let through.</summary>
public sealed class ListingTests(DatabaseProvider provider) : DatabaseSuite(provider)
{
    private const int Count = 5;

    private static readonly DateTimeOffset Start = AdjustableTime.Start;

    [TestCase(1, 2, new[] { 4, 3 })]
    [TestCase(2, 2, new[] { 2, 1 })]
    [TestCase(3, 2, new[] { 0 })]
    [TestCase(4, 2, new int[0])]
    [TestCase(int.MaxValue, 100, new int[0])]
    [TestCase(1, 100, new[] { 4, 3, 2, 1, 0 })]
    public async Task ListTokens_ByPage_IsNewestFirst(int page, int size, int[] expected)
    {
        var tenant = Sample.Tenant(maxLiveTokens: Count);
        var tokens = Minted(tenant, index => Start.AddMilliseconds(index));
        await StoreAsync([tenant, .. tokens.Reverse()]);

        var found = await ListAsync(tenant, null, new PageRequest(page, size), Start);

        Assert.That(found.Items.Select(token => token.Id), Is.EqualTo(expected.Select(index => tokens[index].Id.Value)));
        Assert.That((found.Total, found.Pages), Is.EqualTo((Count, (Count + size - 1) / size)));
    }

    [TestCase(-1, TokenStatus.Active)]
    [TestCase(0, TokenStatus.Expired)]
    [TestCase(1, TokenStatus.Expired)]
    public async Task ListTokens_AroundTheInstantOfExpiry_AreInOneStateOnly(int milliseconds, TokenStatus expected)
    {
        var tenant = Sample.Tenant();
        var token = Sample.Token(tenant);
        var now = token.ExpiresAt.AddMilliseconds(milliseconds);
        await StoreAsync(tenant, token);

        var live = await UseAsync((IScimTokenQueries tokens) => tokens.ListLiveAsync(tenant.Id, now, default));
        var slots = await UseAsync((IScimTokenRepository tokens) => tokens.LiveOfAsync(tenant.Id, now, default));

        Assert.That(await StatesAsync(tenant, now), Is.EqualTo(new[] { expected }));
        Assert.That((live.Count, slots.Count), Is.EqualTo(expected == TokenStatus.Active ? (1, 1) : (0, 0)));
    }

    [TestCase(-1)]
    [TestCase(0)]
    public async Task ListTokens_RevokedBeforeExpiryOrAfter_AreRevoked(int milliseconds)
    {
        var tenant = Sample.Tenant();
        var token = Sample.Token(tenant);
        var now = token.ExpiresAt.AddMilliseconds(milliseconds);
        token.Revoke(Sample.Admin, now);
        await StoreAsync(tenant, token);

        var states = await StatesAsync(tenant, now);

        Assert.That(states, Is.EqualTo(new[] { TokenStatus.Revoked }));
    }

    [Test]
    public async Task ListLive_SeveralOfOneTenant_AreNewestFirst()
    {
        var tenant = Sample.Tenant(maxLiveTokens: Count);
        var tokens = Minted(tenant, index => Start.AddMilliseconds(index));
        await StoreAsync([tenant, .. tokens]);

        var found = await UseAsync((IScimTokenQueries live) => live.ListLiveAsync(tenant.Id, Start.AddDays(1), default));

        Assert.That(found.Select(token => token.Id), Is.EqualTo(tokens.Reverse().Select(token => token.Id.Value)));
    }

    [Test]
    public async Task LiveOf_ExpiredToken_GivesItsSlotToTheNext()
    {
        var tenant = Sample.Tenant();
        var old = Sample.Token(tenant, days: 1);
        await StoreAsync(tenant, old);
        var later = old.ExpiresAt;

        await using var scope = Product.NewScope();
        var live = await scope.Get<IScimTokenRepository>().LiveOfAsync(tenant.Id, later, default);
        var loaded = await scope.Get<ITenantRepository>().FindAsync(tenant.Id, default);
        var minted = ScimToken.Mint(loaded!, live, TokenRequest.Unrestricted(null, null), "scim_test_", Sample.Admin, later).Token;
        scope.Get<IScimTokenRepository>().Add(minted);
        await scope.Get<IUnitOfWork>().SaveChangesAsync(default);

        var slots = await UseAsync((IScimTokenRepository tokens) => tokens.LiveOfAsync(tenant.Id, later, default));
        Assert.That((minted.LiveSlot, slots.Count), Is.EqualTo((0, 1)));
    }

    [TestCase(1, 3, new[] { 0, 1, 2 })]
    [TestCase(4, 3, new[] { 3, 4 })]
    [TestCase(6, 3, new int[0])]
    [TestCase(1, 0, new int[0])]
    public async Task SearchUsers_ByIndex_AreOldestFirst(int start, int count, int[] expected)
    {
        var tenant = Sample.Tenant();
        var users = Indexes().Select(index => Sample.User(tenant, $"u{index}", Start.AddMilliseconds(index))).ToList();
        await StoreAsync([tenant, .. users.AsEnumerable().Reverse()]);

        var found = await UseAsync((IUserQueries queries) =>
            queries.SearchAsync(tenant.Id, new UserSearch(null, start, count), default));

        Assert.That(found.Users.Select(user => user.Id), Is.EqualTo(expected.Select(index => users[index].Id)));
        Assert.That(found.Total, Is.EqualTo(Count));
    }

    [TestCase(null, null, false, new[] { 0, 1, 2, 3 })]
    [TestCase("system", null, false, new[] { 0, 1, 3 })]
    [TestCase("System", null, false, new int[0])]
    [TestCase(null, "admin", false, new[] { 0, 2, 3 })]
    [TestCase("system", "admin", true, new[] { 0 })]
    public async Task ListBindings_Filtered_AreOldestFirst(string? @namespace, string? role, bool ofFirst, int[] expected)
    {
        var tenant = Sample.Tenant();
        var (first, second) = (Sample.User(tenant, "first"), Sample.User(tenant, "second"));
        var bindings = new[] { (first, "admin"), (first, "reader"), (first, "x/admin"), (second, "admin") }
            .Select((pair, index) => Sample.Binding(pair.Item1, pair.Item2, index, Start.AddMilliseconds(index))).ToList();
        await StoreAsync([tenant, first, second, .. bindings.AsEnumerable().Reverse()]);

        var found = await UseAsync((IRoleBindingQueries queries) => queries.ListAsync(
            tenant.Id, new RoleBindingFilter(ofFirst ? first.Id : null, @namespace, role), new PageRequest(1, 10), default));

        Assert.That(found.Items.Select(binding => binding.Id), Is.EqualTo(expected.Select(index => bindings[index].Id.Value)));
        Assert.That(found.Total, Is.EqualTo(expected.Length));
    }

    [Test]
    public async Task ListTenants_ByPage_AreOldestFirst()
    {
        var past = Start.AddYears(-1);
        var tenants = Indexes().Select(index => Sample.Tenant(at: past.AddMilliseconds(index))).ToList();
        await StoreAsync([.. tenants.AsEnumerable().Reverse()]);

        var first = await UseAsync((ITenantQueries queries) => queries.ListAsync(null, new PageRequest(1, 3), default));
        var second = await UseAsync((ITenantQueries queries) => queries.ListAsync(null, new PageRequest(2, 3), default));

        Assert.That(
            first.Items.Concat(second.Items).Take(Count).Select(tenant => tenant.Id),
            Is.EqualTo(tenants.Select(tenant => tenant.Id.Value)));
    }

    private static IEnumerable<int> Indexes() => Enumerable.Range(0, Count);

    private static ScimToken[] Minted(Tenant tenant, Func<int, DateTimeOffset> at)
    {
        var tokens = new List<ScimToken>();
        foreach (var index in Indexes())
        {
            tokens.Add(Sample.Token(tenant, at: at(index), others: [.. tokens]));
        }

        return [.. tokens];
    }

    private Task<Page<ScimTokenView>> ListAsync(
        Tenant tenant, TokenStatus? status, PageRequest page, DateTimeOffset now) =>
        UseAsync((IScimTokenQueries tokens) => tokens.ListAsync(tenant.Id, status, page, now, default));

    private async Task<List<TokenStatus>> StatesAsync(Tenant tenant, DateTimeOffset now)
    {
        var states = new List<TokenStatus>();
        foreach (var status in Enum.GetValues<TokenStatus>())
        {
            var page = await ListAsync(tenant, status, new PageRequest(1, 10), now);
            states.AddRange(page.Items.Select(token => token.Status == status ? status : throw new InvalidOperationException("a list and its items disagree")));
        }

        return states;
    }
}
