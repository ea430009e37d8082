using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.ProvisioningLog;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.Jobs;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.ProvisioningLog;

/// <summary>Keeps each tenant's log to its bounds: what is too old goes, and the oldest of what is too many.</summary>
internal sealed class ProvisioningLogPurge(
    ScimPlatformDbContext context, IUnitOfWork unitOfWork, ProvisioningLogSettings settings, TimeProvider time) : IJob
{
    private const int AtOnce = 500;

    public static TimeSpan Pause { get; } = TimeSpan.FromMinutes(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var oldest = time.Now() - settings.MaxAge;
        foreach (var tenant in await context.Tenants.Select(tenant => tenant.Id).ToListAsync(cancellationToken))
        {
            var kept = await OldestKeptAsync(tenant, cancellationToken);
            while (await RemoveSomeAsync(tenant, kept > oldest ? kept.Value : oldest, cancellationToken) == AtOnce)
            {
                unitOfWork.Reset();
            }
        }
    }

    private async Task<int> RemoveSomeAsync(TenantId tenant, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var old = await context.ProvisioningEntries.AsNoTracking()
            .Where(entry => entry.TenantId == tenant && entry.OccurredAt < before)
            .OrderBy(entry => entry.OccurredAt).ThenBy(entry => entry.Id)
            .Take(AtOnce)
            .Select(entry => new ProvisioningEntry { TenantId = entry.TenantId, OccurredAt = entry.OccurredAt, Id = entry.Id })
            .ToListAsync(cancellationToken);
        context.ProvisioningEntries.RemoveRange(old);
        await unitOfWork.SaveChangesAsync(cancellationToken);
        return old.Count;
    }

    private async Task<DateTimeOffset?> OldestKeptAsync(TenantId tenant, CancellationToken cancellationToken) =>
        await context.ProvisioningEntries
            .Where(entry => entry.TenantId == tenant)
            .OrderByDescending(entry => entry.OccurredAt).ThenByDescending(entry => entry.Id)
            .Skip(settings.MaxEntries - 1)
            .Select(entry => (DateTimeOffset?)entry.OccurredAt)
            .FirstOrDefaultAsync(cancellationToken);
}
