namespace ScimPlatform.Application.Bulk;

/// <summary>
/// Finds what depends on itself through others: the strongly connected parts of a graph (Kosaraju's two walks). A client decides
/// how deep the graph is, so nothing here is recursive.
/// </summary>
internal static class Circles
{
    /// <summary>The number of the part that each node belongs to; most parts are one node.</summary>
    /// <param name="edges">for each node those that it depends on</param>
    public static int[] Of(IReadOnlyList<IReadOnlySet<int>> edges)
    {
        var parts = new int[edges.Count];
        Array.Fill(parts, -1);
        var dependents = Reversed(edges);
        var count = 0;
        foreach (var node in Finished(edges).Reverse())
        {
            if (parts[node] < 0)
            {
                Mark(node, count++, dependents, parts);
            }
        }

        return parts;
    }

    /// <summary>For each node those that depend on it.</summary>
    public static IReadOnlyList<IReadOnlySet<int>> Reversed(IReadOnlyList<IReadOnlySet<int>> edges)
    {
        var reversed = edges.Select(_ => new HashSet<int>()).ToList();
        foreach (var (node, dependencies) in edges.Index())
        {
            foreach (var dependency in dependencies)
            {
                reversed[dependency].Add(node);
            }
        }

        return reversed;
    }

    private static IEnumerable<int> Finished(IReadOnlyList<IReadOnlySet<int>> edges)
    {
        var order = new List<int>(edges.Count);
        var seen = new bool[edges.Count];
        var path = new Stack<(int Node, IEnumerator<int> Others)>();
        for (var start = 0; start < edges.Count; start++)
        {
            Enter(start);
            while (path.TryPeek(out var top))
            {
                if (top.Others.MoveNext())
                {
                    Enter(top.Others.Current);
                }
                else
                {
                    order.Add(path.Pop().Node);
                }
            }
        }

        return order;

        void Enter(int node)
        {
            if (!seen[node])
            {
                seen[node] = true;
                path.Push((node, edges[node].GetEnumerator()));
            }
        }
    }

    private static void Mark(int start, int part, IReadOnlyList<IReadOnlySet<int>> edges, int[] parts)
    {
        var open = new Stack<int>([start]);
        while (open.TryPop(out var node))
        {
            if (parts[node] < 0)
            {
                parts[node] = part;
                edges[node].ToList().ForEach(open.Push);
            }
        }
    }
}
