namespace ScimPlatform.WebApi.RateLimiting.Shares;

/// <summary>The cores that this process may use, and whether it keeps more than half of them at work.</summary>
/// <param name="count">how many there are</param>
/// <param name="used">the time that the process has spent on cores up to now, of all of them together</param>
/// <param name="time">that passed meanwhile</param>
internal sealed class Cores(int count, Func<TimeSpan> used, TimeProvider time)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(10);

    private readonly Lock looking = new();
    private long lastLook = time.GetTimestamp();
    private TimeSpan usedThen = used();
    private bool areBusy;

    public int Count { get; } = count;

    public static Cores OfThisProcess(TimeProvider time) => new(Environment.ProcessorCount, () => Environment.CpuUsage.TotalTime, time);

    /// <summary>Whether they were between the last two looks, which are some milliseconds apart, more where nobody asked.</summary>
    public bool AreBusy()
    {
        lock (looking)
        {
            var passed = time.GetElapsedTime(lastLook);
            if (passed >= BetweenLooks)
            {
                var usedNow = used();
                areBusy = (usedNow - usedThen) * 2 > passed * Count;
                (lastLook, usedThen) = (time.GetTimestamp(), usedNow);
            }

            return areBusy;
        }
    }
}
