using System.Security.Claims;
using System.Threading.RateLimiting;
using ScimPlatform.Application.Discovery;
using ScimPlatform.Domain.Common;
using ScimPlatform.WebApi.Authentication;
using ScimPlatform.WebApi.Configuration;

namespace ScimPlatform.WebApi.RateLimiting;

/// <summary>
/// Lets so many requests of one tenant be at work at once on the SCIM plane, and so many more wait for their turn, first come first served:
/// a flood in one tenant waits for itself, and others find the server as free as ever. Where the limit is off nothing is shared out.
/// </summary>
internal sealed class TenantShares(RateLimitSettings settings, ScimSettings scim, TimeProvider time)
{
    private const int Capacity = 100_000;

    // As many as were whole bodies of the largest kind may be received and not done with.
    private const int MostBodies = 64;

    /// <summary>Takes a place for a request at work, at once or after a wait; null where the limit is off.</summary>
    public PartitionedRateLimiter<TenantKey>? Places { get; } = Limiter(settings.TenantConcurrency, settings.TenantQueue, settings, time);

    /// <summary>Counts the bytes that requests have sent and are not done with; null where the limit is off.</summary>
    public PartitionedRateLimiter<TenantKey>? Bytes { get; } =
        Limiter((int)Math.Min(int.MaxValue, (long)MostBodies * scim.MaxPayloadSize), queue: 0, settings, time);

    private static BoundedLimiter<TenantKey>? Limiter(int most, int queue, RateLimitSettings settings, TimeProvider time) =>
        settings is { Enabled: true, TenantConcurrency: > 0 }
            ? new(Capacity, () => new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = most, QueueLimit = queue }), time)
            : null;
}

/// <summary>
/// Whose requests share. A JWT's tenant is known by the name that it gives, id or slug; to look it up is work that the share is there to
/// bound. One that names none, the platform's, has a share for its subject.
/// </summary>
internal readonly record struct TenantKey(Guid Id, string? Name)
{
    public static TenantKey Of(ClaimsPrincipal user) =>
        TokenCaller.Of(user) is { } caller ? new TenantKey(caller.Token.Tenant.Value, null)
        : user.TenantName() is not { } name ? new TenantKey(default, $"subject:{user.SubjectName()}")
        : Uuid.TryParse(name, out var id) ? new TenantKey(id, null)
        : new TenantKey(default, name);
}
