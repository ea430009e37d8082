using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Common;

namespace ScimPlatform.Infrastructure.Persistence.Queries;

internal sealed class InstallationCountsQuery(ScimPlatformDbContext context, StoreFailures failures) : IInstallationCounts
{
    public async Task<InstallationCounts> CountAsync(CancellationToken cancellationToken)
    {
        try
        {
            return new InstallationCounts(
                await context.Tenants.CountAsync(cancellationToken),
                await context.AuditEvents.CountAsync(record => record.Sequence == null, cancellationToken));
        }
        catch (Exception exception) when (failures.Translate(exception) is { } fault)
        {
            throw fault;
        }
    }
}
