using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.Idempotency;

/// <summary>What keys have minted in the last day.</summary>
public sealed class MintMemory(IRememberedMintRepository mints, ISecretSeal seal, ISharedClock clock)
{
    /// <returns>the id of what was minted, and the secret while it may be shown; null where the key has minted nothing</returns>
    /// <exception cref="Refusal">the key was used with another body</exception>
    public async Task<(Guid Id, TokenSecret? Secret)?> FindAsync(TenantId tenant, IdempotencyKey key, CancellationToken cancellationToken) =>
        await FindSealedAsync(tenant, key, cancellationToken) is { } mint
            ? (mint.Id, mint.Secret is { } sealedSecret ? seal.Open(mint.Id, sealedSecret) : null)
            : null;

    /// <summary>The same of something whose secret is sealed in a way of its own.</summary>
    /// <exception cref="Refusal">the key was used with another body</exception>
    public async Task<(Guid Id, byte[]? Secret)?> FindSealedAsync(TenantId tenant, IdempotencyKey key, CancellationToken cancellationToken)
    {
        if (await mints.FindAsync(tenant, key.Name, cancellationToken) is not { } mint)
        {
            return null;
        }

        var now = await clock.NowAsync(cancellationToken);
        if (mint.IsForgottenAt(now))
        {
            return null;
        }

        if (mint.BodyHash != key.Body)
        {
            throw new Refusal(Error.Invalid(new FieldError(
                FieldSource.Header, IdempotencyKey.Header, FieldProblem.BadForm, "was used with another body")));
        }

        return (mint.MintedId, mint.SealedSecretAt(now));
    }
}
