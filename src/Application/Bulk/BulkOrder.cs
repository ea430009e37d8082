using ScimPlatform.Application.Scim.Messages;

namespace ScimPlatform.Application.Bulk;

/// <summary>What is done at once: one operation, or those that refer to one another in a circle.</summary>
/// <param name="Operations">the places in the request, ascending</param>
/// <param name="IsCircular">whether each of them needs, in the end, itself</param>
internal sealed record BulkStep(IReadOnlyList<int> Operations, bool IsCircular);

/// <summary>
/// The order of the operations: that of the request, except that an operation waits for those that it refers to. What is about one
/// resource never overtakes.
/// </summary>
internal static class BulkOrder
{
    public static IReadOnlyList<BulkStep> Of(IReadOnlyList<BulkOperation> operations)
    {
        var needs = Needs(operations);
        var parts = Circles.Of(needs);
        var steps = new List<int>[parts.Length == 0 ? 0 : parts.Max() + 1];
        foreach (var (operation, part) in parts.Index())
        {
            (steps[part] ??= []).Add(operation);
        }

        var stepNeeds = steps
            .Select((step, part) => step.SelectMany(operation => needs[operation]).Select(needed => parts[needed]).Where(other => other != part).ToHashSet())
            .ToList();
        return [.. Sorted(steps, stepNeeds).Select(part => new BulkStep(steps[part], IsCircular(steps[part], needs)))];
    }

    private static bool IsCircular(List<int> step, List<HashSet<int>> needs) => step.Count > 1 || needs[step[0]].Contains(step[0]);

    // A step that is ready is done before those that come later in the request; a circle stands where its last operation stands.
    private static IEnumerable<int> Sorted(IReadOnlyList<List<int>> steps, List<HashSet<int>> needs)
    {
        var dependents = Circles.Reversed(needs);
        var missing = needs.Select(needed => needed.Count).ToArray();
        var ready = new PriorityQueue<int, int>(missing.Index().Where(step => step.Item == 0).Select(step => (step.Index, steps[step.Index][^1])));
        while (ready.TryDequeue(out var step, out _))
        {
            yield return step;
            foreach (var dependent in dependents[step])
            {
                if (--missing[dependent] == 0)
                {
                    ready.Enqueue(dependent, steps[dependent][^1]);
                }
            }
        }
    }

    private static List<HashSet<int>> Needs(IReadOnlyList<BulkOperation> operations)
    {
        var byBulkId = operations.Index().Where(operation => operation.Item.BulkId is not null)
            .ToDictionary(operation => operation.Item.BulkId!, operation => operation.Index, StringComparer.Ordinal);
        var lastOfResource = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var needs = new List<HashSet<int>>(operations.Count);
        foreach (var (index, operation) in operations.Index())
        {
            var needed = BulkIdReferences.In(operation).Where(byBulkId.ContainsKey).Select(bulkId => byBulkId[bulkId]).ToHashSet();
            if (operation.Method != BulkMethod.Post)
            {
                var resource = operation.Path.Trim('/');
                if (lastOfResource.TryGetValue(resource, out var before))
                {
                    needed.Add(before);
                }

                lastOfResource[resource] = index;
            }

            needs.Add(needed);
        }

        return needs;
    }
}
