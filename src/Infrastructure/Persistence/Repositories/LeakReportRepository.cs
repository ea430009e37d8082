using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.LeakResponse;

namespace ScimPlatform.Infrastructure.Persistence.Repositories;

internal sealed class LeakReportRepository(ScimPlatformDbContext context) : ILeakReportRepository
{
    private const int AtOnce = 500;

    public Task<bool> HasComeAsync(string hash, CancellationToken cancellationToken) =>
        context.LeakReports.AnyAsync(report => report.Hash == hash, cancellationToken);

    public void Add(LeakReport report) => context.Add(report);

    public async Task<IReadOnlyList<LeakReport>> OlderThanAsync(DateTimeOffset moment, CancellationToken cancellationToken) =>
        await context.LeakReports.Where(report => report.At <= moment)
            .OrderBy(report => report.At).ThenBy(report => report.Hash).Take(AtOnce).ToListAsync(cancellationToken);

    public void Remove(LeakReport report) => context.LeakReports.Remove(report);
}
