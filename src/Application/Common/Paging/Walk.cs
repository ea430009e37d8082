using ScimPlatform.Application.Scim.Cursors;
using ScimPlatform.Application.Scim.Filters;

namespace ScimPlatform.Application.Common.Paging;

/// <summary>The next step of a walk through all that matches.</summary>
/// <param name="Filter">what resources have to be, or null for all</param>
/// <param name="Sort">in which order, or null for oldest first</param>
/// <param name="After">the end of the step before, or null to begin</param>
/// <param name="Count">how many to show at most; at least 1</param>
public sealed record WalkStep(BoundFilter? Filter, SortBy? Sort, Position? After, int Count);

/// <param name="Items">what was found</param>
/// <param name="Last">the position of the last of them, or null when nothing follows</param>
public sealed record WalkPage<T>(IReadOnlyList<T> Items, Position? Last);
