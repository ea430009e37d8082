using ScimPlatform.Application.Common.Errors;
using ScimPlatform.WebApi.Configuration;

namespace ScimPlatform.WebApi.RateLimiting;

/// <summary>
/// How often one token, or one subject of a JWT, may ask on the SCIM plane: a steady rate with a burst before it, on this node. It is the
/// generic cell rate algorithm: the moment at which a caller's burst will be whole again is all there is to remember of it.
/// </summary>
internal sealed class CallerRate(RateLimitSettings settings, TimeProvider time)
{
    private const string Name = "scim";
    private const int Capacity = 100_000;

    private readonly bool isOn = settings is { Enabled: true, ScimPerSecond: > 0, ScimBurst: > 0 };
    private readonly long perRequest = time.TimestampFrequency / Math.Max(1, settings.ScimPerSecond);
    private readonly RateStanding?[] standings = new RateStanding[settings.ScimBurst + 1];
    private readonly Remembered<CallerKey, Bucket> buckets =
        new(Capacity, () => new Bucket(), bucket => bucket.IsNotFull(time.GetTimestamp()), time);

    /// <summary>Counts a request of a caller that has signed in.</summary>
    /// <returns>why it is not served, or null</returns>
    public Error? Count(HttpContext context)
    {
        if (!isOn)
        {
            return null;
        }

        var left = buckets.Of(CallerKey.Of(context.User)).Take(time.GetTimestamp(), perRequest, settings.ScimBurst);
        StandingOf(Math.Max(0, left)).TellOn(context);
        return left >= 0
            ? null
            : new Error(ErrorKind.TooManyRequests, $"More than {settings.ScimPerSecond} requests a second.") { RetryAfter = TimeSpan.FromSeconds(1) };
    }

    // Made once for each number: this runs on every request.
    private RateStanding StandingOf(int left) => standings[left] ??= new RateStanding(
        RateStanding.PolicyOf(Name, settings.ScimBurst, SecondsFor(settings.ScimBurst)),
        RateStanding.StandingOf(Name, left, left == 0 ? 1 : SecondsFor(settings.ScimBurst - left)));

    private int SecondsFor(int requests) => RateStanding.WholeSeconds(TimeSpan.FromSeconds((double)requests / settings.ScimPerSecond));

    private sealed class Bucket
    {
        private long full;

        public bool IsNotFull(long now) => Volatile.Read(ref full) > now;

        /// <returns>how many requests are left, or less than nothing when there was none</returns>
        public int Take(long now, long perRequest, int burst)
        {
            while (true)
            {
                var seen = Volatile.Read(ref full);
                var after = Math.Max(seen, now) + perRequest;
                var left = burst - ((after - now + perRequest - 1) / perRequest);
                if (left < 0 || Interlocked.CompareExchange(ref full, after, seen) == seen)
                {
                    return (int)left;
                }
            }
        }
    }
}
