using ScimPlatform.Application.Common;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.Persistence.Queries;

namespace ScimPlatform.Infrastructure.Caching;

/// <summary>
/// Who stands where among all users of a tenant, oldest first, with the number of the tenant's changes when that was seen. A B-tree does not
/// know how many stand before one: they are walked over, once, and what was seen on the way shortens every later way.
/// </summary>
/// <param name="apart">how far apart, in users, kept places are at least: to walk so far costs little beside a page</param>
internal sealed class OffsetAnchors(int apart = 256)
{
    /// <summary>Of one tenant; where there are more users, places are further apart.</summary>
    public const int MostPlaces = 4_096;

    public const int MostTenants = 128;

    private readonly BoundedMemory<TenantId, AnchorsOfTenant> tenants = new(MostTenants);

    /// <param name="Index">how many stand before</param>
    /// <param name="User">who stands there</param>
    internal readonly record struct Place(int Index, UserId User);

    /// <summary>How far apart places are kept at least, in users.</summary>
    /// <param name="users">how many the tenant has</param>
    public int Apart(int users) => Math.Max(apart, users / MostPlaces);

    /// <summary>The known places nearest to an index, of those who were seen at that number of changes.</summary>
    /// <param name="tenant">whose users</param>
    /// <param name="index">how many stand before</param>
    /// <param name="changes">as <see cref="Persistence.DirectoryTotal.Changes"/></param>
    /// <returns>the last at the index or before it, and the first behind; null where none is known</returns>
    public (Place? Before, Place? Behind) Around(TenantId tenant, int index, long changes) =>
        tenants.TryFind(tenant, out var known) && known.Changes == changes ? known.Around(index) : default;

    /// <summary>Keeps who stands there, unless somebody near is known or places for a later number are.</summary>
    /// <param name="tenant">whose users</param>
    /// <param name="whole">the totals from before the place was seen</param>
    /// <param name="place">what was seen</param>
    public void Remember(TenantId tenant, Totals.Whole whole, Place place)
    {
        if (place.Index < Apart(whole.Users))
        {
            // As near to the first user: whoever only asks for first pages takes no other tenant's room.
            return;
        }

        if (!tenants.TryFind(tenant, out var known) || known.Changes < whole.Changes)
        {
            known = tenants.Remember(
                tenant, new AnchorsOfTenant(whole.Changes), static (earlier, later) => earlier.Changes >= later.Changes ? earlier : later);
        }

        if (known.Changes == whole.Changes)
        {
            known.Add(place, Apart(whole.Users));
        }
    }

    // In the order of their indexes.
    private sealed class AnchorsOfTenant(long changes)
    {
        private static readonly Comparer<Place> ByIndex = Comparer<Place>.Create(static (one, other) => one.Index.CompareTo(other.Index));

        private readonly Lock guard = new();
        private readonly List<Place> places = [];

        public long Changes => changes;

        public (Place? Before, Place? Behind) Around(int index)
        {
            lock (guard)
            {
                var next = Next(index);
                return (next == 0 ? null : places[next - 1], next == places.Count ? null : places[next]);
            }
        }

        public void Add(Place place, int apart)
        {
            lock (guard)
            {
                var next = Next(place.Index);
                if ((next == 0 || place.Index - places[next - 1].Index >= apart) && (next == places.Count || places[next].Index - place.Index >= apart))
                {
                    places.Insert(next, place);
                }
            }
        }

        // The number of those at the index or before it.
        private int Next(int index)
        {
            var found = places.BinarySearch(new Place(index, default), ByIndex);
            return found < 0 ? ~found : found + 1;
        }
    }
}
