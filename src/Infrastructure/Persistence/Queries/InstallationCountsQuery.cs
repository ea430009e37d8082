using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Common;
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

    // Of those that could call: of the others nobody waits for it.
    private async Task<int> StalledAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        await context.ScimTokenUses.CountAsync(
            use => use.StalledAt != null && context.ScimTokens.Any(token => token.Id == use.TokenId && token.RevokedAt == null && token.ExpiresAt > now
                && !context.Tenants.Any(tenant => tenant.Id == token.TenantId && tenant.StaticTokensUntil <= now)),
            cancellationToken)
        + await context.ClientUses.CountAsync(
            use => use.StalledAt != null && context.OAuthClients.Any(client => client.Id == use.ClientId && client.Status == OAuthClientStatus.Active),
            cancellationToken);
}
