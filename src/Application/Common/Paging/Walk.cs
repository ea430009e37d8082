using ScimPlatform.Application.Scim.Cursors;
using ScimPlatform.Application.Scim.Filters;

namespace ScimPlatform.Application.Common.Paging;

/// <summary>The next step of a walk through all that matches.</summary>
/// <param name="Filter">what resources have to be, or null for all</param>
/// <param name="Sort">in which order, or null for oldest first</param>
/// <param name="From">where the step before ended, or null to begin</param>
/// <param name="Count">how many to show at most; at least 1</param>
/// <param name="Back">whether to go back from there instead of on</param>
public sealed record WalkStep(BoundFilter? Filter, SortBy? Sort, Position? From, int Count, bool Back = false)
{
    /// <summary>The page that the step comes to.</summary>
    /// <param name="found">
    /// in the direction of the step, one more than it shows if there are so many: that tells whether others follow. Behind it there are some,
    /// where it came from
    /// </param>
    /// <param name="positionOf">the position of one of them</param>
    public WalkPage<T> PageOf<T>(IReadOnlyList<T> found, Func<T, Position> positionOf)
    {
        var page = found.Take(Count).ToList();
        var near = From is not null && page.Count > 0 ? positionOf(page[0]) : null;
        var far = found.Count > Count ? positionOf(page[^1]) : null;
        if (Back)
        {
            page.Reverse();
            (near, far) = (far, near);
        }

        return new WalkPage<T>(page, near, far);
    }
}

/// <param name="Items">what was found</param>
/// <param name="First">the position of the first of them, or null when nothing stands before</param>
/// <param name="Last">the position of the last of them, or null when nothing follows</param>
public sealed record WalkPage<T>(IReadOnlyList<T> Items, Position? First, Position? Last);
