using System.Threading.RateLimiting;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.WebApi.Telemetry;

namespace ScimPlatform.WebApi.RateLimiting;

/// <summary>At most so many acts of one key in any minute, on this node.</summary>
/// <param name="most">how many; 0 for no limit</param>
/// <param name="name">by which the metrics know it</param>
/// <param name="detail">what is told beyond it</param>
/// <param name="time">the clock</param>
internal sealed class MinuteLimit<TKey>(int most, string name, string detail, TimeProvider time)
    where TKey : notnull
{
    private const int Capacity = 100_000;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<TKey>? limiter = most > 0
        ? new BoundedLimiter<TKey>(Capacity, () => new SlidingWindowLimiter(most, Window, time), time)
        : null;

    /// <exception cref="Refusal">too many; its error says when to try again</exception>
    public void Admit(TKey key)
    {
        using var lease = (TimedLease?)limiter?.AttemptAcquire(key);
        if (lease is { IsAcquired: false })
        {
            ServerMetrics.Limited(name);
            throw new Refusal(new Error(ErrorKind.TooManyRequests, detail) { RetryAfter = lease.Wait });
        }
    }
}
