using System.Globalization;

namespace ScimPlatform.Bench.Results;

/// <summary>Results for people: Markdown that is also readable in a terminal.</summary>
internal static class Table
{
    private static readonly string[] Head =
        ["", "workload", "conn", "req/s", "p50 ms", "p99 ms", "CPU µs", "× floor", "rate", "KiB", "errors", "wrong", "peak MiB"];

    public static string Of(IReadOnlyList<Series> series) => Of([Head, .. series.Select(Row)], texts: 2);

    /// <param name="rows">of as many cells each, the first of them the head</param>
    /// <param name="texts">how many columns stand to the left; the others are of figures</param>
    public static string Of(string[][] rows, int texts)
    {
        var widths = rows[0].Select((_, column) => rows.Max(row => row[column].Length)).ToArray();
        var lines = rows.Select(row => Line(row.Select((cell, column) => column < texts ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column])))).ToList();
        lines.Insert(1, Line(widths.Select((width, column) => column < texts ? new string('-', width) : new string('-', width - 1) + ":")));
        return string.Join('\n', lines);
    }

    private static string[] Row(Series series) =>
    [
        series.Workload.Id,
        series.Workload.What,
        Number(series.Connections, "0"),
        Number(series.PerSecond * series.Workload.UsersPerRequest, "0"),
        Number(series.P50, "0.00"),
        Number(series.P99, "0.00"),
        Number(series.Cpu, "0"),
        Number(series.CpuRatio, "0.00"),
        Number(series.RateRatio, "0.00"),
        Number(series.Allocated, "0.0"),
        Number(series.Errors, "0"),
        Number(series.WrongAnswers, "0"),
        Number(series.PeakMemory, "0"),
    ];

    private static string Line(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";

    private static string Number(double? number, string format) => number?.ToString(format, CultureInfo.InvariantCulture) ?? "";
}
