using System.Threading.RateLimiting;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.WebApi.Configuration;
using ScimPlatform.WebApi.Telemetry;

namespace ScimPlatform.WebApi.RateLimiting;

/// <summary>How often one token, or one subject of a JWT, may ask on the SCIM plane: a steady rate with a burst before it, on this node.</summary>
internal sealed class CallerRate(RateLimitSettings settings, TimeProvider time)
{
    private const string Name = "scim";
    private const int Capacity = 100_000;

    private readonly RateStanding?[] standings = new RateStanding[settings.ScimBurst + 1];
    private readonly PartitionedRateLimiter<CallerKey>? limiter = settings is { Enabled: true, ScimPerSecond: > 0, ScimBurst: > 0 }
        ? new BoundedLimiter<CallerKey>(Capacity, () => new CellRateLimiter(settings.ScimPerSecond, settings.ScimBurst, time), time)
        : null;

    /// <summary>Counts a request of a caller that has signed in.</summary>
    /// <returns>why it is not served, or null</returns>
    public Error? Count(HttpContext context)
    {
        if (limiter is null)
        {
            return null;
        }

        using var lease = (TimedLease)limiter.AttemptAcquire(CallerKey.Of(context.User));
        StandingOf(lease.Left).TellOn(context);
        if (lease.IsAcquired)
        {
            return null;
        }

        ServerMetrics.Limited(Name);
        return new Error(ErrorKind.TooManyRequests, $"More than {settings.ScimPerSecond} requests a second.") { RetryAfter = TimeSpan.FromSeconds(1) };
    }

    // Made once for each number: this runs on every request.
    private RateStanding StandingOf(int left) => standings[left] ??= new RateStanding(
        RateStanding.PolicyOf(Name, settings.ScimBurst, SecondsFor(settings.ScimBurst)),
        RateStanding.StandingOf(Name, left, left == 0 ? 1 : SecondsFor(settings.ScimBurst - left)));

    private int SecondsFor(int requests) => RateStanding.WholeSeconds(TimeSpan.FromSeconds((double)requests / settings.ScimPerSecond));
}
