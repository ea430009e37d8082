namespace ScimPlatform.Infrastructure.Webhooks;

/// <summary>When an attempt that failed is made again: after 5 seconds, then twice as long each time up to 12 hours, with jitter, for three days.</summary>
internal static class RetrySchedule
{
    public static readonly TimeSpan First = TimeSpan.FromSeconds(5);
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);
    public static readonly TimeSpan Whole = TimeSpan.FromDays(3);

    // 5 s doubled so often is more than 12 h.
    private const int MostDoublings = 14;
    private const double Jitter = 0.25;

    public static bool IsOver(DateTimeOffset since, DateTimeOffset now) => now - since >= Whole;

    /// <param name="attempts">how many were made</param>
    /// <param name="since">when they began</param>
    /// <param name="now">when the last of them ended</param>
    /// <param name="random">from 0 to 1</param>
    public static DateTimeOffset Next(int attempts, DateTimeOffset since, DateTimeOffset now, double random)
    {
        var pause = Least(First * Math.Pow(2, Math.Min(attempts - 1, MostDoublings)), Longest) * (1 - Jitter + (2 * Jitter * random));
        var (next, end) = (now + Least(pause < First ? First : pause, Longest), since + Whole);
        return next < end ? next : end;
    }

    private static TimeSpan Least(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
