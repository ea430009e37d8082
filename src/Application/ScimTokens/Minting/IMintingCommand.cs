using MediatR;
using ScimPlatform.Application.Idempotency;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.ScimTokens.Minting;

/// <summary>A command that mints a token, or a secret of a client.</summary>
public interface IMintingCommand
{
    TenantId Tenant { get; }

    /// <summary>Who mints.</summary>
    Actor Actor { get; }

    /// <summary>What the client calls this mint, so that a repeat is known as one; null where it does not care.</summary>
    IdempotencyKey? Key { get; }

    /// <summary>What the key has minted in the last day, or null.</summary>
    async Task<object?> RecallAsync(IMediator sender, IdempotencyKey key, CancellationToken cancellationToken) =>
        await sender.Send(new RecallMintQuery(Tenant, key), cancellationToken);
}
