using System.Globalization;
using ScimPlatform.Bench.Servers;

namespace ScimPlatform.Bench.Results;

/// <summary>What is to be reached, and whether it was.</summary>
/// <param name="What">for people</param>
/// <param name="Measured">the figure</param>
/// <param name="Reach">what it is at most, or at least</param>
/// <param name="IsLeast">whether more is better</param>
internal sealed record Bar(string What, double Measured, double Reach, bool IsLeast = false)
{
    public bool Holds => IsLeast ? Measured >= Reach : Measured <= Reach;
}

/// <summary>The bars of all that was measured. Those of what was left out are left out too.</summary>
/// <param name="series">what was measured</param>
/// <param name="start">what the server took to begin, and at rest</param>
/// <param name="options">as it was asked for</param>
internal sealed class Bars(IReadOnlyList<Series> series, StartFigures start, BenchOptions options)
{
    private const double Flat = 1.3;
    private const double FlatOnServers = 1.5;
    private const int ManyConnections = 32;
    private const string FirstPage = "W4 page by index, first";

    // CPU per request by the floor's, the worst of all sizes.
    private static readonly (string Id, string What, double Reach)[] ByFloor =
    [
        ("W1", "create a user", 3),
        ("W2", "read a user", 3),
        ("W3", "userName eq, hit, worst of all sizes", 3.5),
        ("W3m", "userName eq, miss, worst of all sizes", 2.5),
        ("W5", "PATCH active", 2.5),
        ("W6", "add a member, remove it, worst of all sizes", 2.5),
        ("W8", "first sync", 2.5),
        ("W10", "groups without members", 25),
        ("W11", "recreate a token", 3.5),
        ("W11u", "a token that nobody has", 2),
        ("W11c", "a token with a wrong checksum", 2),
        ("W14t", "an access token by a client's secret", 4),
    ];

    private static readonly string[] Pages = [FirstPage, "W4 page by cursor"];
    private static readonly string[] FlatCurves = ["W3 userName eq, hit", "W3 userName eq, miss", .. Pages, "W6 add and remove a member"];

    // On a database server: there the driver and its round trips are in the floor as well.
    private static readonly (string Id, string What, double Reach)[] ByServersFloor = [("W1", "create a user", 3), ("W2", "read a user", 2.5)];

    /// <summary>Each that could be told.</summary>
    public IReadOnlyList<Bar> All => options.Engine == EngineKind.Sqlite ? OfSqlite : OfServers;

    private IReadOnlyList<Bar> OfServers =>
    [
        .. ByServersFloor.SelectMany(bar => Worst($"{bar.Id} {bar.What}: CPU × floor", Here(one => one.Workload.Id == bar.Id), bar.Reach)),
        .. FlatCurves.SelectMany(curve => Growth(curve, FlatOnServers)),
    ];

    private IReadOnlyList<Bar> OfSqlite =>
    [
        .. ByFloor.SelectMany(bar => Worst($"{bar.Id} {bar.What}: CPU × floor", Here(one => one.Workload.Id == bar.Id), bar.Reach)),
        .. Pages.SelectMany(curve => Worst($"{curve}, worst of all sizes: CPU × floor", Curve(curve), 25)),
        .. FlatCurves.SelectMany(curve => Growth(curve, Flat)),
        .. FarPages(),
        .. from nine in Curve("W9 complex filter, sorted")
           from first in Curve(FirstPage)
           where (nine.Workload.Point!.Size, first.Workload.Point!.Size) is (10_000, 10_000)
           select new Bar("W9 complex filter, sorted, of 10k: CPU by the first page's of W4", nine.CpuBy(first), 2.5),
        .. from bulk in Here(one => one.Workload.Id == "W7")
           from single in Here(one => one.Workload.Id == "W1")
           select new Bar($"W7 {bulk.Workload.What}: users/s by W1's", bulk.PerSecond * bulk.Workload.UsersPerRequest / single.PerSecond, 2.5, IsLeast: true),
        .. series.Where(one => one.Workload.Id == "W1" && one.Connections == ManyConnections)
            .Select(one => new Bar($"W1 create a user, {ManyConnections} connections: rate", one.RateRatio!.Value, 0.6, IsLeast: true)),
        .. series.Where(one => one.Workload.Alone is not null).SelectMany(one => series
            .Where(other => other.Connections == options.GrowthConnections && other.Workload == one.Workload.Alone)
            .Select(alone => new Bar($"{one.Workload.Id} {one.Workload.What}: CPU × floor by what it is alone", one.CpuRatio!.Value / alone.CpuRatio!.Value, one.Workload.MostByAlone ?? Flat))),
        .. from access in Here(one => one.Workload.Id == "W14")
           from token in Here(one => one.Workload.Id == "W2")
           select new Bar("W14 read a user with an access token: CPU × floor by W2's", access.CpuRatio!.Value / token.CpuRatio!.Value, 1.1),
        .. from gone in Here(one => one.Workload.Id is ['W', '1', '2', .., 'e' or 'd'])
           from come in Here(one => one.Workload.Id == gone.Workload.Id[..^1])
           select new Bar($"{gone.Workload.Id} {gone.Workload.What}: time by that of filling it", gone.P50 / come.P50, 3),
        .. Here(one => one.Workload.Id.StartsWith("W12", StringComparison.Ordinal))
            .Select(one => new Bar($"{one.Workload.Id} {one.Workload.What}: MiB beyond those at rest", one.PeakMemory - start.MebibytesWhenStored, 300)),
        .. Here(one => one.Workload.Id == "W15").Select(one => new Bar($"W15 {one.Workload.What}: ms of the server's CPU", one.Cpu / 1000, 300)),
        .. Here(one => one.Workload.Id == "W2").Select(one => new Bar("W2 read a user: KiB", one.Allocated, 12)),
        new Bar("first answer: seconds after the process began", start.Seconds, 1.5),
        .. options.Quick ? [] : (Bar[])[new Bar("at rest when all was stored: MiB", start.MebibytesWhenStored, 250)],
    ];

    /// <summary>Each in a line, for people.</summary>
    public string ToTable() => Table.Of(
        [
            ["bar", "measured", "reach", ""],
            .. All.Select(bar => (string[])[bar.What, Number(bar.Measured), $"{(bar.IsLeast ? "≥" : "≤")} {Number(bar.Reach)}", bar.Holds ? "held" : "missed"]),
        ],
        texts: 1);

    private static string Number(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    private static IEnumerable<Bar> Worst(string what, IEnumerable<Series> sizes, double reach) =>
        sizes.Select(one => one.CpuRatio!.Value).DefaultIfEmpty(double.NaN).Max() is var worst && double.IsFinite(worst) ? [new Bar(what, worst, reach)] : [];

    private IEnumerable<Bar> Growth(string curve, double reach) => Curve(curve).OrderBy(one => one.Workload.Point!.Size).ToList() is { Count: > 1 } sizes
        ? [new Bar($"{curve}, {sizes[^1].Workload.Point!.Size} by {sizes[0].Workload.Point!.Size}: CPU", sizes[^1].CpuBy(sizes[0]), reach)]
        : [];

    private IEnumerable<Bar> FarPages() =>
        from curve in (string[])["W4 page by index, last", "W4 page by index, anywhere"]
        let byFirst = from far in Curve(curve)
                      from first in Curve(FirstPage)
                      where far.Workload.Point!.Size == first.Workload.Point!.Size
                      select far.CpuBy(first)
        where byFirst.Any()
        select new Bar($"{curve}, worst of all sizes: CPU by the first page's", byFirst.Max(), 5);

    private IEnumerable<Series> Curve(string curve) => Here(one => one.Workload.Point?.Curve == curve);

    private IEnumerable<Series> Here(Func<Series, bool> choose) =>
        series.Where(one => one.Connections == options.GrowthConnections && one.Workload.Alone is null && choose(one));
}
