namespace ScimPlatform.Application.LeakResponse;

/// <summary>A report of leaks that was taken.</summary>
/// <param name="Hash">SHA-256 of the report, in hexadecimal</param>
/// <param name="At">when it came</param>
public sealed record LeakReport(string Hash, DateTimeOffset At)
{
    /// <summary>How long a report is known. A later one finds nothing to end that the first has not ended.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromDays(30);
}

/// <summary>The reports of leaks that were taken, so that none is taken twice.</summary>
public interface ILeakReportRepository
{
    Task<bool> HasComeAsync(string hash, CancellationToken cancellationToken);

    /// <summary>Stored when the unit of work is saved; of two that are the same, one fails.</summary>
    void Add(LeakReport report);

    /// <summary>Reports from before that moment, a few at once.</summary>
    Task<IReadOnlyList<LeakReport>> OlderThanAsync(DateTimeOffset moment, CancellationToken cancellationToken);

    void Remove(LeakReport report);
}
