using ScimPlatform.Bench.Http;
using ScimPlatform.Bench.Servers;

namespace ScimPlatform.Bench.Load;

/// <summary>With which work of the bare process a workload is compared.</summary>
internal enum Floor
{
    /// <summary>It is the floor.</summary>
    None,

    /// <summary>Kestrel and one SQLite read.</summary>
    Read,

    /// <summary>Kestrel and one SQLite insert.</summary>
    Insert,
}

/// <param name="Curve">what grows</param>
/// <param name="Size">how much is stored</param>
internal sealed record Point(string Curve, int Size);

/// <summary>Something that is measured.</summary>
/// <param name="Id">as it is chosen by: W1, W2, …</param>
/// <param name="What">for people</param>
/// <param name="Floor">with what it is compared</param>
/// <param name="Server">that does it</param>
/// <param name="Authorization">the header of its requests</param>
/// <param name="NewLane">what a connection does again and again</param>
internal sealed record Workload(
    string Id, string What, Floor Floor, ServerProcess Server, string Authorization, Func<int, Action<Client>> NewLane)
{
    /// <summary>How many users a request makes, where that is what counts.</summary>
    public int UsersPerRequest { get; init; } = 1;

    /// <summary>Where it stands on a curve of growth, or null when it is on none.</summary>
    public Point? Point { get; init; }

    /// <summary>It shows how cost grows with what is stored, for which one number of connections is enough.</summary>
    public bool IsGrowth { get; init; }

    /// <summary>The same without other tenants or a subscriber beside, or null when there are none.</summary>
    public Workload? Alone { get; init; }

    /// <summary>How much of what it costs alone it may cost; null for what is left to all of them.</summary>
    public double? MostByAlone { get; init; }

    public Sample Measure(int connections, TimeSpan duration) => LoadRun.Measure(Server, Authorization, connections, duration, NewLane);
}
