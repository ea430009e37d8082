using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Idempotency;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Infrastructure.Persistence.Repositories;

internal sealed class RememberedMintRepository(ScimPlatformDbContext context) : IRememberedMintRepository
{
    private const int AtOnce = 500;

    private IQueryable<RememberedMint> OldestFirst => context.RememberedMints.OrderBy(mint => mint.MintedAt).ThenBy(mint => mint.MintedId);

    public void Add(RememberedMint mint) => context.Add(mint);

    public Task<RememberedMint?> FindAsync(TenantId tenant, string keyHash, CancellationToken cancellationToken) =>
        context.RememberedMints.SingleOrDefaultAsync(mint => mint.TenantId == tenant && mint.KeyHash == keyHash, cancellationToken);

    public async Task<IReadOnlyList<RememberedMint>> WithSecretsAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        await OldestFirst.Where(mint => mint.MintedAt <= before && mint.SealedSecret != null).Take(AtOnce).ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<RememberedMint>> OlderThanAsync(DateTimeOffset moment, CancellationToken cancellationToken) =>
        await OldestFirst.Where(mint => mint.MintedAt <= moment).Take(AtOnce).ToListAsync(cancellationToken);

    // A statement instead of a tracked deletion, which would call it a lost race when the row has gone.
    public void Remove(RememberedMint mint)
    {
        context.Entry(mint).State = EntityState.Detached;
        context.Execute($"DELETE FROM RememberedMints WHERE TokenId = {mint.MintedId}");
    }
}
