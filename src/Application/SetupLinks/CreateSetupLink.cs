using FluentValidation;
using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Idempotency;
using ScimPlatform.Application.ScimTokens.Minting;
using ScimPlatform.Application.Tenants;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.SetupLinks;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.SetupLinks;

/// <summary>Makes a link for somebody who connects an identity provider and has no account here.</summary>
public sealed record CreateSetupLinkCommand(TenantId Tenant, int? ExpiresInHours, Actor Actor, IdempotencyKey? Key = null)
    : ICommand<MadeSetupLink>, IMintingCommand, IRepeatable
{
    object? IRepeatable.Contended => Tenant;

    async Task<object?> IKeyedCommand.RecallAsync(IMediator sender, IdempotencyKey key, CancellationToken cancellationToken) =>
        await sender.Send(new RecallSetupLinkQuery(Tenant, key), cancellationToken);
}

internal sealed class CreateSetupLinkValidator : AbstractValidator<CreateSetupLinkCommand>
{
    public CreateSetupLinkValidator() => RuleFor(command => command.ExpiresInHours).Between(SetupLink.MinHours, SetupLink.MaxHours);
}

internal sealed class CreateSetupLinkHandler(
    ITenantRepository tenants, ISetupLinkRepository links, MintStorage storage, IMintingLimit limit, TimeProvider time)
    : IRequestHandler<CreateSetupLinkCommand, MadeSetupLink>
{
    public async Task<MadeSetupLink> Handle(CreateSetupLinkCommand command, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var tenant = await tenants.GetAsync(command.Tenant, cancellationToken);
        limit.Require(tenant.Id);
        var (link, secret) = SetupLink.Make(tenant.Id, command.ExpiresInHours ?? SetupLink.DefaultHours, command.Actor, now);

        // Behind every rule: what is refused without reaching the store has not counted.
        limit.Admit(tenant.Id);
        links.Add(link);
        await storage.StoreAsync(new Mint(link.Id.Value, tenant.Id), secret, command.Key, cancellationToken);
        return new MadeSetupLink(SetupLinkView.Of(link, now), secret);
    }
}

/// <summary>Asks which link a key has made in the last day. Null is the answer when it has not.</summary>
public sealed record RecallSetupLinkQuery(TenantId Tenant, IdempotencyKey Key) : IQuery<MadeSetupLink?>;

internal sealed class RecallSetupLinkHandler(MintMemory memory, ISetupLinkQueries links, TimeProvider time)
    : IRequestHandler<RecallSetupLinkQuery, MadeSetupLink?>
{
    public async Task<MadeSetupLink?> Handle(RecallSetupLinkQuery query, CancellationToken cancellationToken)
    {
        if (await memory.FindAsync(query.Tenant, query.Key, cancellationToken) is not { } mint)
        {
            return null;
        }

        var link = await links.FindAsync(query.Tenant, new SetupLinkId(mint.Id), time.Now(), cancellationToken)
            ?? throw new Refusal(Error.NotFound("The link that was made under this key"));
        return new MadeSetupLink(link, mint.Secret) { IsRepeat = true };
    }
}
