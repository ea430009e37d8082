using Microsoft.EntityFrameworkCore;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Infrastructure.Persistence.Repositories;

internal sealed class ScimTokenRepository(ScimPlatformDbContext context, LoadQueries loads) : IScimTokenRepository
{
    public void Add(ScimToken token) => context.Add(token);

    public Task<ScimToken?> FindAsync(TenantId tenant, ScimTokenId id, CancellationToken cancellationToken) =>
        context.ScimTokens.FirstOrDefaultAsync(token => token.Id == id && token.TenantId == tenant, cancellationToken);

    public async Task<IReadOnlyList<ScimToken>> FindByHashesAsync(
        IReadOnlyCollection<TokenHash> hashes, CancellationToken cancellationToken) => hashes.Count == 0
        ? []
        : await context.ScimTokens.Where(token => hashes.Contains(token.Hash)).ToListAsync(cancellationToken);

    public async Task<LiveTokens> LiveOfAsync(TenantId tenant, DateTimeOffset now, CancellationToken cancellationToken) =>
        new(await loads.LiveTokens(context, tenant).ToListAsync(cancellationToken), now);
}
