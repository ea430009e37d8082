using AutoMapper;
using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Application.ScimTokens;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Infrastructure.Persistence.Queries;

internal sealed class ScimTokenQueries(ScimPlatformDbContext context, IMapper mapper) : IScimTokenQueries
{
    public async Task<ScimTokenView?> FindAsync(
        TenantId tenant, ScimTokenId id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var row = await Rows(OfTenant(tenant).Where(token => token.Id == id)).SingleOrDefaultAsync(cancellationToken);
        return row is null ? null : View(row, now);
    }

    public Task<Page<ScimTokenView>> ListAsync(
        TenantId tenant, TokenStatus? status, PageRequest page, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var tokens = InState(OfTenant(tenant), status, now)
            .OrderByDescending(token => token.CreatedAt).ThenByDescending(token => token.Id);
        return Rows(tokens).ToPageAsync(page, row => View(row, now), cancellationToken);
    }

    public async Task<IReadOnlyList<ScimTokenView>> ListLiveAsync(
        TenantId tenant, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var rows = await Rows(InState(OfTenant(tenant), TokenStatus.Active, now)).ToListAsync(cancellationToken);

        // By id in memory: databases do not agree on the order of uuids, and there are ten at most.
        return [.. rows.Select(row => View(row, now)).OrderByDescending(token => token.Id)];
    }

    public Task<StoredToken?> FindByHashAsync(TokenHash hash, CancellationToken cancellationToken) =>
        (from token in context.ScimTokens.AsNoTracking()
         join tenant in context.Tenants on token.TenantId equals tenant.Id
         where token.Hash == hash
         select new StoredToken(token, tenant.ScimEnabled, tenant.CompatibilityProfile, tenant.SchemaVersion))
        .SingleOrDefaultAsync(cancellationToken);

    private static IQueryable<ScimToken> InState(IQueryable<ScimToken> tokens, TokenStatus? status, DateTimeOffset now) => status switch
    {
        null => tokens,
        TokenStatus.Revoked => tokens.Where(token => token.RevokedAt != null),
        TokenStatus.Expired => tokens.Where(token => token.RevokedAt == null && token.ExpiresAt <= now),
        _ => tokens.Where(token => token.RevokedAt == null && token.ExpiresAt > now),
    };

    private IQueryable<ScimToken> OfTenant(TenantId tenant) =>
        context.ScimTokens.AsNoTracking().Where(token => token.TenantId == tenant);

    private IQueryable<Row> Rows(IQueryable<ScimToken> tokens) =>
        from token in tokens
        join use in context.ScimTokenUses.AsNoTracking() on token.Id equals use.TokenId into uses
        from use in uses.DefaultIfEmpty()
        select new Row(token, use);

    private ScimTokenView View(Row row, DateTimeOffset now)
    {
        var use = row.Use is null ? null : new TokenUse(row.Token.Id.Value, row.Use.At, row.Use.Ip, row.Use.UserAgent);
        return ScimTokenMappings.View(mapper, row.Token, use, now);
    }

    private sealed record Row(ScimToken Token, ScimTokenUse? Use);
}
