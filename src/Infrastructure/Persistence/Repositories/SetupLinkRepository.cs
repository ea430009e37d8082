using Microsoft.EntityFrameworkCore;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.SetupLinks;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Infrastructure.Persistence.Repositories;

internal sealed class SetupLinkRepository(ScimPlatformDbContext context) : ISetupLinkRepository
{
    private const int AtOnce = 500;

    public void Add(SetupLink link) => context.Add(link);

    public Task<SetupLink?> FindAsync(TenantId tenant, SetupLinkId id, CancellationToken cancellationToken) =>
        context.SetupLinks.FirstOrDefaultAsync(link => link.Id == id && link.TenantId == tenant, cancellationToken);

    public Task<SetupLink?> FindByHashAsync(TokenHash hash, CancellationToken cancellationToken) =>
        context.SetupLinks.FirstOrDefaultAsync(link => link.Hash == hash, cancellationToken);

    public async Task<IReadOnlyList<SetupLink>> FindByHashesAsync(
        IReadOnlyCollection<TokenHash> hashes, CancellationToken cancellationToken) => hashes.Count == 0
        ? []
        : await context.SetupLinks.Where(link => hashes.Contains(link.Hash)).ToListAsync(cancellationToken);

    public async Task<int> SweepAsync(DateTimeOffset moment, CancellationToken cancellationToken)
    {
        var links = await context.SetupLinks.Where(link => link.ExpiresAt <= moment)
            .OrderBy(link => link.ExpiresAt).ThenBy(link => link.Id).Take(AtOnce).ToListAsync(cancellationToken);
        context.RemoveRange(links);
        return links.Count;
    }
}
