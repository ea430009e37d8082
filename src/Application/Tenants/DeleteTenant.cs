using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.Tenants;

/// <summary>
/// Deletes a tenant: at once for everybody, whatever it holds; its rows are removed in the background. Its slug is not given to another for
/// <see cref="TenantDeletion.SlugHold"/>.
/// </summary>
/// <param name="Tenant">which tenant</param>
/// <param name="Force">whether to delete what it holds along with it</param>
public sealed record DeleteTenantCommand(TenantId Tenant, bool Force) : ICommand<Unit>, IRepeatable;

/// <param name="SlugHold">
/// how long nobody gets a deleted tenant's slug: at least as long as a JWT lives that names a tenant by its slug, since it would open the
/// other one
/// </param>
public sealed record TenantDeletion(TimeSpan SlugHold);

internal sealed class DeleteTenantHandler(
    ITenantRepository tenants, IScimTokenRepository tokens, IUnitOfWork unitOfWork, TimeProvider time)
    : IRequestHandler<DeleteTenantCommand, Unit>
{
    public async Task<Unit> Handle(DeleteTenantCommand command, CancellationToken cancellationToken)
    {
        var tenant = await tenants.GetAsync(command.Tenant, cancellationToken);
        if (!command.Force && await HoldsAnythingAsync(tenant, cancellationToken))
        {
            throw new TenantNotEmpty();
        }

        tenant.Delete(time.Now());
        tenants.RemoveCredentials(tenant);
        await unitOfWork.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }

    private async Task<bool> HoldsAnythingAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        var now = time.Now();
        return (!tenant.HasEndedStaticTokens(now) && (await tokens.LiveOfAsync(tenant.Id, now, cancellationToken)).Count > 0)
            || await tenants.HasResourcesAsync(tenant.Id, cancellationToken);
    }
}
