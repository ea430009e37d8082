using FluentValidation;
using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.ScimTokens;
using ScimPlatform.Domain.OAuthClients;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.OAuthClients;

/// <summary>Changes what is not null: never a secret.</summary>
public sealed record PatchOAuthClientCommand(
    TenantId Tenant,
    ClientIdentifier Client,
    string? Name,
    string? Status,
    IReadOnlyList<string>? Scopes,
    IReadOnlyList<string>? AllowedNetworks,
    int? AccessTokenMinutes,
    OAuthClientSources Sources) : ICommand<OAuthClientView>, IRepeatable;

internal sealed class PatchOAuthClientValidator : AbstractValidator<PatchOAuthClientCommand>
{
    public PatchOAuthClientValidator()
    {
        RuleFor(command => command.Name).Name(TokenName.MaxLength);
        RuleFor(command => command.Status).OneOf(OAuthClientStatuses.Known);
        RuleFor(command => command.Scopes).Scopes();
        RuleFor(command => command.AllowedNetworks).Networks();
        RuleFor(command => command.AccessTokenMinutes).TokenMinutes();
    }
}

internal sealed class PatchOAuthClientHandler(
    IOAuthClientRepository clients, IOAuthClientQueries queries, SourceReader sources, IUnitOfWork unitOfWork, TimeProvider time)
    : IRequestHandler<PatchOAuthClientCommand, OAuthClientView>
{
    public async Task<OAuthClientView> Handle(PatchOAuthClientCommand command, CancellationToken cancellationToken)
    {
        var client = await clients.GetAsync(command.Tenant, command.Client, cancellationToken);
        Apply(command, client, time.Now());
        await unitOfWork.SaveChangesAsync(cancellationToken);
        return await queries.GetAsync(command.Tenant, command.Client, cancellationToken);
    }

    private void Apply(PatchOAuthClientCommand command, OAuthClient client, DateTimeOffset now)
    {
        var (keys, trust) = sources.Read(command.Sources);
        client.Rename(command.Name is null ? client.Name : TokenName.Of(command.Name), now);
        client.Switch(command.Status is null ? client.Status : OAuthClientStatuses.Of(command.Status), now);
        client.LetTokensLive(command.AccessTokenMinutes ?? client.AccessTokenMinutes, now);
        client.Restrict(
            command.Scopes is null ? client.Scopes : ScimTokenRules.ToScopes(command.Scopes),
            command.AllowedNetworks is null ? client.AllowedNetworks : ScimTokenRules.ToNetworks(command.AllowedNetworks),
            now);
        client.UseKeys(keys ?? new ClientKeys(client.Jwks, client.JwksUri), now);
        client.Believe(trust.IsSet ? trust.Value : client.Trust, now);
    }
}
