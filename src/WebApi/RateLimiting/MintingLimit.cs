using System.Threading.RateLimiting;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.ScimTokens.Minting;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.WebApi.Configuration;
using ScimPlatform.WebApi.Telemetry;

namespace ScimPlatform.WebApi.RateLimiting;

/// <summary>At most so many mints of one tenant in any minute, on this node.</summary>
internal sealed class MintingLimit(RateLimitSettings settings, TimeProvider time, IHttpContextAccessor accessor) : IMintingLimit
{
    private const string Name = "minting";
    private const int Capacity = 100_000;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly string policy = RateStanding.PolicyOf(Name, settings.MintingPerMinute, (int)Window.TotalSeconds);
    private readonly PartitionedRateLimiter<TenantId>? limiter = settings is { Enabled: true, MintingPerMinute: > 0 }
        ? new BoundedLimiter<TenantId>(Capacity, () => new SlidingWindowLimiter(settings.MintingPerMinute, Window, time), time)
        : null;

    public void Require(TenantId tenant) => Ask(tenant, mints: 0);

    public void Admit(TenantId tenant) => Ask(tenant, mints: 1);

    private void Ask(TenantId tenant, int mints)
    {
        using var lease = (TimedLease?)limiter?.AttemptAcquire(tenant, mints);
        if (lease is null || (lease.IsAcquired && mints == 0))
        {
            return;
        }

        if (accessor.HttpContext is { } context)
        {
            new RateStanding(policy, RateStanding.StandingOf(Name, lease.Left, RateStanding.WholeSeconds(lease.Wait))).TellOn(context);
        }

        if (!lease.IsAcquired)
        {
            ServerMetrics.Limited(Name);
            throw new Refusal(new Error(
                ErrorKind.TooManyRequests, $"At most {settings.MintingPerMinute} SCIM tokens can be minted in a minute. Mints count, and attempts that reach the store; what a rule refuses does not.")
            { RetryAfter = lease.Wait });
        }
    }
}
