using FluentValidation;
using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Idempotency;
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
    Actor Actor,
    IdempotencyKey? Key = null) : ICommand<CreatedOAuthClient>, IKeyedCommand
{
    async Task<object?> IKeyedCommand.RecallAsync(IMediator sender, IdempotencyKey key, CancellationToken cancellationToken) =>
        await sender.Send(new RecallOAuthClientQuery(Tenant, key), cancellationToken);
}

/// <summary>A client that was just registered, or by an earlier request with the same key.</summary>
public sealed record CreatedOAuthClient(OAuthClientView Client) : IMinted
{
    public bool IsRepeat { get; init; }
}

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
    ITenantRepository tenants, IOAuthClientRepository clients, SourceReader sources, MintStorage storage, TimeProvider time)
    : IRequestHandler<CreateOAuthClientCommand, CreatedOAuthClient>
{
    private static readonly Dictionary<Guid, DateTimeOffset> Unused = [];

    public async Task<CreatedOAuthClient> Handle(CreateOAuthClientCommand command, CancellationToken cancellationToken)
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
        await storage.StoreAsync(new Mint(client.Id.Value, tenant.Id), null, command.Key, cancellationToken);
        return new CreatedOAuthClient(OAuthClientView.Of(client, Unused));
    }
}

/// <summary>Asks which client a key has made in the last day. Null is the answer when it has made none.</summary>
public sealed record RecallOAuthClientQuery(TenantId Tenant, IdempotencyKey Key) : IQuery<CreatedOAuthClient?>;

internal sealed class RecallOAuthClientHandler(MintMemory memory, IOAuthClientQueries clients)
    : IRequestHandler<RecallOAuthClientQuery, CreatedOAuthClient?>
{
    public async Task<CreatedOAuthClient?> Handle(RecallOAuthClientQuery query, CancellationToken cancellationToken)
    {
        if (await memory.FindAsync(query.Tenant, query.Key, cancellationToken) is not { } made)
        {
            return null;
        }

        var client = await clients.FindByIdAsync(query.Tenant, new OAuthClientId(made.Id), cancellationToken)
            ?? throw new Refusal(Error.NotFound("The client that was created under this key"));
        return new CreatedOAuthClient(client) { IsRepeat = true };
    }
}
