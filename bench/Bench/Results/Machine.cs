using System.Runtime.InteropServices;

namespace ScimPlatform.Bench.Results;

/// <summary>Where figures come from: they mean nothing without it.</summary>
/// <param name="Processor">its model</param>
/// <param name="Cores">how many there are</param>
/// <param name="Memory">in GiB</param>
/// <param name="System">the operating system</param>
/// <param name="Runtime">of .NET</param>
internal sealed record Machine(string Processor, int Cores, double Memory, string System, string Runtime)
{
    public static Machine This() => new(
        File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "unknown",
        Environment.ProcessorCount,
        Math.Round(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1 << 30), 1),
        RuntimeInformation.OSDescription,
        RuntimeInformation.FrameworkDescription);
}
