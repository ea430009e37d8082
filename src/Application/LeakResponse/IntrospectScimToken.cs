using MediatR;
using ScimPlatform.Application.Audit;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.ScimTokens;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.LeakResponse;

/// <summary>Asks which token a clear value is. Null is the answer to what is none, or another tenant's.</summary>
/// <param name="Tenant">whose tokens are asked about; null for those of all tenants</param>
/// <param name="Presented">the clear value</param>
public sealed record IntrospectScimTokenCommand(TenantId? Tenant, string Presented) : ICommand<ScimTokenView?>
{
    // The generated form would print the secret.
    public override string ToString() => nameof(IntrospectScimTokenCommand);
}

internal sealed class IntrospectScimTokenHandler(
    IScimTokenRepository tokens, IScimTokenQueries views, IAuditTrail audit, IUnitOfWork unitOfWork, TimeProvider time)
    : IRequestHandler<IntrospectScimTokenCommand, ScimTokenView?>
{
    public async Task<ScimTokenView?> Handle(IntrospectScimTokenCommand command, CancellationToken cancellationToken)
    {
        var token = await FindAsync(command, cancellationToken);
        if ((token?.TenantId ?? command.Tenant) is { } tenant)
        {
            audit.Append(TokenEvents.Introspected(tenant, token?.Id));
            await unitOfWork.SaveChangesAsync(cancellationToken);
        }

        return token is null ? null : await views.GetAsync(token.TenantId, token.Id, time.Now(), cancellationToken);
    }

    private async Task<ScimToken?> FindAsync(IntrospectScimTokenCommand command, CancellationToken cancellationToken)
    {
        if (!TokenSecret.IsWellFormed(command.Presented))
        {
            return null;
        }

        var found = (await tokens.FindByHashesAsync([TokenHash.Of(command.Presented)], cancellationToken)).SingleOrDefault();
        return found is not null && (command.Tenant is not { } own || own == found.TenantId) ? found : null;
    }
}
