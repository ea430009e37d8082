using FluentValidation;
using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.ScimTokens;
using ScimPlatform.Application.Tenants;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.OAuthClients;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.OAuthClients;

/// <summary>Registers a client. It gets in once it has a secret, keys or a trust.</summary>
public sealed record CreateOAuthClientCommand(
    TenantId Tenant,
    string Name,
    IReadOnlyList<string>? Scopes,
    IReadOnlyList<string>? AllowedNetworks,
    int? AccessTokenMinutes,
    OAuthClientSources Sources,
    Actor Actor) : ICommand<OAuthClientView>;

internal sealed class CreateOAuthClientValidator : AbstractValidator<CreateOAuthClientCommand>
{
    public CreateOAuthClientValidator()
    {
        RuleFor(command => command.Name).Name(TokenName.MaxLength);
        RuleFor(command => command.Scopes).Scopes();
        RuleFor(command => command.AllowedNetworks).Networks();
        RuleFor(command => command.AccessTokenMinutes).TokenMinutes();
    }
}

internal sealed class CreateOAuthClientHandler(
    ITenantRepository tenants, IOAuthClientRepository clients, SourceReader sources, IUnitOfWork unitOfWork, TimeProvider time)
    : IRequestHandler<CreateOAuthClientCommand, OAuthClientView>
{
    private static readonly Dictionary<Guid, DateTimeOffset> Unused = [];

    public async Task<OAuthClientView> Handle(CreateOAuthClientCommand command, CancellationToken cancellationToken)
    {
        var (keys, trust) = sources.Read(command.Sources);
        var tenant = await tenants.GetAsync(command.Tenant, cancellationToken);
        var request = new OAuthClientRequest
        {
            Name = TokenName.Of(command.Name),
            Scopes = ScimTokenRules.ToScopes(command.Scopes),
            AllowedNetworks = ScimTokenRules.ToNetworks(command.AllowedNetworks),
            AccessTokenMinutes = command.AccessTokenMinutes ?? OAuthClient.MinAccessTokenMinutes,
            Keys = keys ?? ClientKeys.None,
            Trust = trust.Value,
        };
        var client = OAuthClient.Register(tenant.Id, request, command.Actor, time.Now());
        clients.Add(client);
        await unitOfWork.SaveChangesAsync(cancellationToken);
        return OAuthClientView.Of(client, Unused);
    }
}
