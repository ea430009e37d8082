using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ScimPlatform.WebApi.Telemetry;

/// <summary>
/// What the server counts beside what the framework does. Without anybody who listens nothing is recorded. Every attribute has few values:
/// none is what a client or a person is called.
/// </summary>
internal static class ServerMetrics
{
    /// <summary>The name of the meter and of the source of activities, and what the names of all our meters begin with.</summary>
    public const string Name = "ScimPlatform";

    public const string Dialect = "scimplatform.dialect";
    public const string Tenant = "scimplatform.tenant.id";
    public const string Status = "http.response.status_code";
    public const string Reason = "scimplatform.sign_in.reason";
    public const string Limiter = "scimplatform.limiter";
    public const string UseCase = "scimplatform.use_case";
    public const string ErrorType = "error.type";

    public static readonly ActivitySource Activities = new(Name);

    private static readonly Meter Meter = new(Name);

    public static readonly Counter<long> Requests = Meter.CreateCounter<long>(
        "scimplatform.requests", "{request}", "Requests, by dialect, status and, where tenants are few, tenant.");

    public static readonly Counter<long> TokensMinted = Meter.CreateCounter<long>(
        "scimplatform.tokens.minted", "{token}", "SCIM tokens that were minted; repeats of a mint do not count.");

    public static readonly Counter<long> SignInsRefused = Meter.CreateCounter<long>(
        "scimplatform.sign_ins.refused", "{sign_in}", "Credentials that were refused, by the check that failed.");

    public static readonly Counter<long> RequestsLimited = Meter.CreateCounter<long>(
        "scimplatform.requests.limited", "{request}", "Requests that a rate limit refused, by limiter.");

    public static readonly Counter<long> DatabaseFailures = Meter.CreateCounter<long>(
        "scimplatform.database.failures", "{failure}", "Use cases that failed because the database was out of reach or too busy.");

    public static readonly Histogram<double> CommandDuration = Meter.CreateHistogram(
        "scimplatform.command.duration", "s", "How long a command took, its wait for the writer and its commit included.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] });

    public static readonly Gauge<int> DatabaseUp = Meter.CreateGauge<int>(
        "scimplatform.database.up", description: "1 while the database answers, else 0.");

    public static readonly Gauge<int> Tenants = Meter.CreateGauge<int>("scimplatform.tenants", "{tenant}", "Tenants that there are.");

    public static readonly Gauge<int> AuditUnsealed = Meter.CreateGauge<int>(
        "scimplatform.audit.unsealed", "{record}", "Records of the audit that wait to be put in their chain.");

    public static readonly Gauge<int> StalledConnectors = Meter.CreateGauge<int>(
        "scimplatform.sync.stalled", "{credential}", "Credentials of connectors that have been silent for three times as long as they use to be.");

    private static readonly string[] Limiters = ["scim", "tenant", "minting", "sign-in", "introspection"];

    /// <summary>Lets counts begin at zero, so that the first of each kind is seen as a change.</summary>
    public static void Begin()
    {
        TokensMinted.Add(0);
        DatabaseFailures.Add(0);
        SignInsRefused.Add(0, new KeyValuePair<string, object?>(Reason, "form"));
        foreach (var limiter in Limiters)
        {
            RequestsLimited.Add(0, new KeyValuePair<string, object?>(Limiter, limiter));
        }
    }

    /// <summary>A request was refused by that limiter.</summary>
    public static void Limited(string limiter) => RequestsLimited.Add(1, new KeyValuePair<string, object?>(Limiter, limiter));

    /// <summary>Credentials were refused.</summary>
    /// <param name="reason">the check that failed: one of a fixed few</param>
    public static void SignInRefused(string reason) => SignInsRefused.Add(1, new KeyValuePair<string, object?>(Reason, reason));
}
