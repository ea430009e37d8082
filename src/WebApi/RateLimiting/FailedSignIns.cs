using System.Threading.RateLimiting;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.WebApi.Configuration;
using ScimPlatform.WebApi.Telemetry;

namespace ScimPlatform.WebApi.RateLimiting;

/// <summary>
/// How often credentials from one address may be wrong in a minute, on this node. Past that, wrong ones are told to wait; right ones are
/// let in as ever, so that nobody can lock an identity provider out that shares its address.
/// </summary>
internal sealed class FailedSignIns(RateLimitSettings settings, TimeProvider time)
{
    private const string Name = "sign-in";
    private const int Capacity = 10_000;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly string policy = RateStanding.PolicyOf(Name, settings.FailedSignInsPerMinute, (int)Window.TotalSeconds);
    private readonly PartitionedRateLimiter<ClientNetwork>? limiter = settings is { Enabled: true, FailedSignInsPerMinute: > 0 }
        ? new BoundedLimiter<ClientNetwork>(Capacity, () => new SlidingWindowLimiter(settings.FailedSignInsPerMinute, Window, time), time)
        : null;

    /// <summary>Counts a failed sign-in.</summary>
    /// <returns>that there were too many, or null while there were not</returns>
    public Error? Count(HttpContext context)
    {
        using var lease = (TimedLease?)limiter?.AttemptAcquire(ClientNetwork.Of(context.Connection.RemoteIpAddress));
        if (lease is null or { IsAcquired: true })
        {
            return null;
        }

        ServerMetrics.Limited(Name);
        new RateStanding(policy, RateStanding.StandingOf(Name, 0, RateStanding.WholeSeconds(lease.Wait))).TellOn(context);
        return new Error(ErrorKind.TooManyRequests, "Too many sign-ins from this address have failed.") { RetryAfter = lease.Wait };
    }
}
