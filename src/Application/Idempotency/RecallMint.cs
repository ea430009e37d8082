using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.ScimTokens;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.Idempotency;

/// <summary>Asks what a key has minted in the last day. Null is the answer when it has not.</summary>
public sealed record RecallMintQuery(TenantId Tenant, IdempotencyKey Key) : IQuery<MintedScimToken?>;

internal sealed class RecallMintHandler(MintMemory memory, IScimTokenQueries tokens, TimeProvider time)
    : IRequestHandler<RecallMintQuery, MintedScimToken?>
{
    public async Task<MintedScimToken?> Handle(RecallMintQuery query, CancellationToken cancellationToken) =>
        await memory.FindAsync(query.Tenant, query.Key, cancellationToken) is { } mint
            ? new MintedScimToken(await tokens.GetAsync(query.Tenant, new ScimTokenId(mint.Id), time.Now(), cancellationToken), mint.Secret) { IsRepeat = true }
            : null;
}
