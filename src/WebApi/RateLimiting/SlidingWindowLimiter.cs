namespace ScimPlatform.WebApi.RateLimiting;

/// <summary>At most so many in any stretch of time that is as long as the window. What is refused does not count.</summary>
internal sealed class SlidingWindowLimiter(int most, TimeSpan window, TimeProvider time) : TimedLimiter
{
    private readonly Lock entry = new();
    private readonly Queue<long> moments = new();

    public override TimeSpan? IdleDuration
    {
        get
        {
            lock (entry)
            {
                return UntilOneLeaves() == TimeSpan.Zero ? TimeSpan.Zero : null;
            }
        }
    }

    protected override TimedLease Take(int permits)
    {
        lock (entry)
        {
            var wait = UntilOneLeaves();
            if (moments.Count + Math.Max(permits, 1) > most)
            {
                return new TimedLease(isAcquired: false, most - moments.Count, wait);
            }

            for (; permits > 0; permits--)
            {
                moments.Enqueue(time.GetTimestamp());
            }

            return new TimedLease(isAcquired: true, most - moments.Count, UntilOneLeaves());
        }
    }

    private TimeSpan UntilOneLeaves()
    {
        while (moments.TryPeek(out var oldest) && time.GetElapsedTime(oldest) >= window)
        {
            moments.Dequeue();
        }

        return moments.TryPeek(out var first) ? window - time.GetElapsedTime(first) : TimeSpan.Zero;
    }
}
