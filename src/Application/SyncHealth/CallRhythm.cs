namespace ScimPlatform.Application.SyncHealth;

/// <summary>
/// How regularly a credential is used. Calls come in bursts: a connector that synchronizes every 40 minutes makes many calls within moments, then none.
/// A call that comes more than <see cref="Pause"/> after the one before begins a burst; the rhythm is the median time from one begin to the next.
/// </summary>
/// <param name="BurstAt">when the last burst began</param>
/// <param name="Gaps">the seconds between the begins of the last bursts, the oldest first</param>
public sealed record CallRhythm(DateTimeOffset BurstAt, IReadOnlyList<int> Gaps)
{
    /// <summary>So many bursts are looked at.</summary>
    public const int MostBursts = 20;

    /// <summary>With fewer than these nothing is known.</summary>
    public const int FewestBursts = 5;

    /// <summary>Silence of so many times the usual length is too long.</summary>
    public const int Patience = 3;

    /// <summary>Longer than the pauses within a round of synchronization, and than the minute within which uses of a credential are stored once.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    /// <summary>The median gap, or null while too little is known.</summary>
    public TimeSpan? Length => Gaps.Count < FewestBursts - 1 ? null : TimeSpan.FromSeconds(Median([.. Gaps.Order()]));

    /// <summary>The rhythm after another call.</summary>
    /// <param name="before">what was known; null at the first call</param>
    /// <param name="last">the call before</param>
    /// <param name="call">the call</param>
    public static CallRhythm After(CallRhythm? before, DateTimeOffset last, DateTimeOffset call) =>
        before is null ? new CallRhythm(call, [])
        : call - last <= Pause ? before
        : new CallRhythm(call, [.. before.Gaps.Append((int)Math.Min((call - before.BurstAt).TotalSeconds, int.MaxValue)).TakeLast(MostBursts - 1)]);

    /// <summary>From when on a silence since the last call is too long; null while no rhythm is known.</summary>
    public DateTimeOffset? StallsAt(DateTimeOffset last) => last + (Length * Patience);

    private static int Median(int[] sorted) => (int)(((long)sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2);
}
