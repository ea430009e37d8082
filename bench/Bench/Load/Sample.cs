using System.Diagnostics;

namespace ScimPlatform.Bench.Load;

/// <summary>What one run of one workload came to.</summary>
/// <param name="Requests">that were answered</param>
/// <param name="PerSecond">answers</param>
/// <param name="P50">latency in milliseconds</param>
/// <param name="P99">latency in milliseconds</param>
/// <param name="Longest">latency in milliseconds</param>
/// <param name="Cpu">of the server, in microseconds per request</param>
/// <param name="Allocated">by the server, in KiB per request</param>
/// <param name="PeakMemory">of the server while it ran, in MiB</param>
/// <param name="Errors">requests without answer</param>
/// <param name="WrongAnswers">answers that were not what they had to be</param>
/// <param name="Complaint">the first of both, or null</param>
internal sealed record Sample(
    int Requests, double PerSecond, double P50, double P99, double Longest, double Cpu, double Allocated, double PeakMemory, int Errors, int WrongAnswers, string? Complaint)
{
    public static Sample Of(IReadOnlyList<Tally> tallies, TimeSpan elapsed, double cpu, long allocated, double peakMemory)
    {
        var latencies = tallies.SelectMany(tally => tally.Latencies).Order().ToList();
        var requests = Math.Max(1, latencies.Count);
        return new Sample(
            latencies.Count,
            latencies.Count / elapsed.TotalSeconds,
            At(latencies, 0.50),
            At(latencies, 0.99),
            At(latencies, 1),
            cpu / requests,
            allocated / 1024.0 / requests,
            peakMemory,
            tallies.Sum(tally => tally.Errors),
            tallies.Sum(tally => tally.WrongAnswers),
            tallies.Select(tally => tally.Complaint).FirstOrDefault(complaint => complaint is not null));
    }

    private static double At(List<long> sorted, double share) => sorted.Count == 0
        ? double.NaN
        : sorted[(int)Math.Min(sorted.Count - 1, sorted.Count * share)] * 1000.0 / Stopwatch.Frequency;
}
