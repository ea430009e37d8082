using MediatR;
using ScimPlatform.Application.Idempotency;
using ScimPlatform.Domain.Common;

namespace ScimPlatform.Application.ScimTokens.Minting;

/// <summary>A command that mints a token, or a secret of a client.</summary>
public interface IMintingCommand : IKeyedCommand
{
    /// <summary>Who mints.</summary>
    Actor Actor { get; }

    async Task<object?> IKeyedCommand.RecallAsync(IMediator sender, IdempotencyKey key, CancellationToken cancellationToken) =>
        await sender.Send(new RecallMintQuery(Tenant, key), cancellationToken);
}
