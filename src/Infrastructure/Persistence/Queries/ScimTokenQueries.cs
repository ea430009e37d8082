using AutoMapper;
using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Application.ScimTokens;
using ScimPlatform.Domain.OAuthClients;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.Caching;
using ScimPlatform.Infrastructure.Persistence.Queries.Access;
using ScimPlatform.Infrastructure.Persistence.Statements;

namespace ScimPlatform.Infrastructure.Persistence.Queries;

internal sealed class ScimTokenQueries(
    IStatements statements, TokenCache cache, LazyContext context, IMapper mapper) : IScimTokenQueries
{
    // Asked with every request of the SCIM plane.
    private static readonly Statement ByHash = new(
        $"""
        SELECT [t].[Id], [t].[TenantId], [t].[Scopes], [t].[ExpiresAt], [t].[RevokedAt], [t].[AllowedNetworks],
               [n].[ScimEnabled], [n].[CompatibilityProfile], [n].[SchemaVersion],
               [n].[DeprovisionLimit], [n].[DeprovisionMinutes], [n].[DeprovisionReleasedUntil], [n].[StaticTokensUntil], [n].[Passwords],
               {MappedGroups.AnyOf("[n].[Id]")}
        FROM [ScimTokens] AS [t] INNER JOIN [Tenants] AS [n] ON [n].[Id] = [t].[TenantId]
        WHERE [t].[Hash] = @hash
        """,
        "hash");

    // The same for access tokens, which are bound by their clients.
    private static readonly Statement AccessTokenByHash = new(
        $"""
        SELECT [c].[Id], [c].[Identifier], [a].[TenantId], [a].[Scopes], [c].[Scopes], [a].[ExpiresAt], [c].[Status], [c].[AllowedNetworks],
               [n].[ScimEnabled], [n].[CompatibilityProfile], [n].[SchemaVersion],
               [n].[DeprovisionLimit], [n].[DeprovisionMinutes], [n].[DeprovisionReleasedUntil], [n].[Passwords],
               {MappedGroups.AnyOf("[n].[Id]")}
        FROM [AccessTokens] AS [a] INNER JOIN [OAuthClients] AS [c] ON [c].[Id] = [a].[ClientId]
             INNER JOIN [Tenants] AS [n] ON [n].[Id] = [a].[TenantId]
        WHERE [a].[Hash] = @hash
        """,
        "hash");

    public async Task<ScimTokenView?> FindAsync(
        TenantId tenant, ScimTokenId id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var row = await Rows(OfTenant(tenant).Where(token => token.Id == id)).SingleOrDefaultAsync(cancellationToken);
        return row is null ? null : View(row, now);
    }

    public Task<Page<ScimTokenView>> ListAsync(
        TenantId tenant, TokenStatus? status, PageRequest page, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var tokens = InState(tenant, status, now)
            .OrderByDescending(token => token.CreatedAt).ThenByDescending(token => token.Id);
        return Rows(tokens).ToPageAsync(page, row => View(row, now), cancellationToken);
    }

    public Task<Page<ScimTokenView>> ListExpiringAsync(
        TenantId tenant, DateTimeOffset until, PageRequest page, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var tokens = InState(tenant, TokenStatus.Active, now).Where(token => token.LiveSlot != null)
            .Where(token => token.ExpiresAt <= until || context.Value.Tenants.Any(owner => owner.Id == tenant && owner.StaticTokensUntil <= until))
            .OrderBy(token => token.ExpiresAt).ThenBy(token => token.Id);
        return Rows(tokens).ToPageAsync(page, row => View(row, now), cancellationToken);
    }

    public async Task<IReadOnlyList<ScimTokenView>> ListLiveAsync(
        TenantId tenant, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var rows = await Rows(InState(tenant, TokenStatus.Active, now)).ToListAsync(cancellationToken);

        // By id in memory: databases do not agree on the order of uuids, and there are ten at most.
        return [.. rows.Select(row => View(row, now)).OrderByDescending(token => token.Id)];
    }

    public Task<StoredToken?> FindByHashAsync(TokenHash hash, CancellationToken cancellationToken) =>
        FindByHashAsync(ByHash, hash, ToStored, cancellationToken);

    public Task<StoredToken?> FindAccessTokenAsync(TokenHash hash, CancellationToken cancellationToken) =>
        FindByHashAsync(AccessTokenByHash, hash, ToStoredAccessToken, cancellationToken);

    private async Task<StoredToken?> FindByHashAsync(
        Statement statement, TokenHash hash, Func<Row, StoredToken> read, CancellationToken cancellationToken)
    {
        var mark = statements.Mark();
        if (mark is { } known && cache.Find(hash, known) is { } token)
        {
            return token;
        }

        var stored = (await statements.ReadAsync(statement, [hash.ToBytes()], read, cancellationToken)).SingleOrDefault();
        if (mark is { } before && stored is not null)
        {
            cache.Remember(hash, before, stored);
        }

        return stored;
    }

    private static StoredToken ToStored(Row row) => new(
        new TokenHolder(row.Id(0)),
        new TenantId(row.Id(1)),
        (TokenScopes)row.Int(2),
        new TokenTerms(row.Time(3), row.TimeOrNull(4), ValueConversions.Networks(row.Text(5))),
        row.Flag(6),
        row.Text(7),
        row.Long(8),
        new StoredGuard(row.Int(9), row.Int(10), row.TimeOrNull(11)))
    {
        EndsWithStaticTokens = row.TimeOrNull(12),
        Passwords = (PasswordPolicy)row.Int(13),
        MapsRoles = row.Int(14) > 0,
    };

    private static StoredToken ToStoredAccessToken(Row row) => new(
        new TokenHolder(row.Id(0), ClientIdentifier.Stored(row.Text(1))),
        new TenantId(row.Id(2)),
        (TokenScopes)(row.Int(3) & row.Int(4)),
        new TokenTerms(
            row.Time(5),
            (OAuthClientStatus)row.Int(6) == OAuthClientStatus.Active ? null : DateTimeOffset.MinValue,
            ValueConversions.Networks(row.Text(7))),
        row.Flag(8),
        row.Text(9),
        row.Long(10),
        new StoredGuard(row.Int(11), row.Int(12), row.TimeOrNull(13)))
    {
        Passwords = (PasswordPolicy)row.Int(14),
        MapsRoles = row.Int(15) > 0,
    };

    // Those of a tenant that has done with static tokens are as good as expired.
    private IQueryable<ScimToken> InState(TenantId tenant, TokenStatus? status, DateTimeOffset now)
    {
        var tokens = OfTenant(tenant);
        var ended = context.Value.Tenants.Where(owner => owner.Id == tenant && owner.StaticTokensUntil <= now);
        return status switch
        {
            null => tokens,
            TokenStatus.Revoked => tokens.Where(token => token.RevokedAt != null),
            TokenStatus.Expired => tokens.Where(token => token.RevokedAt == null && (token.ExpiresAt <= now || ended.Any())),
            _ => tokens.Where(token => token.RevokedAt == null && token.ExpiresAt > now && !ended.Any()),
        };
    }

    private IQueryable<ScimToken> OfTenant(TenantId tenant) =>
        context.Value.ScimTokens.AsNoTracking().Where(token => token.TenantId == tenant);

    private IQueryable<Shown> Rows(IQueryable<ScimToken> tokens) =>
        from token in tokens
        join use in context.Value.ScimTokenUses.AsNoTracking() on token.Id equals use.TokenId into uses
        from use in uses.DefaultIfEmpty()
        select new Shown(token, use, context.Value.Tenants.Where(owner => owner.Id == token.TenantId).Select(owner => owner.StaticTokensUntil).FirstOrDefault());

    private ScimTokenView View(Shown row, DateTimeOffset now)
    {
        var use = row.Use is null ? null : new TokenUse(row.Token.Id.Value, row.Use.At, row.Use.Ip, row.Use.UserAgent);
        return ScimTokenMappings.View(mapper, row.Token, use, now, row.StaticTokensUntil);
    }

    private sealed record Shown(ScimToken Token, ScimTokenUse? Use, DateTimeOffset? StaticTokensUntil);
}
