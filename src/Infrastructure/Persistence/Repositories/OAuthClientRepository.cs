using Microsoft.EntityFrameworkCore;
using ScimPlatform.Domain.OAuthClients;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Infrastructure.Persistence.Repositories;

internal sealed class OAuthClientRepository(ScimPlatformDbContext context) : IOAuthClientRepository
{
    private const int AtOnce = 100;

    public void Add(OAuthClient client) => context.Add(client);

    public Task<OAuthClient?> FindAsync(TenantId tenant, ClientIdentifier identifier, CancellationToken cancellationToken) =>
        context.OAuthClients.SingleOrDefaultAsync(client => client.Identifier == identifier && client.TenantId == tenant, cancellationToken);

    public async Task<IReadOnlyList<OAuthClient>> FindBySecretsAsync(
        IReadOnlyCollection<TokenHash> hashes, CancellationToken cancellationToken) => hashes.Count == 0
        ? []
        : await context.OAuthClients.Where(client => client.Secrets.Any(secret => hashes.Contains(secret.Hash))).ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<OAuthClient>> ExpiringAsync(
        int daysAhead, DateTimeOffset after, DateTimeOffset until, CancellationToken cancellationToken) =>
        await context.OAuthClients
            .Where(client => client.Secrets.Any(secret => secret.ExpiresAt > after && secret.ExpiresAt <= until
                && (secret.NoticedDays == null || secret.NoticedDays > daysAhead)))
            .OrderBy(client => client.Id).Take(AtOnce).ToListAsync(cancellationToken);

    public void Remove(OAuthClient client)
    {
        // Before the secrets that they were got with.
        context.Execute($"DELETE FROM AccessTokens WHERE ClientId = {client.Id.Value}");
        context.Remove(client);
    }
}
