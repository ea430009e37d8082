using ScimPlatform.Application.Common;

namespace ScimPlatform.Infrastructure.Caching;

/// <summary>
/// What was read of tenants' directories, each with the number of the tenant's changes (<see cref="Persistence.DirectoryTotal.Changes"/>) from before the
/// reading. It is as new as its number or newer, so who finds that number again has missed no change.
/// </summary>
/// <param name="most">how many keys it holds; then all are forgotten</param>
internal sealed class VersionedCache<TKey, TValue>(int most)
    where TKey : notnull
    where TValue : struct
{
    private readonly BoundedMemory<TKey, Known> known = new(most);

    /// <summary>What was read at that number of changes, or null when there is none.</summary>
    public TValue? Find(TKey key, long changes) => known.TryFind(key, out var found) && found.Changes == changes ? found.Value : null;

    /// <summary>Keeps what was read unless something at a later number is known.</summary>
    /// <param name="key">of what</param>
    /// <param name="changes">the number before it was read</param>
    /// <param name="value">what was read</param>
    public void Remember(TKey key, long changes, TValue value) =>
        known.Remember(key, new Known(changes, value), static (earlier, later) => earlier.Changes > later.Changes ? earlier : later);

    private readonly record struct Known(long Changes, TValue Value);
}
