using Microsoft.EntityFrameworkCore;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.Persistence.Statements;

namespace ScimPlatform.Infrastructure.Persistence.Repositories;

internal sealed class ScimTokenRepository(ScimPlatformDbContext context) : IScimTokenRepository
{
    private static readonly TrackedRows<ScimToken> ById = new("[Id] = @id AND [TenantId] = @tenant", "id", "tenant");
    private static readonly TrackedRows<ScimToken> Live = new("[TenantId] = @tenant AND [LiveSlot] IS NOT NULL", "tenant");

    public void Add(ScimToken token) => context.Track(token);

    public async Task<ScimToken?> FindAsync(TenantId tenant, ScimTokenId id, CancellationToken cancellationToken) =>
        (await context.LoadAsync(ById, [id.Value, tenant.Value], cancellationToken)).SingleOrDefault();

    public async Task<IReadOnlyList<ScimToken>> FindByHashesAsync(
        IReadOnlyCollection<TokenHash> hashes, CancellationToken cancellationToken) => hashes.Count == 0
        ? []
        : await context.ScimTokens.Where(token => hashes.Contains(token.Hash)).ToListAsync(cancellationToken);

    public async Task<LiveTokens> LiveOfAsync(TenantId tenant, DateTimeOffset now, CancellationToken cancellationToken) =>
        new(await context.LoadAsync(Live, [tenant.Value], cancellationToken), now);
}
