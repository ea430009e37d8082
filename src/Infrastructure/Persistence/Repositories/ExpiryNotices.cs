using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.ScimTokens.Expiry;
using ScimPlatform.Domain.ScimTokens;

namespace ScimPlatform.Infrastructure.Persistence.Repositories;

internal sealed class ExpiryNotices(ScimPlatformDbContext context) : IExpiryNotices
{
    private const int AtOnce = 200;

    public async Task<IReadOnlyList<ScimToken>> DueAsync(
        int daysAhead, DateTimeOffset after, DateTimeOffset until, CancellationToken cancellationToken) =>
        await context.ScimTokens.AsNoTracking()
            .Where(token => token.LiveSlot != null && token.ExpiresAt > after && token.ExpiresAt <= until)
            .Where(token => !context.Tenants.Any(tenant => tenant.Id == token.TenantId && tenant.StaticTokensUntil < token.ExpiresAt))
            .Where(token => !context.ExpiryNotices.Any(notice =>
                notice.TokenId == token.Id && notice.ExpiresAt == token.ExpiresAt && notice.DaysAhead == daysAhead))
            .OrderBy(token => token.ExpiresAt).ThenBy(token => token.Id)
            .Take(AtOnce)
            .ToListAsync(cancellationToken);

    public void Add(ExpiryNotice notice) => context.Add(notice);
}
