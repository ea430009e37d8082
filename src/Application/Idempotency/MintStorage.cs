using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Domain.ScimTokens;

namespace ScimPlatform.Application.Idempotency;

/// <summary>Stores a mint, and in the same transaction what a repeat of it will be known by.</summary>
public sealed class MintStorage(
    IScimTokenRepository tokens, IRememberedMintRepository mints, ISecretSeal seal, IUnitOfWork unitOfWork)
{
    /// <exception cref="Refusal">the same mint was stored meanwhile</exception>
    public async Task StoreAsync(ScimToken token, TokenSecret secret, IdempotencyKey? key, CancellationToken cancellationToken)
    {
        tokens.Add(token);
        if (key is not null)
        {
            await ForgetEarlierAsync(token, key, cancellationToken);
            mints.Add(RememberedMint.Of(token, key, seal.Seal(token.Id, secret)));
        }

        await unitOfWork.SaveChangesAsync(cancellationToken);
    }

    // A key may be used again after its day, whether or not the sweep has come by.
    private async Task ForgetEarlierAsync(ScimToken token, IdempotencyKey key, CancellationToken cancellationToken)
    {
        var earlier = await mints.FindAsync(token.TenantId, key.Name, cancellationToken);
        if (earlier?.IsForgottenAt(token.CreatedAt) == false)
        {
            throw MintsInFlight.Refused();
        }

        if (earlier is not null)
        {
            mints.Remove(earlier);
        }
    }
}
