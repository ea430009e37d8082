using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Audit;
using ScimPlatform.Application.Common;
using ScimPlatform.Infrastructure.Jobs;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.Auditing;

/// <summary>
/// Removes records that are older than they are to be kept, from the beginning of each chain on; the chain remembers where it begins then.
/// It stops where a record is missing, and takes nothing from a chain that nobody vouches for, so that what was done otherwise is not covered up.
/// </summary>
internal sealed class AuditPurge(ScimPlatformDbContext context, IUnitOfWork unitOfWork, AuditSettings settings, AuditKey key, TimeProvider time) : IJob
{
    private const int AtOnce = 1000;

    public static TimeSpan Pause { get; } = TimeSpan.FromMinutes(10);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (settings.RetentionDays == 0)
        {
            return;
        }

        var before = time.Now().AddDays(-settings.RetentionDays);
        foreach (var tenant in await context.AuditChains.Select(chain => chain.TenantId).ToListAsync(cancellationToken))
        {
            while (await PurgeSomeAsync(tenant, before, cancellationToken) == AtOnce)
            {
                unitOfWork.Reset();
            }

            unitOfWork.Reset();
        }
    }

    private async Task<int> PurgeSomeAsync(Domain.Tenants.TenantId tenant, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var chain = await context.AuditChains.SingleAsync(chain => chain.TenantId == tenant, cancellationToken);
        if (!key.VouchesFor(chain))
        {
            return 0;
        }

        var begin = chain.PurgedSequence;
        var oldest = await context.AuditEvents.AsNoTracking()
            .Where(record => record.TenantId == tenant && record.Sequence > begin)
            .OrderBy(record => record.Sequence)
            .Take(AtOnce)
            .ToListAsync(cancellationToken);
        var old = oldest.TakeWhile((record, place) => record.OccurredAt < before && record.Sequence == begin + place + 1).ToList();
        if (old.Count == 0)
        {
            return 0;
        }

        var last = old[^1];
        context.Execute($"DELETE FROM AuditEvents WHERE TenantId = {tenant.Value} AND Sequence > {begin} AND Sequence <= {last.Sequence!.Value}");
        (chain.PurgedSequence, chain.PurgedHash) = (last.Sequence.Value, last.Hash!);
        chain.Mac = key.Mac(chain);
        return await unitOfWork.TrySaveAsync(cancellationToken) ? old.Count : 0;
    }
}
