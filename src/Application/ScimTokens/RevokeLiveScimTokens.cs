using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Tenants;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.ScimTokens;

/// <summary>Ends every live token of the tenant; fine when there is none.</summary>
public sealed record RevokeLiveScimTokensCommand(TenantId Tenant, Actor Actor) : ICommand<Unit>, IRepeatable
{
    object? IRepeatable.Contended => Tenant;
}

internal sealed class RevokeLiveScimTokensHandler(
    ITenantRepository tenants, IScimTokenRepository tokens, IUnitOfWork unitOfWork, TimeProvider time)
    : IRequestHandler<RevokeLiveScimTokensCommand, Unit>
{
    public async Task<Unit> Handle(RevokeLiveScimTokensCommand command, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var tenant = await tenants.GetAsync(command.Tenant, cancellationToken);
        var live = await tokens.LiveOfAsync(tenant.Id, now, cancellationToken);
        live.RevokeAll(command.Actor, now);
        await unitOfWork.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
