using ScimPlatform.Application.Common.Errors;
using ScimPlatform.WebApi.Configuration;

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

    private readonly bool isOn = settings is { Enabled: true, FailedSignInsPerMinute: > 0 };
    private readonly string policy = RateStanding.PolicyOf(Name, settings.FailedSignInsPerMinute, (int)Window.TotalSeconds);
    private readonly Remembered<ClientNetwork, Failures> failures =
        new(Capacity, () => new Failures(), failed => failed.LeftOf(Window, time) > TimeSpan.Zero, time);

    /// <summary>Counts a failed sign-in.</summary>
    /// <returns>that there were too many, or null while there were not</returns>
    public Error? Count(HttpContext context)
    {
        if (!isOn)
        {
            return null;
        }

        var wait = failures.Of(ClientNetwork.Of(context.Connection.RemoteIpAddress)).Add(settings.FailedSignInsPerMinute, Window, time);
        if (wait is null)
        {
            return null;
        }

        new RateStanding(policy, RateStanding.StandingOf(Name, 0, RateStanding.WholeSeconds(wait.Value))).TellOn(context);
        return new Error(ErrorKind.TooManyRequests, "Too many sign-ins from this address have failed.") { RetryAfter = wait };
    }

    /// <summary>The failures of one address since the first of them, for a minute.</summary>
    private sealed class Failures
    {
        private readonly Lock entry = new();
        private long first;
        private int count;

        public TimeSpan LeftOf(TimeSpan window, TimeProvider time)
        {
            lock (entry)
            {
                return count == 0 ? TimeSpan.Zero : window - time.GetElapsedTime(first);
            }
        }

        /// <returns>how long to wait when there are too many, or null</returns>
        public TimeSpan? Add(int most, TimeSpan window, TimeProvider time)
        {
            lock (entry)
            {
                if (LeftOf(window, time) <= TimeSpan.Zero)
                {
                    first = time.GetTimestamp();
                    count = 0;
                }

                count = Math.Min(count, most) + 1;
                return count > most ? LeftOf(window, time) : null;
            }
        }
    }
}
