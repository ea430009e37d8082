using System.Security.Claims;
using System.Threading.RateLimiting;
using ScimPlatform.Application.Discovery;
using ScimPlatform.Domain.Common;
using ScimPlatform.WebApi.Authentication;
using ScimPlatform.WebApi.Configuration;

namespace ScimPlatform.WebApi.RateLimiting.Shares;

/// <summary>
/// Lets so many requests of one tenant be at work at once on the SCIM plane, and so many more wait for their turn, first come first served:
/// a flood in one tenant waits for itself, and others find the server as free as ever. Where the limit is off nothing is shared out.
/// </summary>
internal sealed class TenantShares(RateLimitSettings settings, ScimSettings scim, Cores cores, TimeProvider time)
{
    private const int Capacity = 100_000;

    // As many as were whole bodies of the largest kind may be received and not done with.
    private const int MostBodies = 64;

    /// <summary>Whether anything is shared out.</summary>
    public bool AreOn { get; } = settings is { Enabled: true, TenantConcurrency: > 0 };

    /// <summary>
    /// Takes a core for a read, at once or after a wait. A read keeps it at work until it is answered; a write waits for the disk, and those that
    /// wait together share a commit, so that more of them are wanted at once.
    /// </summary>
    public PartitionedRateLimiter<TenantKey> Reads { get; } =
        new BoundedLimiter<TenantKey>(Capacity, () => Concurrency(cores.Count, settings.TenantQueue), time);

    /// <summary>Takes a place for a request at work, at once or after a wait.</summary>
    public PartitionedRateLimiter<TenantKey> Places { get; } =
        new BoundedLimiter<TenantKey>(Capacity, () => Concurrency(settings.TenantConcurrency, settings.TenantQueue), time);

    /// <summary>Takes a turn for a request that has a place: where a tenant's requests take long, half of the cores are for the others.</summary>
    public PartitionedRateLimiter<TenantKey> Turns { get; } = new BoundedLimiter<TenantKey>(
        Capacity, () => new AdaptiveLimiter(Math.Max(1, cores.Count / 2), settings.TenantConcurrency, cores, time), time);

    /// <summary>Counts the bytes that requests have sent and are not done with.</summary>
    public PartitionedRateLimiter<TenantKey> Bytes { get; } = new BoundedLimiter<TenantKey>(
        Capacity, () => Concurrency((int)Math.Min(int.MaxValue, (long)MostBodies * scim.MaxPayloadSize), queue: 0), time);

    // Where the limit is off none is asked.
    private static ConcurrencyLimiter Concurrency(int most, int queue) =>
        new(new ConcurrencyLimiterOptions { PermitLimit = Math.Max(1, most), QueueLimit = queue });
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
