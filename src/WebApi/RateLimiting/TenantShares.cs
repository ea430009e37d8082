using System.Diagnostics.CodeAnalysis;
using System.Security.Claims;
using ScimPlatform.Application.Discovery;
using ScimPlatform.Domain.Common;
using ScimPlatform.WebApi.Authentication;
using ScimPlatform.WebApi.Configuration;

namespace ScimPlatform.WebApi.RateLimiting;

/// <summary>
/// Lets so many requests of one tenant be at work at once on the SCIM plane, and so many more wait for their turn, first come first served:
/// a flood in one tenant waits for itself, and others find the server as free as ever.
/// </summary>
internal sealed class TenantShares(RateLimitSettings settings, ScimSettings scim, TimeProvider time)
{
    private const int Capacity = 100_000;

    // As many as were whole bodies of the largest kind may be received and not done with.
    private const int MostBodies = 64;

    private readonly Remembered<TenantKey, TenantShare>? shares = settings is { Enabled: true, TenantConcurrency: > 0 }
        ? new(Capacity, () => new TenantShare(settings.TenantConcurrency, settings.TenantQueue, (long)MostBodies * scim.MaxPayloadSize), share => share.IsInUse, time)
        : null;

    /// <returns>the share of the caller's tenant, or null where nothing is shared out</returns>
    public TenantShare? Of(ClaimsPrincipal caller) => shares?.Of(TenantKey.Of(caller));

    // A JWT's tenant is known by the name that it gives, id or slug; to look it up is work that the share is there to bound. One that names
    // none, the platform's, has a share for its subject.
    private readonly record struct TenantKey(Guid Id, string? Name)
    {
        public static TenantKey Of(ClaimsPrincipal user) =>
            TokenCaller.Of(user) is { } caller ? new TenantKey(caller.Token.Tenant.Value, null)
            : user.TenantName() is not { } name ? new TenantKey(default, $"subject:{user.SubjectName()}")
            : Uuid.TryParse(name, out var id) ? new TenantKey(id, null)
            : new TenantKey(default, name);
    }
}

/// <summary>The requests of one tenant that are at work, and those that wait.</summary>
[SuppressMessage("Design", "CA1001", Justification = "All that there is to dispose of is a wait handle that nobody asks for.")]
internal sealed class TenantShare(int concurrency, int queue, long mostBytes)
{
    private readonly SemaphoreSlim places = new(concurrency, concurrency);
    private int waiting;
    private long held;

    public bool IsInUse => places.CurrentCount < concurrency || Volatile.Read(ref waiting) > 0 || Volatile.Read(ref held) > 0;

    /// <summary>Counts bytes that a request has sent. Whoever did must <see cref="LetGo"/> of them, whatever the answer.</summary>
    /// <returns>false when the tenant's requests hold too many</returns>
    public bool Hold(int bytes) => Interlocked.Add(ref held, bytes) <= mostBytes;

    public void LetGo(long bytes) => Interlocked.Add(ref held, -bytes);

    /// <summary>Takes a place, at once or after a wait. Whoever got one must <see cref="Leave"/>.</summary>
    /// <returns>false when too many wait already</returns>
    /// <exception cref="OperationCanceledException">it was no longer worth waiting</exception>
    public async ValueTask<bool> EnterAsync(CancellationToken cancellationToken)
    {
        if (places.Wait(0, CancellationToken.None))
        {
            return true;
        }

        try
        {
            if (Interlocked.Increment(ref waiting) > queue)
            {
                return false;
            }

            await places.WaitAsync(cancellationToken);
            return true;
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    public void Leave() => places.Release();
}
