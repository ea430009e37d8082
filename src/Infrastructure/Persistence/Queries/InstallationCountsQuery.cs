using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.SyncHealth;
using ScimPlatform.Domain.OAuthClients;

namespace ScimPlatform.Infrastructure.Persistence.Queries;

internal sealed class InstallationCountsQuery(ScimPlatformDbContext context, StoreFailures failures, TimeProvider time) : IInstallationCounts
{
    public async Task<InstallationCounts> CountAsync(CancellationToken cancellationToken)
    {
        try
        {
            return new InstallationCounts(
                await context.Tenants.CountAsync(cancellationToken),
                await context.AuditEvents.CountAsync(record => record.Sequence == null, cancellationToken),
                await StalledAsync(time.Now(), cancellationToken));
        }
        catch (Exception exception) when (failures.Translate(exception) is { } fault)
        {
            throw fault;
        }
    }

    private async Task<int> StalledAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        await StalledTokensAsync(now, cancellationToken)
        + await context.ClientUses.CountAsync(
            use => use.StalledAt != null && context.OAuthClients.Any(client => client.Id == use.ClientId && client.Status == OAuthClientStatus.Active),
            cancellationToken);

    // Of those that could call: of the others nobody waits for it, and neither of those whose successor calls.
    private async Task<int> StalledTokensAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var live = context.ScimTokens.AsNoTracking().Where(token => token.RevokedAt == null && token.ExpiresAt > now
            && context.Tenants.Any(tenant => tenant.Id == token.TenantId && (tenant.StaticTokensUntil == null || tenant.StaticTokensUntil > now)));
        var stalled =
            from use in context.ScimTokenUses.AsNoTracking()
            where use.StalledAt != null
            join token in live on use.TokenId equals token.Id
            select new { token.Id, token.TenantId, token.Name, token.CreatedAt, token.ExpiresAt, use.At };
        var pairs = await (
            from old in stalled
            from later in live
            where later.TenantId == old.TenantId && later.Name == old.Name && later.CreatedAt > old.CreatedAt
            join use in context.ScimTokenUses.AsNoTracking() on later.Id equals use.TokenId
            select new { Old = old, later.CreatedAt, later.ExpiresAt, use.At }).ToListAsync(cancellationToken);
        var replaced = pairs
            .Where(pair => TokenRotation.Follows(
                new RotatedToken(pair.Old.Name, pair.Old.CreatedAt, pair.Old.ExpiresAt, pair.Old.At),
                new RotatedToken(pair.Old.Name, pair.CreatedAt, pair.ExpiresAt, pair.At)))
            .Select(pair => pair.Old.Id).Distinct().Count();
        return await stalled.CountAsync(cancellationToken) - replaced;
    }
}
