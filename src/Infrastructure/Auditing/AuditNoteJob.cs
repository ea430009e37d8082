using Microsoft.Extensions.Logging;
using ScimPlatform.Application.Common;
using ScimPlatform.Infrastructure.Jobs;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.Auditing;

/// <summary>Stores what was noted. What cannot be stored stays noted and is tried again.</summary>
internal sealed partial class AuditNoteJob(
    AuditNotes notes, AuditRecords records, ScimPlatformDbContext context, IUnitOfWork unitOfWork, ILogger<AuditNoteJob> logger) : IJob
{
    public static TimeSpan Pause { get; } = TimeSpan.FromSeconds(1);

    public static bool RunsAtStop => true;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (notes.TakeDropped() is > 0 and var count)
        {
            Dropped(count);
        }

        var due = notes.Due();
        if (due.Count == 0)
        {
            return;
        }

        context.AddRange(due.Select(note => note.Value.ToRecord(records)));
        await unitOfWork.SaveChangesAsync(cancellationToken);
        foreach (var note in due)
        {
            notes.Stored(note);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} events were not put in the audit: too many kinds of them at once.")]
    private partial void Dropped(long count);
}
