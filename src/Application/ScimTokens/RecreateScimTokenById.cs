using FluentValidation;
using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Idempotency;
using ScimPlatform.Application.ScimTokens.Minting;
using ScimPlatform.Application.Tenants;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.ScimTokens;

/// <summary>
/// Replaces one token by another like it. Repeatable, unlike recreating all: it kills none but the token that its caller named, and
/// not even that once somebody else has replaced it.
/// </summary>
/// <param name="Tenant">whose token it is</param>
/// <param name="Id">which token</param>
/// <param name="OverlapMinutes">how long the replaced token lives on; 0 ends it at once</param>
/// <param name="Actor">who replaces it</param>
/// <param name="Key">what the client calls this mint, if it wants to be able to repeat it</param>
public sealed record RecreateScimTokenByIdCommand(
    TenantId Tenant, ScimTokenId Id, int OverlapMinutes, Actor Actor, IdempotencyKey? Key = null)
    : ICommand<MintedScimToken>, IMintingCommand, IRepeatable
{
    public const int MaxOverlapMinutes = 24 * 60;

    object? IRepeatable.Contended => Tenant;
}

internal sealed class RecreateScimTokenByIdValidator : AbstractValidator<RecreateScimTokenByIdCommand>
{
    public RecreateScimTokenByIdValidator() => RuleFor(command => command.OverlapMinutes).Between(0, RecreateScimTokenByIdCommand.MaxOverlapMinutes);
}

internal sealed class RecreateScimTokenByIdHandler(ITenantRepository tenants, IScimTokenRepository tokens, TokenMinting minting)
    : IRequestHandler<RecreateScimTokenByIdCommand, MintedScimToken>
{
    public async Task<MintedScimToken> Handle(RecreateScimTokenByIdCommand command, CancellationToken cancellationToken)
    {
        var tenant = await tenants.GetAsync(command.Tenant, cancellationToken);
        var live = await tokens.LiveOfAsync(tenant.Id, minting.Now, cancellationToken);
        var replaced = await tokens.GetAsync(tenant.Id, command.Id, cancellationToken);
        live.Retire(replaced, TimeSpan.FromMinutes(command.OverlapMinutes), tenant, command.Actor, minting.Now);
        return await minting.MintAsync(tenant, live, replaced.Likeness(), command, cancellationToken);
    }
}
