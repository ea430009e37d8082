namespace ScimPlatform.WebApi.RateLimiting;

/// <summary>
/// A steady rate with a burst before it. It is the generic cell rate algorithm: the moment at which the burst will be whole again is all
/// there is to remember.
/// </summary>
internal sealed class CellRateLimiter(int perSecond, int burst, TimeProvider time) : TimedLimiter
{
    private readonly long perPermit = time.TimestampFrequency / perSecond;
    private long full;

    public override TimeSpan? IdleDuration => Volatile.Read(ref full) > time.GetTimestamp() ? null : TimeSpan.Zero;

    protected override TimedLease Take(int permits)
    {
        while (true)
        {
            var (now, seen) = (time.GetTimestamp(), Volatile.Read(ref full));
            var after = Math.Max(seen, now) + (permits * perPermit);
            var left = burst - (int)((after - now + perPermit - 1) / perPermit);
            if (left < 0 || Interlocked.CompareExchange(ref full, after, seen) == seen)
            {
                return new TimedLease(left >= 0, Math.Max(left, 0), TimeSpan.FromSeconds(1.0 / perSecond));
            }
        }
    }
}
