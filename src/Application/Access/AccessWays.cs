using ScimPlatform.Application.Common.Errors;

namespace ScimPlatform.Application.Access;

/// <summary>A way up from a group of somebody's own, remembered backwards: it meets each group once.</summary>
/// <param name="Group">where it leads</param>
/// <param name="Start">the group that it starts from</param>
/// <param name="Before">the way up to the group below; null at the start</param>
/// <param name="Length">how many groups it has</param>
internal sealed record AccessWay(Guid Group, Guid Start, AccessWay? Before, int Length);

/// <summary>
/// Finds ways from groups to those above, and writes them down. There can be more ways than anybody could read, so of each group only those from
/// the nearest starts are gone on with, and all ways of one answer together have so many groups at most.
/// </summary>
/// <param name="most">how many ways to one mapped group are shown</param>
public sealed class AccessWays(int most)
{
    /// <summary>How many groups all ways of one answer have together at most.</summary>
    private const int MostSteps = 100_000;

    private int steps;

    /// <summary>The groups that can be reached, those that it starts from included, with the shortest way from each of the nearest starts.</summary>
    internal IReadOnlyDictionary<Guid, List<AccessWay>> From(IEnumerable<Guid> starts, Func<Guid, IEnumerable<Guid>> above)
    {
        var reached = new Dictionary<Guid, List<AccessWay>>();
        var next = new Queue<AccessWay>();
        foreach (var start in starts.Order())
        {
            Reach(new AccessWay(start, start, Before: null, Length: 1));
        }

        while (next.TryDequeue(out var way))
        {
            foreach (var group in above(way.Group))
            {
                Reach(new AccessWay(group, way.Start, way, way.Length + 1));
            }
        }

        return reached;

        // Breadth first: whatever comes to a group first from a start comes by a shortest way, and one that comes back is not gone on with.
        void Reach(AccessWay way)
        {
            if (!reached.TryGetValue(way.Group, out var known))
            {
                reached.Add(way.Group, known = []);
            }

            if (known.Count < most && known.All(other => other.Start != way.Start))
            {
                known.Add(way);
                next.Enqueue(way);
            }
        }
    }

    /// <summary>The ways as they are shown, the shortest first.</summary>
    /// <exception cref="Refusal">invalid: the answer would have too many of them</exception>
    internal IReadOnlyList<IReadOnlyList<GroupOnTheWay>> Shown(IEnumerable<AccessWay> ways, Func<Guid, GroupOnTheWay> show) =>
        [.. ways.OrderBy(way => way.Length).Take(most).Select(way => Shown(way, show))];

    private GroupOnTheWay[] Shown(AccessWay way, Func<Guid, GroupOnTheWay> show)
    {
        steps += way.Length;
        if (steps > MostSteps)
        {
            throw AccessTooLarge.Refused();
        }

        var groups = new GroupOnTheWay[way.Length];
        for (var at = way; at is not null; at = at.Before)
        {
            groups[at.Length - 1] = show(at.Group);
        }

        return groups;
    }
}
