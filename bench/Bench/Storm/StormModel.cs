namespace ScimPlatform.Bench.Storm;

/// <summary>What one kind of request costs: measured where nothing else goes on.</summary>
/// <param name="Cpu">of the server, in microseconds</param>
/// <param name="Rest">what else it waits for, such as the database and its disk, in microseconds</param>
internal readonly record struct RequestCost(double Cpu, double Rest);

/// <param name="Utilisation">of the cores</param>
/// <param name="P50">of the answers, in milliseconds</param>
/// <param name="P99">of the answers, in milliseconds</param>
internal readonly record struct StormForecast(double Utilisation, double P50, double P99);

/// <summary>
/// A first sync of many tenants at once, as a queue: each tenant sends at its pace, a request that misses and one that creates in turn, to any node;
/// a core takes the request that has waited longest and works on it for its cost, which varies as it does in a memoryless queue.
/// </summary>
/// <param name="miss">what a request costs that finds nothing</param>
/// <param name="create">what a request costs that makes a user</param>
/// <param name="idle">of a node's processor in a second without requests, in microseconds</param>
internal sealed class StormModel(RequestCost miss, RequestCost create, double idle)
{
    private const double Second = 1_000_000;

    /// <summary>The fewest nodes that can keep up, and two at least.</summary>
    public int Least(int tenants, double pace, int cores) =>
        Math.Max(2, (int)Math.Ceiling(tenants * pace * (miss.Cpu + create.Cpu) / 2 / ((cores * Second) - idle)));

    /// <param name="tenants">how many sync at once</param>
    /// <param name="pace">requests of each in a second</param>
    /// <param name="nodes">that share them</param>
    /// <param name="cores">of each node</param>
    /// <param name="seconds">how long it is looked at</param>
    public StormForecast Run(int tenants, double pace, int nodes, int cores, int seconds)
    {
        // One node of many that are alike: it gets its share of the requests.
        var random = new Random(tenants);
        var free = new PriorityQueue<double, double>(Enumerable.Range(0, cores).Select(_ => (0.0, 0.0)));
        var (times, busy) = (new List<double>(), idle * seconds);
        foreach (var (at, number) in Arrivals(tenants, pace, seconds, random))
        {
            if (random.Next(nodes) != 0)
            {
                continue;
            }

            var cost = number % 2 == 0 ? miss : create;
            var work = -cost.Cpu * Math.Log(1 - random.NextDouble());
            var begin = Math.Max(at, free.Dequeue());
            free.Enqueue(begin + work, begin + work);
            busy += work;
            times.Add(begin + work + cost.Rest - at);
        }

        times.Sort();
        return new StormForecast(busy / (cores * seconds * Second), At(times, 0.5), At(times, 0.99));
    }

    private static IEnumerable<(double At, int Number)> Arrivals(int tenants, double pace, int seconds, Random random)
    {
        var phases = Enumerable.Range(0, tenants).Select(_ => random.NextDouble()).Order().ToList();
        for (var number = 0; number < pace * seconds; number++)
        {
            foreach (var phase in phases)
            {
                yield return ((number + phase) * Second / pace, number);
            }
        }
    }

    private static double At(List<double> sorted, double share) =>
        sorted.Count == 0 ? double.NaN : sorted[(int)Math.Min(sorted.Count - 1, sorted.Count * share)] / 1000;
}
