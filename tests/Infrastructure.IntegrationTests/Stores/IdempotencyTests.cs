using System.Text;
using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Idempotency;
using ScimPlatform.Application.ScimTokens;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.Infrastructure.Persistence;
using ScimPlatform.Infrastructure.Security;

namespace ScimPlatform.Infrastructure.IntegrationTests.Stores;

/// <summary>What is remembered of a mint, where, and for how long.</summary>
public sealed class IdempotencyTests(DatabaseProvider provider) : DatabaseSuite(provider)
{
    private static readonly Exception PowerCut = new OperationCanceledException("The node died.");

    [Test]
    public async Task Mint_UnderAKey_StoresNothingThatCanBeRead()
    {
        var tenant = await TenantAsync();

        var minted = await SendAsync(Create(tenant));

        var row = await RowAsync(minted);
        var stored = Encoding.Latin1.GetString(row!.SealedSecret!);
        Assert.That(stored, Does.Not.Contain(minted.Secret!.Reveal()).And.Not.Contain(minted.Secret.Reveal()[^10..]));
        Assert.That((row.KeyHash.Length, row.BodyHash.Length), Is.EqualTo((64, 64)));
        Assert.That(await KeyRingAsync(), Is.Not.Empty.And.None.Contains("masterKey"));
    }

    [Test]
    public async Task Mint_WithoutAKey_RemembersNothing()
    {
        var minted = await SendAsync(Create(await TenantAsync()) with { Key = null });

        Assert.That(await RowAsync(minted), Is.Null);
    }

    [Test]
    public async Task Sweep_AfterTenMinutes_ErasesTheSecretAndAfterADayTheRest()
    {
        var minted = await SendAsync(Create(await TenantAsync()));

        Product.Time.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromMilliseconds(1));
        await SendAsync(new SweepMintsCommand());
        var kept = await RowAsync(minted);
        Product.Time.Advance(TimeSpan.FromMilliseconds(1));
        await SendAsync(new SweepMintsCommand());
        var erased = await RowAsync(minted);
        Product.Time.Advance(RememberedMint.Memory);
        await SendAsync(new SweepMintsCommand());

        Assert.That(kept!.SealedSecret, Is.Not.Null);
        Assert.That(erased!.SealedSecret, Is.Null);
        Assert.That(await RowAsync(minted), Is.Null);
    }

    [Test]
    public async Task Sweep_WhileAnotherNodeSweeps_IsDoneByBoth()
    {
        var minted = await SendAsync(Create(await TenantAsync()));
        Product.Time.Advance(RememberedMint.SecretMemory);
        var sweeps = 0;
        await using var slow = new Product(Options, new BeforeSaving(async () =>
        {
            if (sweeps++ == 0)
            {
                Product.Time.Advance(RememberedMint.Memory);
                await SendAsync(new SweepMintsCommand());
            }
        }));
        slow.Time.Advance(Now - slow.Time.GetUtcNow());

        await slow.SendAsync(new SweepMintsCommand());

        Assert.That(await RowAsync(minted), Is.Null);
    }

    [Test]
    public async Task Repeat_OnAnotherNode_GetsTheSecret()
    {
        var tenant = await TenantAsync();
        var minted = await SendAsync(Create(tenant));
        await using var other = new Product(Options);

        var repeat = await OnTime(other).SendAsync(Create(tenant));

        Assert.That((repeat.IsRepeat, repeat.Token.Id, repeat.Secret?.Reveal()), Is.EqualTo((true, minted.Token.Id, minted.Secret!.Reveal())));
    }

    [Test]
    public async Task Repeat_OnANodeWithAnotherKey_GetsTheTokenWithoutTheSecret()
    {
        var tenant = await TenantAsync();
        var minted = await SendAsync(Create(tenant));
        await using var other = new Product(Options, new KeyRingKey([.. Enumerable.Repeat((byte)7, 32)]));

        var repeat = await OnTime(other).SendAsync(Create(tenant));

        Assert.That((repeat.IsRepeat, repeat.Token.Id, repeat.Secret), Is.EqualTo((true, minted.Token.Id, (object?)null)));
    }

    [Test]
    public async Task Mint_OnANodeThatDiesBeforeItIsStored_BlocksNoRepeat()
    {
        var tenant = await TenantAsync();
        await using var dying = new Product(Options, new BeforeSaving(() => Task.FromException(PowerCut)));
        Assert.That(() => OnTime(dying).SendAsync(Create(tenant)), Throws.Exception.SameAs(PowerCut));

        var minted = await SendAsync(Create(tenant));

        Assert.That(minted.IsRepeat, Is.False);
    }

    [Test]
    public async Task Seal_OfAnotherToken_DoesNotOpen()
    {
        var tenant = await TenantAsync(2);
        var first = await SendAsync(Create(tenant));
        var second = await SendAsync(Create(tenant) with { Key = Sample.Key("another") });
        var stolen = (await RowAsync(first))!.SealedSecret!;

        var opened = await UseAsync((ISecretSeal seal) => Task.FromResult(seal.Open(second.Token.Id, stolen)));

        Assert.That(opened, Is.Null);
    }

    [Test]
    public async Task Repeat_WithAnotherBody_IsInvalid()
    {
        var tenant = await TenantAsync();
        await SendAsync(Create(tenant));

        var act = () => SendAsync(Create(tenant) with { Key = Sample.Key(body: "{}") });

        Assert.That(act, Throws.TypeOf<Refusal>().With.Property(nameof(Refusal.Error)).Property(nameof(Error.Kind)).EqualTo(ErrorKind.Invalid));
    }

    private static CreateScimTokenCommand Create(Tenant tenant) => new(tenant.Id, "Okta", null, null, null, Sample.Admin, Sample.Key());

    private Product OnTime(Product other)
    {
        other.Time.Advance(Now - other.Time.GetUtcNow());
        return other;
    }

    private async Task<Tenant> TenantAsync(int maxLiveTokens = 1)
    {
        var tenant = Sample.Tenant(maxLiveTokens);
        await StoreAsync(tenant);
        return tenant;
    }

    private Task<RememberedMint?> RowAsync(MintedScimToken minted) => UseAsync((ScimPlatformDbContext context) =>
        context.RememberedMints.AsNoTracking().SingleOrDefaultAsync(mint => mint.MintedId == minted.Token.Id));

    private Task<List<string>> KeyRingAsync() =>
        UseAsync((ScimPlatformDbContext context) => context.KeyRing.Select(element => element.Xml).ToListAsync());
}
