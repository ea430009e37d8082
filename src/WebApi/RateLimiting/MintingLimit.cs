using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.ScimTokens.Minting;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.WebApi.Configuration;
using ScimPlatform.WebApi.Hosting;

namespace ScimPlatform.WebApi.RateLimiting;

/// <summary>At most so many mints of one tenant in any minute, on this node.</summary>
internal sealed class MintingLimit(RateLimitSettings settings, TimeProvider time, CurrentRequest request) : IMintingLimit
{
    private const string Name = "minting";
    private const int Capacity = 100_000;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly bool isOn = settings is { Enabled: true, MintingPerMinute: > 0 };
    private readonly string policy = RateStanding.PolicyOf(Name, settings.MintingPerMinute, (int)Window.TotalSeconds);
    private readonly Remembered<TenantId, Mints> recent = new(
        Capacity, () => new Mints(settings.MintingPerMinute), mints => mints.UntilOneLeaves(time) > TimeSpan.Zero, time);

    public void Require(TenantId tenant) => Ask(tenant, isCounted: false);

    public void Admit(TenantId tenant) => Ask(tenant, isCounted: true);

    private void Ask(TenantId tenant, bool isCounted)
    {
        if (!isOn)
        {
            return;
        }

        var (isAdmitted, left, wait) = recent.Of(tenant).Ask(isCounted, time);
        if ((isCounted || !isAdmitted) && request.ContextIfAny is { } context)
        {
            new RateStanding(policy, RateStanding.StandingOf(Name, left, RateStanding.WholeSeconds(wait))).TellOn(context);
        }

        if (!isAdmitted)
        {
            throw new Refusal(new Error(
                ErrorKind.TooManyRequests, $"At most {settings.MintingPerMinute} SCIM tokens can be minted in a minute. Mints count, and attempts that reach the store; what a rule refuses does not.")
            { RetryAfter = wait });
        }
    }

    /// <summary>When a tenant's last mints were.</summary>
    private sealed class Mints(int most)
    {
        private readonly Lock entry = new();
        private readonly Queue<long> moments = new();

        public TimeSpan UntilOneLeaves(TimeProvider time)
        {
            lock (entry)
            {
                while (moments.TryPeek(out var oldest) && time.GetElapsedTime(oldest) >= Window)
                {
                    moments.Dequeue();
                }

                return moments.TryPeek(out var first) ? Window - time.GetElapsedTime(first) : TimeSpan.Zero;
            }
        }

        public (bool IsAdmitted, int Left, TimeSpan Wait) Ask(bool isCounted, TimeProvider time)
        {
            lock (entry)
            {
                var wait = UntilOneLeaves(time);
                if (moments.Count >= most)
                {
                    return (false, 0, wait);
                }

                if (isCounted)
                {
                    moments.Enqueue(time.GetTimestamp());
                }

                return (true, most - moments.Count, UntilOneLeaves(time));
            }
        }
    }
}
