using ScimPlatform.Application.Common;
using ScimPlatform.Infrastructure.Jobs;
using ScimPlatform.Infrastructure.Persistence;
using ScimPlatform.Infrastructure.Persistence.Statements;

namespace ScimPlatform.Infrastructure.Auditing;

/// <summary>
/// Puts the new records of every tenant in its chain, a moment after they were written, so that no writer waits for another one's record.
/// Of nodes that seal the same at once one wins, and the others begin again with what is left.
/// </summary>
internal sealed class AuditSealing(ScimPlatformDbContext context, IUnitOfWork unitOfWork) : IJob
{
    private const int AtOnce = 200;

    private static readonly TrackedRows<AuditEvent> Unsealed = new($"[Sequence] IS NULL ORDER BY [OccurredAt], [Id] {Statement.Page}", "skip", "count");
    private static readonly TrackedRows<AuditChain> OfTenant = new("[TenantId] = @tenant", "tenant");

    public static TimeSpan Pause { get; } = TimeSpan.FromSeconds(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await SealSomeAsync(cancellationToken) == AtOnce)
        {
            unitOfWork.Reset();
        }
    }

    private async Task<int> SealSomeAsync(CancellationToken cancellationToken)
    {
        var records = await context.LoadAsync(Unsealed, [0, AtOnce], cancellationToken);
        if (records.Count == 0)
        {
            return 0;
        }

        foreach (var ofTenant in records.GroupBy(record => record.TenantId))
        {
            var chain = await context.LoadAsync(OfTenant, [ofTenant.Key.Value], cancellationToken);
            Seal(ofTenant, chain.SingleOrDefault() ?? Begin(ofTenant.Key));
        }

        return await unitOfWork.TrySaveAsync(cancellationToken) ? records.Count : 0;
    }

    private static void Seal(IEnumerable<AuditEvent> records, AuditChain chain)
    {
        foreach (var record in records)
        {
            record.Sequence = ++chain.LastSequence;
            record.Hash = chain.LastHash = AuditSeal.Hash(chain.LastHash, record, chain.LastSequence);
        }
    }

    private AuditChain Begin(Domain.Tenants.TenantId tenant)
    {
        var chain = new AuditChain { TenantId = tenant };
        context.AuditChains.Add(chain);
        return chain;
    }
}
