using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Audit;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.Auditing;

/// <inheritdoc cref="IAuditVerification"/>
public sealed class AuditVerification(ScimPlatformDbContext context, AuditKey key) : IAuditVerification
{
    private const int AtOnce = 1000;

    /// <summary>Every tenant that there is or that the audit knows of, gone ones included.</summary>
    public async Task<IReadOnlyList<TenantId>> TenantsAsync(CancellationToken cancellationToken)
    {
        var there = await context.Tenants.Select(tenant => tenant.Id).ToListAsync(cancellationToken);
        var ofRecords = await context.AuditEvents.Select(record => record.TenantId).Distinct().ToListAsync(cancellationToken);
        var ofChains = await context.AuditChains.Select(chain => chain.TenantId).ToListAsync(cancellationToken);
        return [.. there.Union(ofRecords).Union(ofChains)];
    }

    /// <inheritdoc/>
    public async Task<VerifiedChain> VerifyAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        while (true)
        {
            var found = await ChainAsync(tenant, cancellationToken);
            var chain = found ?? await WithoutEndAsync(tenant, cancellationToken);
            var walk = new ChainWalk(chain);
            await WalkAsync(walk, chain, cancellationToken);
            var (besides, waiting) = await BesidesAsync(chain, cancellationToken);
            var now = await ChainAsync(tenant, cancellationToken);

            // A purge meanwhile took records away from under the walk.
            if (now?.PurgedSequence == found?.PurgedSequence)
            {
                IReadOnlyList<string> faults =
                [
                    .. Ends(found, walk, waiting), .. walk.End(hasEnd: found is not null),
                    .. besides.Where(record => record.Sequence is not { } number || number <= chain.PurgedSequence || number > (now ?? chain).LastSequence)
                        .Select(Outside),
                ];
                return new VerifiedChain(
                    tenant, walk.Seen, chain.PurgedSequence + 1, chain.LastSequence, Convert.ToHexStringLower(chain.LastHash), faults);
            }
        }
    }

    private IEnumerable<string> Ends(AuditChain? chain, ChainWalk walk, int waiting) => chain switch
    {
        null when walk.Seen > 0 => ["the chain's end is missing"],
        null => waiting > 0 ? [] : ["there are no records"],
        { Mac: null } => ["nothing vouches for where the chain begins and ends"],
        _ when !key.VouchesFor(chain) => ["where the chain begins and ends was changed"],
        _ when walk.BeginsOtherwise => ["the record of the tenant's creation is missing"],
        _ => [],
    };

    private static string Outside(AuditEvent record) => record.Sequence is { } number
        ? $"record {number} is outside the chain ({record.Id})"
        : $"record {record.Id} was not written by the server";

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

    // What has a number outside the chain, and what waits for one without the server's code. Those that are sealed meanwhile are in it by now.
    private async Task<(List<AuditEvent> Besides, int Waiting)> BesidesAsync(AuditChain chain, CancellationToken cancellationToken)
    {
        var records = await context.AuditEvents.AsNoTracking()
            .Where(record => record.TenantId == chain.TenantId
                && (record.Sequence == null || record.Sequence <= chain.PurgedSequence || record.Sequence > chain.LastSequence))
            .OrderBy(record => record.Sequence)
            .ToListAsync(cancellationToken);
        return (records, records.RemoveAll(record => record.Sequence is null && key.VouchesFor(record)));
    }

    private Task<AuditChain?> ChainAsync(TenantId tenant, CancellationToken cancellationToken) =>
        context.AuditChains.AsNoTracking().SingleOrDefaultAsync(chain => chain.TenantId == tenant, cancellationToken);

    // Without a chain there can be no sealed record: whoever took the chain away left an end that nothing vouches for.
    private async Task<AuditChain> WithoutEndAsync(TenantId tenant, CancellationToken cancellationToken) => new()
    {
        TenantId = tenant,
        LastSequence = Math.Max(
            0, await context.AuditEvents.Where(record => record.TenantId == tenant).MaxAsync(record => record.Sequence, cancellationToken) ?? 0),
    };
}
