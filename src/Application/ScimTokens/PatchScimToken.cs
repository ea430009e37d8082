using FluentValidation;
using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Tenants;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.ScimTokens;

/// <summary>Changes what is not null: never the secret.</summary>
/// <param name="Tenant">whose token it is</param>
/// <param name="Id">which token</param>
/// <param name="Name">the new name</param>
/// <param name="ExpiresInDays">days from now</param>
/// <param name="Scopes">all it may do from now on</param>
/// <param name="AllowedNetworks">all it may be used from, from now on; empty: anywhere</param>
/// <param name="OnlyLive">whether a token that is not live counts as unknown</param>
public sealed record PatchScimTokenCommand(
    TenantId Tenant,
    ScimTokenId Id,
    string? Name,
    int? ExpiresInDays,
    IReadOnlyList<string>? Scopes,
    IReadOnlyList<string>? AllowedNetworks,
    bool OnlyLive) : ICommand<ScimTokenView>, IRepeatable;

internal sealed class PatchScimTokenValidator : AbstractValidator<PatchScimTokenCommand>
{
    public PatchScimTokenValidator()
    {
        RuleFor(command => command.Name).Name(TokenName.MaxLength);
        RuleFor(command => command.ExpiresInDays).Lifetime();
        RuleFor(command => command.Scopes).Scopes();
        RuleFor(command => command.AllowedNetworks).Networks();
    }
}

internal sealed class PatchScimTokenHandler(
    ITenantRepository tenants, IScimTokenRepository tokens, IScimTokenQueries queries, IUnitOfWork unitOfWork, TimeProvider time)
    : IRequestHandler<PatchScimTokenCommand, ScimTokenView>
{
    public async Task<ScimTokenView> Handle(PatchScimTokenCommand command, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var token = await tokens.GetAsync(command.Tenant, command.Id, cancellationToken);
        RequireKnown(command, token.IsLiveAt(now));
        token.RefuseUnlessLive(now);
        var tenant = await tenants.GetAsync(command.Tenant, cancellationToken);
        RequireKnown(command, !tenant.HasEndedStaticTokens(now));
        tenant.RefuseEndedStaticTokens(now);
        Apply(command, token, now);
        await unitOfWork.SaveChangesAsync(cancellationToken);
        return await queries.GetAsync(command.Tenant, command.Id, now, cancellationToken);
    }

    private static void RequireKnown(PatchScimTokenCommand command, bool isLive)
    {
        if (command.OnlyLive && !isLive)
        {
            throw new Refusal(Error.NotFound("SCIM token"));
        }
    }

    private static void Apply(PatchScimTokenCommand command, ScimToken token, DateTimeOffset now)
    {
        if (command.Name is not null)
        {
            token.Rename(TokenName.Of(command.Name), now);
        }

        if (ScimTokenRules.ToLifetime(command.ExpiresInDays) is { } lifetime)
        {
            token.ExpireAfter(lifetime, now);
        }

        if (command.Scopes is not null || command.AllowedNetworks is not null)
        {
            token.Restrict(
                command.Scopes is null ? token.Scopes : ScimTokenRules.ToScopes(command.Scopes),
                command.AllowedNetworks is null ? token.AllowedNetworks : ScimTokenRules.ToNetworks(command.AllowedNetworks),
                now);
        }
    }
}
