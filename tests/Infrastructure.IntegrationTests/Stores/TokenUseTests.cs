using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.ScimTokens;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;

namespace ScimPlatform.Infrastructure.IntegrationTests.Stores;

/// <summary>The last use of a token only ever moves forward, and noting it never disturbs the token.</summary>
public sealed class TokenUseTests(DatabaseProvider provider) : DatabaseSuite(provider)
{
    private static readonly DateTimeOffset Noon = new(2026, 2, 3, 12, 0, 0, 5, TimeSpan.Zero);

    [TestCase(-1, "first")]
    [TestCase(0, "first")]
    [TestCase(1, "second")]
    public async Task Store_ASecondUse_IsKeptOnlyIfItIsLater(int milliseconds, string expected)
    {
        var (tenant, token) = await TokenAsync();
        await UsedAsync(Product, Use(token, Noon, "first"));

        await UsedAsync(Product, Use(token, Noon.AddMilliseconds(milliseconds), "second"));

        var view = await ViewAsync(tenant, token);
        var later = Noon.AddMilliseconds(Math.Max(0, milliseconds));
        Assert.That((view.LastUsedAt, view.LastUsedIp, view.LastUsedUserAgent), Is.EqualTo((later, "2001:db8::1", expected)));
    }

    [Test]
    public async Task Store_AUse_LeavesTheTokenAsItIs()
    {
        var (tenant, token) = await TokenAsync();

        await UsedAsync(Product, Use(token, Noon, "okta"));

        var stored = await UseAsync((IScimTokenRepository tokens) => tokens.FindAsync(tenant.Id, token.Id, default));
        Assert.That(State.Of(stored), Is.EqualTo(State.Of(token)));
    }

    [Test]
    public async Task Store_UsesOfKnownAndUnknownTokens_KeepsThoseOfTheKnown()
    {
        var (tenant, token) = await TokenAsync();
        var gone = new TokenUse(Guid.NewGuid(), Noon, null, null);

        await UsedAsync(Product, gone, new TokenUse(token.Id.Value, Noon, null, null));

        var view = await ViewAsync(tenant, token);
        Assert.That((view.LastUsedAt, view.LastUsedIp, view.LastUsedUserAgent), Is.EqualTo((Noon, (string?)null, (string?)null)));
    }

    [Test]
    public async Task Store_WhileAnotherNodeStoresALaterUse_KeepsTheLaterOne()
    {
        var (tenant, token) = await TokenAsync();
        await UsedAsync(Product, Use(token, Noon, "first"));
        await using var slow = new Product(Options, new BeforeSaving(() => UsedAsync(Product, Use(token, Noon.AddMinutes(2), "latest"))));

        var act = () => UsedAsync(slow, Use(token, Noon.AddMinutes(1), "late"));

        Assert.That(act, Throws.TypeOf<ConcurrencyLost>());
        Assert.That((await ViewAsync(tenant, token)).LastUsedUserAgent, Is.EqualTo("latest"));
    }

    [Test]
    public async Task Store_TheFirstUseWhileAnotherNodeDoes_IsALostRace()
    {
        var (tenant, token) = await TokenAsync();
        await using var slow = new Product(Options, new BeforeSaving(() => UsedAsync(Product, Use(token, Noon, "first"))));

        var act = () => UsedAsync(slow, Use(token, Noon.AddMinutes(1), "second"));

        Assert.That(act, Throws.TypeOf<ConcurrencyLost>());
        Assert.That((await ViewAsync(tenant, token)).LastUsedUserAgent, Is.EqualTo("first"));
    }

    [Test]
    public async Task Store_UsesInAnyOrderByMany_EndsWithTheLatest()
    {
        var (tenant, token) = await TokenAsync();
        await UsedAsync(Product, Use(token, Noon, "0"));

        await Race.AllAsync(16, async index =>
        {
            await UsedUntilStoredAsync(Use(token, Noon.AddSeconds(index), $"{index}"));
            return index;
        });

        Assert.That((await ViewAsync(tenant, token)).LastUsedAt, Is.EqualTo(Noon.AddSeconds(15)));
    }

    private static TokenUse Use(ScimToken token, DateTimeOffset at, string userAgent) => new(token.Id.Value, at, "2001:db8::1", userAgent);

    private static Task<bool> UsedAsync(Product by, params TokenUse[] uses) => by.UseAsync(async (ITokenUseStore store) =>
    {
        await store.StoreAsync(uses, default);
        return true;
    });

    private async Task UsedUntilStoredAsync(TokenUse use)
    {
        for (var stored = false; !stored;)
        {
            try
            {
                stored = await UsedAsync(Product, use);
            }
            catch (ConcurrencyLost)
            {
                await Task.Yield();
            }
        }
    }

    private async Task<(Tenant Tenant, ScimToken Token)> TokenAsync()
    {
        var tenant = Sample.Tenant();
        var token = Sample.Token(tenant);
        await StoreAsync(tenant, token);
        return (tenant, token);
    }

    private async Task<ScimTokenView> ViewAsync(Tenant tenant, ScimToken token) =>
        (await UseAsync((IScimTokenQueries tokens) => tokens.FindAsync(tenant.Id, token.Id, Now, default)))!;
}
