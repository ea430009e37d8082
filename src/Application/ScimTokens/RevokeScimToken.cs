using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.ScimTokens;

/// <summary>Ends a token at once. Revoking a revoked token is fine and changes nothing.</summary>
/// <param name="Tenant">whose token it is</param>
/// <param name="Id">which token</param>
/// <param name="OnlyLive">whether a token that is not live counts as unknown, as in dialects that show live tokens only</param>
/// <param name="Actor">who revokes</param>
public sealed record RevokeScimTokenCommand(TenantId Tenant, ScimTokenId Id, bool OnlyLive, Actor Actor) : ICommand<Unit>, IRepeatable;

internal sealed class RevokeScimTokenHandler(IScimTokenRepository tokens, IUnitOfWork unitOfWork, TimeProvider time)
    : IRequestHandler<RevokeScimTokenCommand, Unit>
{
    public async Task<Unit> Handle(RevokeScimTokenCommand command, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var token = await tokens.GetAsync(command.Tenant, command.Id, cancellationToken);
        if (command.OnlyLive && !token.IsLiveAt(now))
        {
            throw new Refusal(Error.NotFound("SCIM token"));
        }

        token.Revoke(command.Actor, now);
        await unitOfWork.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
