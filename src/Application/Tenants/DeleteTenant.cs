using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.Tenants;

/// <param name="Tenant">which tenant</param>
/// <param name="Force">whether to delete what it holds along with it</param>
public sealed record DeleteTenantCommand(TenantId Tenant, bool Force) : ICommand<Unit>, IRepeatable;

internal sealed class DeleteTenantHandler(
    ITenantRepository tenants, IScimTokenRepository tokens, IUnitOfWork unitOfWork, TimeProvider time)
    : IRequestHandler<DeleteTenantCommand, Unit>
{
    public async Task<Unit> Handle(DeleteTenantCommand command, CancellationToken cancellationToken)
    {
        var tenant = await tenants.GetAsync(command.Tenant, cancellationToken);
        if (!command.Force && await HoldsAnythingAsync(tenant.Id, cancellationToken))
        {
            throw new TenantNotEmpty();
        }

        tenant.Delete();
        tenants.Remove(tenant);
        await unitOfWork.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }

    private async Task<bool> HoldsAnythingAsync(TenantId tenant, CancellationToken cancellationToken) =>
        (await tokens.LiveOfAsync(tenant, time.Now(), cancellationToken)).Count > 0
        || await tenants.HasResourcesAsync(tenant, cancellationToken);
}
