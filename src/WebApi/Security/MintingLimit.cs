using System.Collections.Concurrent;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.ScimTokens;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.WebApi.Hosting;

namespace ScimPlatform.WebApi.Security;

/// <summary>At most so many mints of one tenant in any minute, on this node.</summary>
internal sealed class MintingLimit(RateLimitSettings settings, TimeProvider time) : IMintingLimit
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<TenantId, Queue<DateTimeOffset>> recent = new();

    public void Admit(TenantId tenant)
    {
        if (!settings.Enabled || settings.MintingPerMinute == 0)
        {
            return;
        }

        var now = time.GetUtcNow();
        var mints = recent.GetOrAdd(tenant, _ => new Queue<DateTimeOffset>());
        lock (mints)
        {
            while (mints.TryPeek(out var oldest) && now - oldest >= Window)
            {
                mints.Dequeue();
            }

            if (mints.Count >= settings.MintingPerMinute)
            {
                throw TooMany(mints.Peek() + Window - now);
            }

            mints.Enqueue(now);
        }
    }

    private Refusal TooMany(TimeSpan wait) => new(new Error(
        ErrorKind.TooManyRequests, $"At most {settings.MintingPerMinute} SCIM tokens can be minted in a minute.")
    { RetryAfter = wait });
}
