using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Audit;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.SyncHealth;
using ScimPlatform.Domain.OAuthClients;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.Jobs;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.SyncHealth;

/// <summary>
/// Tells of credentials that are silent for too long, each silence once, whichever node is first. Who calls again is noticed where its use is stored.
/// </summary>
internal sealed class SyncHealthJob(ScimPlatformDbContext context, IAuditTrail audit, IUnitOfWork unitOfWork, TimeProvider time) : IJob
{
    private const int AtOnce = 200;

    public static TimeSpan Pause { get; } = TimeSpan.FromMinutes(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        int count;
        do
        {
            var silent = await WithoutReplacedAsync(await SilentAsync(time.Now(), cancellationToken), cancellationToken);
            silent.ForEach(Tell);
            await unitOfWork.SaveChangesAsync(cancellationToken);
            unitOfWork.Reset();
            count = silent.Count;
        }
        while (count >= AtOnce);
    }

    private void Tell(Silent silent)
    {
        if (silent.CanCall)
        {
            audit.Append(SyncEvents.Stalled(silent.Tenant, silent.Credential, silent.Use.At, silent.Use.Rhythm?.Length));
            silent.Use.Stall(time.Now());
        }
        else
        {
            silent.Use.ExpectNothing();
        }
    }

    // Of a token whose successor calls, no call is expected.
    private async Task<List<Silent>> WithoutReplacedAsync(List<Silent> silent, CancellationToken cancellationToken)
    {
        var kept = new List<Silent>();
        foreach (var one in silent)
        {
            kept.Add(one is { CanCall: true, Token: { } token } && await IsReplacedAsync(one.Tenant, token, cancellationToken) ? one with { CanCall = false } : one);
        }

        return kept;
    }

    private async Task<bool> IsReplacedAsync(TenantId tenant, RotatedToken old, CancellationToken cancellationToken)
    {
        var later = await (
            from token in context.ScimTokens.AsNoTracking()
            where token.TenantId == tenant && token.Name == old.Name && token.RevokedAt == null && token.CreatedAt > old.CreatedAt
            join use in context.ScimTokenUses.AsNoTracking() on token.Id equals use.TokenId
            select new { token.CreatedAt, token.ExpiresAt, use.At }).ToListAsync(cancellationToken);
        return later.Any(token => TokenRotation.Follows(old, new RotatedToken(old.Name, token.CreatedAt, token.ExpiresAt, token.At)));
    }

    private async Task<List<Silent>> SilentAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var tokens = await (
            from use in context.ScimTokenUses.Where(use => use.StalledAt == null && use.StallsAt <= now).OrderBy(use => use.StallsAt).Take(AtOnce)
            join token in context.ScimTokens on use.TokenId equals token.Id
            join tenant in context.Tenants.IgnoreQueryFilters() on token.TenantId equals tenant.Id
            select new
            {
                Use = use,
                Tenant = tenant.Id,
                token.Name,
                token.CreatedAt,
                token.ExpiresAt,
                CanCall = token.RevokedAt == null && token.ExpiresAt > now && tenant.ScimEnabled && tenant.DeletedAt == null
                    && (tenant.StaticTokensUntil == null || tenant.StaticTokensUntil > now),
            }).ToListAsync(cancellationToken);
        var clients = await (
            from use in context.ClientUses.Where(use => use.StalledAt == null && use.StallsAt <= now).OrderBy(use => use.StallsAt).Take(AtOnce)
            join client in context.OAuthClients.IgnoreAutoIncludes() on use.ClientId equals client.Id
            join tenant in context.Tenants.IgnoreQueryFilters() on client.TenantId equals tenant.Id
            select new
            {
                Use = use,
                Tenant = tenant.Id,
                client.Identifier,
                CanCall = client.Status == OAuthClientStatus.Active && tenant.ScimEnabled && tenant.DeletedAt == null,
            }).ToListAsync(cancellationToken);
        return
        [
            .. tokens.Select(row => new Silent(row.Use, row.Tenant, WatchedCredential.Token(row.Use.TokenId.Value), row.CanCall)
            {
                Token = new RotatedToken(row.Name, row.CreatedAt, row.ExpiresAt, row.Use.At),
            }),
            .. clients.Select(row => new Silent(row.Use, row.Tenant, WatchedCredential.Client(row.Use.Id, row.Identifier.Value), row.CanCall)),
        ];
    }

    private sealed record Silent(CredentialUse Use, TenantId Tenant, WatchedCredential Credential, bool CanCall)
    {
        /// <summary>Where it is one.</summary>
        public RotatedToken? Token { get; init; }
    }
}
