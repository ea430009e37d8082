using MediatR;
using ScimPlatform.Application.Common;

namespace ScimPlatform.Application.LeakResponse;

/// <summary>Forgets reports that are too old to matter; answers how many.</summary>
public sealed record SweepLeakReportsCommand : ICommand<int>, IRepeatable;

internal sealed class SweepLeakReportsHandler(ILeakReportRepository reports, IUnitOfWork unitOfWork, TimeProvider time)
    : IRequestHandler<SweepLeakReportsCommand, int>
{
    public async Task<int> Handle(SweepLeakReportsCommand command, CancellationToken cancellationToken)
    {
        var old = await reports.OlderThanAsync(time.Now() - LeakReport.Memory, cancellationToken);
        foreach (var report in old)
        {
            reports.Remove(report);
        }

        await unitOfWork.SaveChangesAsync(cancellationToken);
        return old.Count;
    }
}
