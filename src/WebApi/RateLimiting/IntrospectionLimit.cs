using System.Threading.RateLimiting;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Domain.Common;
using ScimPlatform.WebApi.Configuration;
using ScimPlatform.WebApi.Telemetry;

namespace ScimPlatform.WebApi.RateLimiting;

/// <summary>At most so many questions of one caller in any minute, on this node, about what clear values are.</summary>
public sealed class IntrospectionLimit(RateLimitSettings settings, TimeProvider time)
{
    private const int Capacity = 100_000;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<Actor>? limiter = settings is { Enabled: true, IntrospectionsPerMinute: > 0 }
        ? new BoundedLimiter<Actor>(Capacity, () => new SlidingWindowLimiter(settings.IntrospectionsPerMinute, Window, time), time)
        : null;

    /// <exception cref="Refusal">too many questions; its error says when to try again</exception>
    public void Admit(Actor actor)
    {
        using var lease = (TimedLease?)limiter?.AttemptAcquire(actor);
        if (lease is { IsAcquired: false })
        {
            ServerMetrics.Limited("introspection");
            throw new Refusal(new Error(
                ErrorKind.TooManyRequests, $"At most {settings.IntrospectionsPerMinute} tokens can be asked about in a minute.")
            { RetryAfter = lease.Wait });
        }
    }
}
