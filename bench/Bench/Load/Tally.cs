namespace ScimPlatform.Bench.Load;

/// <summary>What became of the requests of one connection.</summary>
internal sealed class Tally
{
    private readonly List<long> latencies = new(1 << 12);

    /// <summary>In ticks of the stopwatch.</summary>
    public IReadOnlyList<long> Latencies => latencies;

    public int Errors { get; private set; }

    public int WrongAnswers { get; private set; }

    /// <summary>The first thing that went wrong, or null.</summary>
    public string? Complaint { get; private set; }

    public void Answered(long ticks) => latencies.Add(ticks);

    public void Failed(string why)
    {
        Errors++;
        Complaint ??= why;
    }

    public void Wrong(string answer)
    {
        WrongAnswers++;
        Complaint ??= answer;
    }
}
