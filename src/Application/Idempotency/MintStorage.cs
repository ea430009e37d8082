using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.Idempotency;

/// <summary>Something that was made under a key: a SCIM token, a client, or a secret of one, a setup link, a webhook, or another secret of one.</summary>
/// <param name="Id">of the token, client, secret, link or webhook; of another secret of a webhook, one that was made up for it</param>
/// <param name="Tenant">whose it is</param>
public readonly record struct Mint(Guid Id, TenantId Tenant);

/// <summary>Stores a mint with what else was changed, and in the same transaction what a repeat of it will be known by.</summary>
public sealed class MintStorage(IRememberedMintRepository mints, ISecretSeal seal, IUnitOfWork unitOfWork, ISharedClock clock)
{
    /// <param name="mint">what was made</param>
    /// <param name="secret">its clear value, or null where it has none</param>
    /// <param name="key">what the client calls the request, or null</param>
    /// <param name="cancellationToken">ends the wait</param>
    /// <exception cref="Refusal">the same mint was stored meanwhile</exception>
    public Task StoreAsync(Mint mint, TokenSecret? secret, IdempotencyKey? key, CancellationToken cancellationToken) =>
        StoreSealedAsync(mint, secret is null || key is null ? null : seal.Seal(mint.Id, secret), key, cancellationToken);

    /// <summary>The same of something whose secret is sealed in a way of its own.</summary>
    /// <exception cref="Refusal">the same mint was stored meanwhile</exception>
    public async Task StoreSealedAsync(Mint mint, byte[]? sealedSecret, IdempotencyKey? key, CancellationToken cancellationToken)
    {
        if (key is not null)
        {
            var now = await clock.NowAsync(cancellationToken);
            await ForgetEarlierAsync(mint, key, now, cancellationToken);
            mints.Add(RememberedMint.Of(mint, key, sealedSecret, now));
        }

        await unitOfWork.SaveChangesAsync(cancellationToken);
    }

    // A key may be used again after its day, whether or not the sweep has come by.
    private async Task ForgetEarlierAsync(Mint mint, IdempotencyKey key, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var earlier = await mints.FindAsync(mint.Tenant, key.Name, cancellationToken);
        if (earlier?.IsForgottenAt(now) == false)
        {
            throw MintsInFlight.Refused();
        }

        if (earlier is not null)
        {
            mints.Remove(earlier);
        }
    }
}
