using System.Buffers.Binary;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Events;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.Auditing;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.Events;

/// <summary>
/// Reads events from the chain of the audit. Records get their numbers after their transactions: whoever has read up to a number misses none that
/// comes late.
/// </summary>
internal sealed class EventReader(IServiceScopeFactory scopes, EventSettings settings, TimeProvider time) : IEventReader
{
    // So many records are looked through at once for those of a few types, and so often for one answer.
    private const int Window = 5_000;
    private const int MaxWindows = 20;

    public async Task<EventStretch> ReadAsync(
        TenantId tenant, EventPosition? after, IReadOnlyCollection<string>? types, int count, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<ScimPlatformDbContext>();
        var chain = await context.AuditChains.AsNoTracking().FirstOrDefaultAsync(chain => chain.TenantId == tenant, cancellationToken)
            ?? new AuditChain { TenantId = tenant };
        var oldest = await OldestAsync(context, chain, cancellationToken);
        if (after is null || after.Sequence < oldest - 1 || !await IsOursAsync(context, chain, after, cancellationToken))
        {
            var begin = new EventPosition(oldest - 1, await MarkAsync(context, chain, oldest - 1, cancellationToken) ?? 0);
            return after is null
                ? await ReadAsync(context, chain, begin, types, count, cancellationToken)
                : new EventStretch([], begin, IsGone: true, IsEnd: false);
        }

        return await ReadAsync(context, chain, after, types, count, cancellationToken);
    }

    private static async Task<EventStretch> ReadAsync(
        ScimPlatformDbContext context, AuditChain chain, EventPosition after, IReadOnlyCollection<string>? types, int count, CancellationToken cancellationToken)
    {
        var records = new List<AuditEvent>();
        var reached = after.Sequence;
        for (var windows = 0; reached < chain.LastSequence && records.Count < count && windows < MaxWindows; windows++)
        {
            var (from, until) = (reached, types is null ? chain.LastSequence : Math.Min(reached + Window, chain.LastSequence));
            var rows = Numbered(context, chain).Where(row => row.Sequence > from && row.Sequence <= until);
            var found = await (types is null ? rows : rows.Where(row => types.Contains(row.Action)))
                .OrderBy(row => row.Sequence).Take(count - records.Count).ToListAsync(cancellationToken);
            records.AddRange(found);
            reached = records.Count == count || types is null ? records.Count > 0 ? records[^1].Sequence!.Value : until : until;
        }

        var mark = reached == after.Sequence ? after.Mark : await MarkAsync(context, chain, reached, cancellationToken) ?? 0;
        return new EventStretch([.. records.Select(EventJson.View)], new EventPosition(reached, mark), IsGone: false, IsEnd: reached >= chain.LastSequence);
    }

    // The first by time of those that are kept; what a clock that was behind put before it by its number is kept as long as that one.
    private async Task<long> OldestAsync(ScimPlatformDbContext context, AuditChain chain, CancellationToken cancellationToken)
    {
        var from = time.Now() - settings.Retention;
        var oldest = await context.AuditEvents.AsNoTracking()
            .Where(row => row.TenantId == chain.TenantId && row.OccurredAt >= from && row.Sequence != null)
            .OrderBy(row => row.OccurredAt).ThenBy(row => row.Id).Select(row => row.Sequence).FirstOrDefaultAsync(cancellationToken);
        return oldest ?? chain.LastSequence + 1;
    }

    // After a restore the numbers of events that are gone are given to others.
    private static async Task<bool> IsOursAsync(ScimPlatformDbContext context, AuditChain chain, EventPosition after, CancellationToken cancellationToken) =>
        after.Sequence <= chain.LastSequence && (await MarkAsync(context, chain, after.Sequence, cancellationToken) ?? after.Mark) == after.Mark;

    /// <returns>null for an event that is not there</returns>
    private static async Task<ulong?> MarkAsync(ScimPlatformDbContext context, AuditChain chain, long sequence, CancellationToken cancellationToken) =>
        sequence == 0 ? EventPosition.Begin.Mark
        : sequence == chain.LastSequence ? Mark(chain.LastHash)
        : sequence == chain.PurgedSequence ? Mark(chain.PurgedHash)
        : await Numbered(context, chain).Where(row => row.Sequence == sequence).Select(row => row.Hash).FirstOrDefaultAsync(cancellationToken) is { } hash
            ? Mark(hash)
            : null;

    private static ulong Mark(byte[] hash) => BinaryPrimitives.ReadUInt64BigEndian(hash);

    private static IQueryable<AuditEvent> Numbered(ScimPlatformDbContext context, AuditChain chain) =>
        context.AuditEvents.AsNoTracking().Where(row => row.TenantId == chain.TenantId && row.Sequence != null);
}
