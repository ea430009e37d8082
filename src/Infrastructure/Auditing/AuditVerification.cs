using Microsoft.EntityFrameworkCore;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.Auditing;

/// <summary>Tells whether the records of the audit are still those that were written.</summary>
public sealed class AuditVerification(ScimPlatformDbContext context)
{
    private const int AtOnce = 1000;

    /// <summary>Every tenant that the audit knows of, gone ones included.</summary>
    public async Task<IReadOnlyList<TenantId>> TenantsAsync(CancellationToken cancellationToken)
    {
        var ofRecords = await context.AuditEvents.Select(record => record.TenantId).Distinct().ToListAsync(cancellationToken);
        var ofChains = await context.AuditChains.Select(chain => chain.TenantId).ToListAsync(cancellationToken);
        return [.. ofRecords.Union(ofChains)];
    }

    /// <summary>Walks through the chain of a tenant as far as it went when the walk began.</summary>
    public async Task<VerifiedChain> VerifyAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        while (true)
        {
            var chain = await ChainAsync(tenant, cancellationToken);
            var walk = new ChainWalk(chain);
            await WalkAsync(walk, chain, cancellationToken);

            // A purge meanwhile took records away from under the walk.
            if ((await ChainAsync(tenant, cancellationToken)).PurgedSequence == chain.PurgedSequence)
            {
                return new VerifiedChain(tenant, walk.Seen, chain.LastSequence, Convert.ToHexStringLower(chain.LastHash), walk.End());
            }
        }
    }

    private async Task WalkAsync(ChainWalk walk, AuditChain chain, CancellationToken cancellationToken)
    {
        List<AuditEvent> records;
        do
        {
            var last = walk.Last;
            records = await context.AuditEvents.AsNoTracking()
                .Where(record => record.TenantId == chain.TenantId && record.Sequence > last && record.Sequence <= chain.LastSequence)
                .OrderBy(record => record.Sequence)
                .Take(AtOnce)
                .ToListAsync(cancellationToken);
            records.ForEach(walk.Next);
        }
        while (records.Count == AtOnce);
    }

    // Without a chain there can be no sealed record: whoever took the chain away left an end that nothing vouches for.
    private async Task<AuditChain> ChainAsync(TenantId tenant, CancellationToken cancellationToken) =>
        await context.AuditChains.AsNoTracking().SingleOrDefaultAsync(chain => chain.TenantId == tenant, cancellationToken)
        ?? new AuditChain
        {
            TenantId = tenant,
            LastSequence = await context.AuditEvents.Where(record => record.TenantId == tenant).MaxAsync(record => record.Sequence, cancellationToken) ?? 0,
        };
}

/// <param name="Tenant">whose</param>
/// <param name="Records">how many records are there</param>
/// <param name="Head">the number of the last record that was sealed</param>
/// <param name="HeadHash">its hash, which tells chains apart that were written anew as a whole</param>
/// <param name="Faults">what is wrong, by the numbers of the records; empty when nothing is</param>
public sealed record VerifiedChain(TenantId Tenant, long Records, long Head, string HeadHash, IReadOnlyList<string> Faults);
