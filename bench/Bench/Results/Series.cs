using ScimPlatform.Bench.Load;

namespace ScimPlatform.Bench.Results;

/// <summary>One workload at one number of connections, measured again and again.</summary>
internal sealed class Series(Workload workload, int connections)
{
    private readonly List<Sample> samples = [];
    private readonly List<(double Cpu, double Rate)> ratios = [];

    public Workload Workload => workload;

    public int Connections => connections;

    public double PerSecond => Median(sample => sample.PerSecond);

    public double P50 => Median(sample => sample.P50);

    public double P99 => Median(sample => sample.P99);

    /// <summary>Of the server, in microseconds per request.</summary>
    public double Cpu => Median(sample => sample.Cpu);

    /// <summary>By the server, in KiB per request.</summary>
    public double Allocated => Median(sample => sample.Allocated);

    public double PeakMemory => samples.Max(sample => sample.PeakMemory);

    public int Errors => samples.Sum(sample => sample.Errors);

    public int WrongAnswers => samples.Sum(sample => sample.WrongAnswers);

    public string? Complaint => samples.Select(sample => sample.Complaint).FirstOrDefault(complaint => complaint is not null);

    /// <summary>CPU per request by that of the floor, each round by its own; null when it is not compared.</summary>
    public double? CpuRatio => ratios.Count == 0 ? null : Of([.. ratios.Select(ratio => ratio.Cpu)]);

    /// <summary>Requests per second by those of the floor.</summary>
    public double? RateRatio => ratios.Count == 0 ? null : Of([.. ratios.Select(ratio => ratio.Rate)]);

    public IReadOnlyList<Sample> Samples => samples;

    /// <summary>CPU per request by another's of the same rounds, each round by its own.</summary>
    public double CpuBy(Series other) => Of([.. samples.Zip(other.samples, static (mine, its) => mine.Cpu / its.Cpu)]);

    public void Add(Sample sample, Sample? floor)
    {
        samples.Add(sample);
        if (floor is not null)
        {
            ratios.Add((sample.Cpu / floor.Cpu, sample.PerSecond / floor.PerSecond));
        }
    }

    private double Median(Func<Sample, double> figure) => Of([.. samples.Select(figure)]);

    private static double Of(List<double> figures)
    {
        figures.Sort();
        var middle = figures.Count / 2;
        return figures.Count % 2 == 1 ? figures[middle] : (figures[middle - 1] + figures[middle]) / 2;
    }
}
