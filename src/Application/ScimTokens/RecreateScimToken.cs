using FluentValidation;
using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Idempotency;
using ScimPlatform.Application.ScimTokens.Minting;
using ScimPlatform.Application.Tenants;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.ScimTokens;

/// <summary>
/// Replaces every live token of the tenant by one, in one transaction. Not repeatable: when another recreate was faster, minting
/// again would kill the token that its caller has just received.
/// </summary>
public sealed record RecreateScimTokenCommand(TenantId Tenant, int? ExpiresInDays, Actor Actor, IdempotencyKey? Key = null)
    : ICommand<MintedScimToken>, IMintingCommand;

internal sealed class RecreateScimTokenValidator : AbstractValidator<RecreateScimTokenCommand>
{
    public RecreateScimTokenValidator() => RuleFor(command => command.ExpiresInDays).Lifetime();
}

internal sealed class RecreateScimTokenHandler(
    ITenantRepository tenants, IScimTokenRepository tokens, TokenMinting minting)
    : IRequestHandler<RecreateScimTokenCommand, MintedScimToken>
{
    public async Task<MintedScimToken> Handle(RecreateScimTokenCommand command, CancellationToken cancellationToken)
    {
        var tenant = await tenants.GetAsync(command.Tenant, cancellationToken);
        var live = await tokens.LiveOfAsync(tenant.Id, minting.Now, cancellationToken);
        live.RevokeAll(command.Actor, minting.Now);
        var request = TokenRequest.Unrestricted(name: null, ScimTokenRules.ToLifetime(command.ExpiresInDays));
        return await minting.MintAsync(tenant, live, request, command, cancellationToken);
    }
}
