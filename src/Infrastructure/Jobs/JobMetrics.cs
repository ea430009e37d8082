using System.Diagnostics.Metrics;

namespace ScimPlatform.Infrastructure.Jobs;

/// <summary>How the jobs of this node do. Without anybody who listens nothing is recorded.</summary>
internal static class JobMetrics
{
    private const string Job = "scimplatform.job.name";
    private const string Outcome = "scimplatform.job.outcome";
    private const string Success = "success";
    private const string Failure = "failure";

    private static readonly Meter Meter = new("ScimPlatform.Infrastructure");
    private static readonly Counter<long> Runs = Meter.CreateCounter<long>("scimplatform.job.runs", "{run}", "Rounds of background jobs, by outcome.");
    private static readonly Histogram<double> Duration = Meter.CreateHistogram(
        "scimplatform.job.duration", "s", "How long a round of a background job took.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.005, 0.025, 0.1, 0.5, 1, 5, 30, 120] });
    private static readonly Gauge<double> LastSuccess = Meter.CreateGauge<double>(
        "scimplatform.job.last_success", "s", "When a background job last ended a round well, in seconds since 1970.");

    /// <summary>Lets the counts of a job begin at zero, so that its first failure is seen as a change.</summary>
    public static void Begin(string job)
    {
        Runs.Add(0, new(Job, job), new(Outcome, Success));
        Runs.Add(0, new(Job, job), new(Outcome, Failure));
    }

    public static void Succeeded(string job, TimeSpan took, DateTimeOffset now)
    {
        Runs.Add(1, new(Job, job), new(Outcome, Success));
        Duration.Record(took.TotalSeconds, new KeyValuePair<string, object?>(Job, job));
        LastSuccess.Record(now.ToUnixTimeMilliseconds() / 1000.0, new KeyValuePair<string, object?>(Job, job));
    }

    public static void Failed(string job, TimeSpan took)
    {
        Runs.Add(1, new(Job, job), new(Outcome, Failure));
        Duration.Record(took.TotalSeconds, new KeyValuePair<string, object?>(Job, job));
    }
}
