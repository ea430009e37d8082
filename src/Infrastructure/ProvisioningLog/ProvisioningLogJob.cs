using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.ProvisioningLog;
using ScimPlatform.Infrastructure.Jobs;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.ProvisioningLog;

/// <summary>Redacts and stores exchanges, many in one transaction of their own.</summary>
internal sealed partial class ProvisioningLogJob(
    ProvisioningLogBuffer buffer,
    ScimPlatformDbContext context,
    IUnitOfWork unitOfWork,
    ProvisioningLogSettings settings,
    ILogger<ProvisioningLogJob> logger) : IJob
{
    private const int AtOnce = 256;

    public static TimeSpan Pause { get; } = TimeSpan.FromMilliseconds(250);

    public static bool RunsAtStop => true;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (buffer.TakeDropped() is > 0 and var count)
        {
            Dropped(count);
        }

        while (buffer.Take(AtOnce) is { Count: > 0 } exchanges)
        {
            await StoreOrCountAsync(exchanges, cancellationToken);
            unitOfWork.Reset();
        }
    }

    // They are not tried again: one that can never be stored would keep out all that come after it.
    private async Task StoreOrCountAsync(IReadOnlyList<ProvisioningExchange> exchanges, CancellationToken cancellationToken)
    {
        try
        {
            await StoreAsync(exchanges, cancellationToken);
        }
        catch
        {
            buffer.CountDropped(exchanges.Count);
            throw;
        }
    }

    private async Task StoreAsync(IReadOnlyList<ProvisioningExchange> exchanges, CancellationToken cancellationToken)
    {
        // A tenant that was deleted meanwhile takes its log along.
        var tenants = exchanges.Select(exchange => exchange.Tenant).Distinct().ToList();
        var known = await context.Tenants.Where(tenant => tenants.Contains(tenant.Id)).Select(tenant => tenant.Id).ToListAsync(cancellationToken);
        context.AddRange(exchanges
            .Where(exchange => known.Contains(exchange.Tenant))
            .Select(exchange => Redaction.Of(exchange, settings.MaxBodySize)));
        await unitOfWork.SaveChangesAsync(cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} exchanges were not put in the provisioning log: more came than could be stored.")]
    private partial void Dropped(long count);
}
