using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Common;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.Auditing;

/// <summary>
/// Gives a code to chains and records of before there were codes. The operator asks for it, once, after an upgrade: whoever could do it by
/// leaving a code out would have no need to forge one.
/// </summary>
public sealed class AuditVouching(ScimPlatformDbContext context, IUnitOfWork unitOfWork, AuditKey key)
{
    /// <returns>how many chains and records had none</returns>
    public async Task<(int Chains, int Records)> RunAsync(CancellationToken cancellationToken)
    {
        var chains = await context.AuditChains.Where(chain => chain.Mac == null).ToListAsync(cancellationToken);
        chains.ForEach(chain => chain.Mac = key.Mac(chain));
        var records = await context.AuditEvents.Where(record => record.Sequence == null && record.Hash == null).ToListAsync(cancellationToken);
        records.ForEach(record => record.Hash = key.Mac(record));
        await unitOfWork.SaveChangesAsync(cancellationToken);
        return (chains.Count, records.Count);
    }
}
