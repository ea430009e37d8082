using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using ScimPlatform.Application.Common;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.Jobs;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.Auditing;

/// <summary>
/// Puts the new records of every tenant in its chain, a moment after they were written, so that no writer waits for another one's record.
/// Of nodes that seal the same at once one wins, and the others begin again with what is left.
/// </summary>
public sealed partial class AuditSealing(
    ScimPlatformDbContext context, IUnitOfWork unitOfWork, AuditKey key, IEnumerable<INumberedRecords> listeners, ILogger<AuditSealing> logger) : IJob
{
    private const int AtOnce = 200;
    private const int MostLate = 10 * AtOnce;

    private static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(1);

    private static int lastForged;

    // Records that the server did not write stay where they are, before those behind them.
    private int forged;

    public static TimeSpan Pause { get; } = TimeSpan.FromSeconds(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await SealSomeAsync(cancellationToken) == AtOnce)
        {
            unitOfWork.Reset();
        }

        if (Interlocked.Exchange(ref lastForged, forged) != forged && forged > 0)
        {
            NotOurs(forged);
        }
    }

    private async Task<int> SealSomeAsync(CancellationToken cancellationToken)
    {
        var unsealed = context.AuditEvents.Where(record => record.Sequence == null).OrderBy(record => record.OccurredAt).ThenBy(record => record.Id);
        var records = await unsealed.Skip(forged).Take(AtOnce).ToListAsync(cancellationToken);
        var late = records.Count < AtOnce ? [] : await LateAsync(unsealed.Skip(forged + AtOnce), records, cancellationToken);
        var own = SealingOrder.Of(records.Concat(late).Where(key.VouchesFor));
        forged += records.Count(record => !key.VouchesFor(record));
        foreach (var ofTenant in own.GroupBy(record => record.TenantId))
        {
            var chain = await context.AuditChains.FirstOrDefaultAsync(chain => chain.TenantId == ofTenant.Key, cancellationToken);
            Seal(ofTenant, chain ?? await BeginAsync(ofTenant.Key, cancellationToken));
        }

        if (own.Count > 0 && !await unitOfWork.TrySaveAsync(cancellationToken))
        {
            return 0;
        }

        Tell(own);
        return records.Count;
    }

    // Clocks of nodes differ: what came before one of those may have a later time.
    private static async Task<IReadOnlyList<AuditEvent>> LateAsync(
        IQueryable<AuditEvent> rest, List<AuditEvent> records, CancellationToken cancellationToken)
    {
        var until = records[^1].OccurredAt + ClockDifference;
        var targets = records.Select(record => record.TargetId).Distinct().ToList();
        return await rest.Where(record => record.OccurredAt <= until && targets.Contains(record.TargetId)).Take(MostLate).ToListAsync(cancellationToken);
    }

    private void Tell(IReadOnlyList<AuditEvent> numbered)
    {
        foreach (var tenant in numbered.Select(record => record.TenantId).Distinct())
        {
            foreach (var listener in listeners)
            {
                listener.Numbered(tenant);
            }
        }
    }

    // A chain that was broken stays so: its code is not made again for what it did not vouch for.
    private void Seal(IEnumerable<AuditEvent> records, AuditChain chain)
    {
        var isOurs = key.VouchesFor(chain);
        foreach (var record in records)
        {
            record.Sequence = ++chain.LastSequence;
            record.Hash = chain.LastHash = AuditSeal.Hash(chain.LastHash, record, chain.LastSequence);
        }

        chain.Mac = isOurs ? key.Mac(chain) : chain.Mac;
    }

    // Behind records whose chain was taken away, since their numbers are taken.
    private async Task<AuditChain> BeginAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var last = await context.AuditEvents.Where(record => record.TenantId == tenant).MaxAsync(record => record.Sequence, cancellationToken);
        var chain = new AuditChain { TenantId = tenant, LastSequence = Math.Max(0, last ?? 0) };
        chain.Mac = last is null ? key.Mac(chain) : null;
        context.AuditChains.Add(chain);
        return chain;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Count} records of the audit were not written by the server; audit verify names them.")]
    private partial void NotOurs(int count);
}
