using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Domain.OAuthClients;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.OAuthClients;

internal static class OAuthClientLookup
{
    /// <exception cref="Refusal">the tenant has no such client</exception>
    public static async Task<OAuthClient> GetAsync(
        this IOAuthClientRepository clients, TenantId tenant, ClientIdentifier identifier, CancellationToken cancellationToken) =>
        await clients.FindAsync(tenant, identifier, cancellationToken) ?? throw NotFound();

    /// <exception cref="Refusal">the tenant has no such client</exception>
    public static async Task<OAuthClientView> GetAsync(
        this IOAuthClientQueries clients, TenantId tenant, ClientIdentifier identifier, CancellationToken cancellationToken) =>
        await clients.FindAsync(tenant, identifier, cancellationToken) ?? throw NotFound();

    private static Refusal NotFound() => new(Error.NotFound("OAuth client"));
}
