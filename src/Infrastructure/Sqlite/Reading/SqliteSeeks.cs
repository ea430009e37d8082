using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Infrastructure.Persistence.Queries;
using ScimPlatform.Infrastructure.Persistence.Queries.Users;

namespace ScimPlatform.Infrastructure.Sqlite.Reading;

/// <summary>Searches that an index serves, so that they look at little more than they answer with.</summary>
internal static class SqliteSeeks
{
    /// <param name="filter">what is searched for</param>
    /// <param name="sort">in which order</param>
    /// <param name="startIndex">from which match on, the first being 1</param>
    /// <param name="name">the attribute that resources of this type are called by, which has an index</param>
    public static bool Serve(BoundFilter? filter, SortBy? sort, int startIndex, string name) => filter is null
        ? sort is null && startIndex <= UserWalk.ShortWalk
        : IndexedLookup.Of(filter) is { Attribute: var attribute } && (attribute is "id" or "externalId" || attribute == name);
}
