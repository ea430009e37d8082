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

/// <summary>Mints a token beside the ones that are live, as far as the tenant's limit allows.</summary>
public sealed record CreateScimTokenCommand(
    TenantId Tenant,
    string Name,
    int? ExpiresInDays,
    IReadOnlyList<string>? Scopes,
    IReadOnlyList<string>? AllowedNetworks,
    Actor Actor,
    IdempotencyKey? Key = null) : ICommand<MintedScimToken>, IMintingCommand, IRepeatable
{
    object? IRepeatable.Contended => Tenant;
}

internal sealed class CreateScimTokenValidator : AbstractValidator<CreateScimTokenCommand>
{
    public CreateScimTokenValidator()
    {
        RuleFor(command => command.Name).Name(TokenName.MaxLength);
        RuleFor(command => command.ExpiresInDays).Lifetime();
        RuleFor(command => command.Scopes).Scopes();
        RuleFor(command => command.AllowedNetworks).Networks();
    }
}

internal sealed class CreateScimTokenHandler(
    ITenantRepository tenants, IScimTokenRepository tokens, TokenMinting minting)
    : IRequestHandler<CreateScimTokenCommand, MintedScimToken>
{
    public async Task<MintedScimToken> Handle(CreateScimTokenCommand command, CancellationToken cancellationToken)
    {
        var tenant = await tenants.GetAsync(command.Tenant, cancellationToken);
        var live = await tokens.LiveOfAsync(tenant.Id, minting.Now, cancellationToken);
        var request = new TokenRequest(
            TokenName.Of(command.Name),
            ScimTokenRules.ToLifetime(command.ExpiresInDays),
            ScimTokenRules.ToScopes(command.Scopes),
            ScimTokenRules.ToNetworks(command.AllowedNetworks));
        return await minting.MintAsync(tenant, live, request, command, cancellationToken);
    }
}
