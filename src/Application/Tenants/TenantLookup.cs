using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.Tenants;

internal static class TenantLookup
{
    /// <exception cref="Refusal">there is no such tenant</exception>
    public static async Task<Tenant> GetAsync(this ITenantRepository tenants, TenantId id, CancellationToken cancellationToken) =>
        await tenants.FindAsync(id, cancellationToken) ?? throw new Refusal(Error.NotFound("Tenant"));
}
