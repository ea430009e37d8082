using FluentValidation;
using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Idempotency;
using ScimPlatform.Application.ScimTokens.Minting;
using ScimPlatform.Application.Tenants;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.OAuthClients;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.OAuthClients;

/// <summary>Mints a secret of a client beside the one that may be live.</summary>
public sealed record MintClientSecretCommand(
    TenantId Tenant, ClientIdentifier Client, int? ExpiresInDays, Actor Actor, IdempotencyKey? Key = null)
    : ICommand<MintedClientSecret>, IMintingCommand, IRepeatable
{
    object? IRepeatable.Contended => Tenant;

    async Task<object?> IKeyedCommand.RecallAsync(IMediator sender, IdempotencyKey key, CancellationToken cancellationToken) =>
        await sender.Send(new RecallClientSecretQuery(Tenant, key), cancellationToken);
}

internal sealed class MintClientSecretValidator : AbstractValidator<MintClientSecretCommand>
{
    public MintClientSecretValidator() =>
        RuleFor(command => command.ExpiresInDays).Between(SecretLifetime.MinDays, SecretLifetime.MaxDays);
}

internal sealed class MintClientSecretHandler(
    ITenantRepository tenants, IOAuthClientRepository clients, MintStorage storage, IMintingLimit limit, TimeProvider time)
    : IRequestHandler<MintClientSecretCommand, MintedClientSecret>
{
    private static readonly Dictionary<Guid, DateTimeOffset> Unused = [];

    public async Task<MintedClientSecret> Handle(MintClientSecretCommand command, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var tenant = await tenants.GetAsync(command.Tenant, cancellationToken);
        var client = await clients.GetAsync(tenant.Id, command.Client, cancellationToken);
        limit.Require(tenant.Id);
        var lifetime = command.ExpiresInDays is { } days ? SecretLifetime.OfDays(days) : SecretLifetime.Default;
        var (secret, clear) = client.MintSecret(tenant, lifetime, now);

        // Behind every rule: what is refused without reaching the store has not counted.
        limit.Admit(tenant.Id);
        await storage.StoreAsync(new Mint(secret.Id, tenant.Id), clear, command.Key, cancellationToken);
        return new MintedClientSecret(ClientSecretView.Of(secret, Unused), clear);
    }
}

/// <summary>Asks what a key has minted in the last day. Null is the answer when it has not.</summary>
public sealed record RecallClientSecretQuery(TenantId Tenant, IdempotencyKey Key) : IQuery<MintedClientSecret?>;

internal sealed class RecallClientSecretHandler(MintMemory memory, IOAuthClientQueries clients)
    : IRequestHandler<RecallClientSecretQuery, MintedClientSecret?>
{
    public async Task<MintedClientSecret?> Handle(RecallClientSecretQuery query, CancellationToken cancellationToken)
    {
        if (await memory.FindAsync(query.Tenant, query.Key, cancellationToken) is not { } mint)
        {
            return null;
        }

        var secret = await clients.FindSecretAsync(query.Tenant, mint.Id, cancellationToken)
            ?? throw new Refusal(Error.NotFound("The secret that was minted under this key"));
        return new MintedClientSecret(secret, mint.Secret) { IsRepeat = true };
    }
}
