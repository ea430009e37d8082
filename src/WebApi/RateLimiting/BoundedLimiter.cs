using System.Collections.Concurrent;
using System.Threading.RateLimiting;

namespace ScimPlatform.WebApi.RateLimiting;

/// <summary>
/// A limiter for each key, in bounded memory: the framework's own keeps as many as there are keys. Whoever comes when the table is full
/// shares one limiter with all others of that kind. A key that is forgotten at the very moment it comes again begins anew, which may count
/// one request too few.
/// </summary>
/// <param name="capacity">how many keys are told apart</param>
/// <param name="create">makes the limiter of a new key; one that is idle counts as new, and is forgotten</param>
/// <param name="time">tells when to look for what can be forgotten</param>
internal sealed class BoundedLimiter<TKey>(int capacity, Func<RateLimiter> create, TimeProvider time) : PartitionedRateLimiter<TKey>
    where TKey : notnull
{
    private static readonly TimeSpan BetweenSweeps = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<TKey, RateLimiter> limiters = new();
    private readonly RateLimiter others = create();
    private readonly Lock adding = new();
    private long lastSweep = time.GetTimestamp();

    public override RateLimiterStatistics? GetStatistics(TKey resource) => Of(resource).GetStatistics();

    protected override RateLimitLease AttemptAcquireCore(TKey resource, int permitCount) => Of(resource).AttemptAcquire(permitCount);

    protected override ValueTask<RateLimitLease> AcquireAsyncCore(TKey resource, int permitCount, CancellationToken cancellationToken) =>
        Of(resource).AcquireAsync(permitCount, cancellationToken);

    private RateLimiter Of(TKey key) => limiters.TryGetValue(key, out var known) ? known : Add(key);

    private RateLimiter Add(TKey key)
    {
        lock (adding)
        {
            if (time.GetElapsedTime(lastSweep) >= BetweenSweeps)
            {
                Sweep();
            }

            return limiters.Count < capacity ? limiters.GetOrAdd(key, _ => create()) : others;
        }
    }

    // What is forgotten is not disposed of: a request may hold it since a moment ago, and it has nothing but memory.
    private void Sweep()
    {
        foreach (var idle in limiters.Where(limiter => limiter.Value.IdleDuration is not null))
        {
            limiters.TryRemove(idle);
        }

        lastSweep = time.GetTimestamp();
    }
}
