using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.SyncHealth;
using ScimPlatform.Domain.OAuthClients;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.ProvisioningLog;

namespace ScimPlatform.Infrastructure.Persistence.Queries;

internal sealed class SyncHealthQueries(ScimPlatformDbContext context) : ISyncHealthQueries
{
    private const int FirstError = 400;

    public async Task<IReadOnlyList<CredentialHealthView>> CredentialsAsync(TenantId tenant, DateTimeOffset now, int most, CancellationToken cancellationToken)
    {
        // Static tokens that the tenant has given up are none any more.
        var tokens = await (
            from token in context.ScimTokens.AsNoTracking()
            where token.TenantId == tenant && token.RevokedAt == null && token.ExpiresAt > now
            join owner in context.Tenants on token.TenantId equals owner.Id
            where owner.StaticTokensUntil == null || owner.StaticTokensUntil > now
            join row in context.ScimTokenUses.AsNoTracking() on token.Id equals row.TokenId into uses
            from use in uses.DefaultIfEmpty()
            orderby token.CreatedAt, token.Id
            select new { token.Id, token.Name, token.CreatedAt, token.ExpiresAt, Use = use }).Take(most).ToListAsync(cancellationToken);
        var clients = await context.OAuthClients.AsNoTracking().IgnoreAutoIncludes()
            .Where(client => client.TenantId == tenant && client.Status == OAuthClientStatus.Active)
            .OrderBy(client => client.CreatedAt).ThenBy(client => client.Id)
            .Select(client => new { client.Id, client.Identifier, client.Name }).Take(most - tokens.Count).ToListAsync(cancellationToken);
        var used = clients.Count == 0 ? [] : await UsesAsync(tenant, [.. clients.Select(client => client.Id.Value)], cancellationToken);
        var rotated = tokens.ConvertAll(row => new RotatedToken(row.Name, row.CreatedAt, row.ExpiresAt, row.Use?.At));
        return
        [
            .. tokens.Zip(rotated, (row, old) => View(
                row.Id.ToString(), CredentialKinds.Token, row.Name.Value, row.Use, now, isReplaced: rotated.Any(later => TokenRotation.Follows(old, later)))),
            .. clients.Select(row => View(row.Identifier.Value, CredentialKinds.Client, row.Name.Value, used.GetValueOrDefault(row.Id.Value), now)),
        ];
    }

    public async Task<IReadOnlyList<ErrorCountView>> ErrorsAsync(
        TenantId tenant, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var counts = await OfTenant(tenant).Where(entry => entry.OccurredAt >= from && entry.OccurredAt < to && entry.Status >= FirstError)
            .GroupBy(entry => new { entry.Status, entry.ScimType })
            .Select(entries => new { entries.Key.Status, entries.Key.ScimType, Count = entries.Count(), LastAt = entries.Max(entry => entry.OccurredAt) })
            .ToListAsync(cancellationToken);
        return
        [
            .. counts.GroupBy(count => count.ScimType ?? count.Status.ToString(CultureInfo.InvariantCulture))
                .Select(same => new ErrorCountView(same.Key, same.Sum(count => count.Count), same.Max(count => count.LastAt)))
                .OrderByDescending(error => error.Count).ThenBy(error => error.Code, StringComparer.Ordinal),
        ];
    }

    public async Task<IReadOnlyList<OperationCountView>> SeriesAsync(
        TenantId tenant, IReadOnlyList<DateTimeOffset> hours, CancellationToken cancellationToken)
    {
        // One statement; each part of it reads its hour by the key.
        var parts = hours.Select((hour, index) => Counted(tenant, hour, hour.AddHours(1), index));
        var counts = await parts.Aggregate((all, part) => all.Concat(part)).ToListAsync(cancellationToken);
        return [.. hours.Select((hour, index) => counts.Find(count => count.Index == index) is { } found
            ? new OperationCountView(hour, found.Operations, found.Errors)
            : new OperationCountView(hour, 0, 0))];
    }

    private Task<Dictionary<Guid, ClientUse>> UsesAsync(TenantId tenant, IReadOnlyList<Guid> clients, CancellationToken cancellationToken) =>
        context.ClientUses.AsNoTracking()
            .Where(use => clients.Contains(use.Id) && context.OAuthClients.Any(client => client.Id == use.ClientId && client.TenantId == tenant))
            .ToDictionaryAsync(use => use.Id, cancellationToken);

    private IQueryable<Hour> Counted(TenantId tenant, DateTimeOffset from, DateTimeOffset to, int index) =>
        OfTenant(tenant).Where(entry => entry.OccurredAt >= from && entry.OccurredAt < to).GroupBy(entry => entry.TenantId)
            .Select(entries => new Hour { Index = index, Operations = entries.Count(), Errors = entries.Count(entry => entry.Status >= FirstError) });

    private IQueryable<ProvisioningEntry> OfTenant(TenantId tenant) =>
        context.ProvisioningEntries.AsNoTracking().Where(entry => entry.TenantId == tenant);

    private static CredentialHealthView View(
        string id, string kind, string name, CredentialUse? use, DateTimeOffset now, bool isReplaced = false)
    {
        var rhythm = use?.Rhythm?.Length;
        var state = use is null ? SyncState.Unused
            : rhythm is null ? SyncState.Learning
            : !isReplaced && (use.StalledAt is not null || use.StallsAt <= now) ? SyncState.Stalled
            : SyncState.Ok;
        return new CredentialHealthView(id, kind, name, use?.At, (int?)rhythm?.TotalSeconds, state);
    }

    private sealed class Hour
    {
        public int Index { get; init; }

        public int Operations { get; init; }

        public int Errors { get; init; }
    }
}
