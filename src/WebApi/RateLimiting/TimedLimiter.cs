using System.Threading.RateLimiting;

namespace ScimPlatform.WebApi.RateLimiting;

/// <summary>A limit over time that goes by a <see cref="TimeProvider"/>, which the framework's own do not. Nobody waits in it.</summary>
internal abstract class TimedLimiter : RateLimiter
{
    public override RateLimiterStatistics? GetStatistics() => null;

    /// <param name="permits">how many to take; 0 asks whether there is one</param>
    protected abstract TimedLease Take(int permits);

    protected override RateLimitLease AttemptAcquireCore(int permitCount) => Take(permitCount);

    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken) => new(Take(permitCount));
}

/// <summary>What a <see cref="TimedLimiter"/> answered.</summary>
/// <param name="isAcquired">whether the request is admitted</param>
/// <param name="left">how many more are, by now</param>
/// <param name="wait">the time in which one more will be</param>
internal sealed class TimedLease(bool isAcquired, int left, TimeSpan wait) : RateLimitLease
{
    public override bool IsAcquired => isAcquired;

    public int Left => left;

    public TimeSpan Wait => wait;

    public override IEnumerable<string> MetadataNames => [MetadataName.RetryAfter.Name];

    public override bool TryGetMetadata(string metadataName, out object? metadata)
    {
        metadata = metadataName == MetadataName.RetryAfter.Name ? wait : null;
        return metadata is not null;
    }
}
