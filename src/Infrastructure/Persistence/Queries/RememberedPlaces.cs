using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;

namespace ScimPlatform.Infrastructure.Persistence.Queries;

/// <summary>
/// Who stands where among all users of a tenant, oldest first, each with the number of the tenant's changes when that was seen. Clients
/// turn pages by index, and each page begins where the one before ended.
/// </summary>
/// <param name="first">the first place that is kept; the way to those before it is short</param>
internal sealed class RememberedPlaces(int first = RememberedPlaces.ShortWalk)
{
    /// <summary>So many users are walked over for less than the page costs to which that leads.</summary>
    public const int ShortWalk = 1_000;

    public const int MostPlaces = 4096;

    private readonly KnownUntilChange<Place, UserId> places = new(MostPlaces);

    /// <summary>Who stood there at that number of changes, or null when that is not known.</summary>
    /// <param name="tenant">whose users</param>
    /// <param name="index">how many stand before</param>
    /// <param name="changes">as <see cref="DirectoryTotal.Changes"/></param>
    public UserId? Find(TenantId tenant, int index, long changes) => places.Find(new Place(tenant, index), changes);

    /// <summary>Keeps who stands there unless it is known for a later number.</summary>
    /// <param name="tenant">whose users</param>
    /// <param name="index">how many stand before</param>
    /// <param name="changes">the number before it was seen</param>
    /// <param name="user">who was seen there</param>
    public void Remember(TenantId tenant, int index, long changes, UserId user)
    {
        if (index >= first)
        {
            places.Remember(new Place(tenant, index), changes, user);
        }
    }

    private readonly record struct Place(TenantId Tenant, int Index);
}
