using System.Threading.RateLimiting;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.OAuthClients.AccessTokens;
using ScimPlatform.Domain.OAuthClients;
using ScimPlatform.WebApi.Configuration;
using ScimPlatform.WebApi.Telemetry;

namespace ScimPlatform.WebApi.RateLimiting;

/// <summary>At most so many access tokens of one client in any minute, on this node.</summary>
internal sealed class AccessTokenLimit(RateLimitSettings settings, TimeProvider time) : IAccessTokenLimit
{
    private const int Capacity = 100_000;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<OAuthClientId>? limiter = settings is { Enabled: true, AccessTokensPerMinute: > 0 }
        ? new BoundedLimiter<OAuthClientId>(Capacity, () => new SlidingWindowLimiter(settings.AccessTokensPerMinute, Window, time), time)
        : null;

    public void Admit(OAuthClientId client)
    {
        using var lease = (TimedLease?)limiter?.AttemptAcquire(client);
        if (lease is { IsAcquired: false })
        {
            ServerMetrics.Limited("access-token");
            throw new Refusal(new Error(
                ErrorKind.TooManyRequests, $"A client gets at most {settings.AccessTokensPerMinute} access tokens in a minute. They can be used until they expire.")
            { RetryAfter = lease.Wait });
        }
    }
}
