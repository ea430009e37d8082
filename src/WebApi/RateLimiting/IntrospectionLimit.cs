using System.Threading.RateLimiting;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Domain.Common;
using ScimPlatform.WebApi.Configuration;

namespace ScimPlatform.WebApi.RateLimiting;

/// <summary>At most so many questions of one caller in a minute, on this node, about what clear values are.</summary>
public sealed class IntrospectionLimit(RateLimitSettings settings) : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<Actor> limiter = PartitionedRateLimiter.Create<Actor, Actor>(actor =>
        settings is { Enabled: true, IntrospectionsPerMinute: > 0 }
            ? RateLimitPartition.GetFixedWindowLimiter(actor, _ => new FixedWindowRateLimiterOptions
            {
                PermitLimit = settings.IntrospectionsPerMinute,
                Window = Window,
                QueueLimit = 0,
            })
            : RateLimitPartition.GetNoLimiter(actor));

    /// <exception cref="Refusal">too many questions; its error says when to try again</exception>
    public void Admit(Actor actor)
    {
        using var lease = limiter.AttemptAcquire(actor);
        if (!lease.IsAcquired)
        {
            throw new Refusal(new Error(
                ErrorKind.TooManyRequests, $"At most {settings.IntrospectionsPerMinute} tokens can be asked about in a minute.")
            { RetryAfter = lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Window });
        }
    }

    public void Dispose() => limiter.Dispose();
}
