using System.Text.RegularExpressions;
using ScimPlatform.Infrastructure;
using ScimPlatform.TestSupport.Databases;
using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.Telemetry;

/// <summary>What a server says of itself by OTLP and to Prometheus while it is used, and what it never says.</summary>
[TestFixture(DatabaseProvider.Sqlite)]
[TestFixture(DatabaseProvider.PostgreSql)]
internal sealed class TelemetryTests(DatabaseProvider provider)
{
    private WatchedServer? watched;
    private string metrics = "";

    private WatchedServer Watched => watched!;

    [OneTimeSetUp]
    public async Task UseAndStopAsync()
    {
        Assume.That(provider == DatabaseProvider.Sqlite || PostgreSqlServer.IsAvailable, "There is no PostgreSQL.");
        watched = await WatchedServer.StartAsync(provider);
        await Watched.ScrapeUntilAsync("scimplatform_tenants{");
        await Watched.UseAsync();
        metrics = await Watched.ScrapeUntilAsync("scimplatform_job_last_success_seconds{");

        // What waits to be sent is sent when the server stops.
        await Watched.Server.StopAsync();
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (watched is not null)
        {
            await watched.DisposeAsync();
        }
    }

    [TestCase("http.server.request.duration")]
    [TestCase("scimplatform.requests")]
    [TestCase("scimplatform.tokens.minted")]
    [TestCase("scimplatform.sign_ins.refused")]
    [TestCase("scimplatform.requests.limited")]
    [TestCase("scimplatform.command.duration")]
    [TestCase("scimplatform.job.runs")]
    [TestCase("scimplatform.audit.unsealed")]
    [TestCase("scimplatform.database.up")]
    [TestCase("dotnet.gc.collections")]
    public void Otlp_OfAServerInUse_HasTheMetric(string name) => Assert.That(Watched.Collector.Metrics.Contains(name, StringComparison.Ordinal));

    [TestCase("POST scim/v2/Users")]
    [TestCase("CreateUserCommand")]
    [TestCase("scim-platform")]
    public void Otlp_OfAServerInUse_HasTheSpans(string name) => Assert.That(Watched.Collector.Traces.Contains(name, StringComparison.Ordinal));

    [Test]
    public void Otlp_OfARequest_HasTheTraceThatItsAnswerNames() =>
        Assert.That(Watched.Collector.HasInTraces(Convert.FromHexString(Watched.TraceId)));

    [Test]
    public void Otlp_OfARequest_HasItsLineWithTenantRouteStatusAndTime() => Assert.That(
        Around(Watched.Collector.Logs, $"{Watched.TraceId} {Watched.Tenant}"), Does.Match($"{Watched.TraceId} {Watched.Tenant} POST /scim/v2/Users 201 in [0-9.]+ ms"));

    [Test]
    public void Otlp_OverPostgreSql_HasItsStatementsWithoutValues()
    {
        Assume.That(provider, Is.EqualTo(DatabaseProvider.PostgreSql));

        Assert.That(Watched.Collector.Traces, Does.Contain("db.query.text").And.Contain("INSERT INTO"));
    }

    [TestCase("scimplatform_requests_total", "scimplatform_dialect=\"scim\"", "http_response_status_code=\"201\"")]
    [TestCase("http_server_request_duration_seconds_count", "http_route=\"scim/v2/Users/{id}\"", "scimplatform_dialect=\"scim\"")]
    [TestCase("scimplatform_tokens_minted_total")]
    [TestCase("scimplatform_requests_limited_total", "scimplatform_limiter=\"minting\"")]
    [TestCase("scimplatform_requests_limited_total", "scimplatform_limiter=\"sign-in\"")]
    [TestCase("scimplatform_requests_limited_total", "scimplatform_limiter=\"introspection\"")]
    [TestCase("scimplatform_requests_limited_total", "scimplatform_limiter=\"scim\"")]
    [TestCase("scimplatform_sign_ins_refused_total", "scimplatform_sign_in_reason=\"unknown, expired, revoked or not allowed from there\"")]
    [TestCase("scimplatform_job_runs_total", "scimplatform_job_name=\"AuditSealing\"", "scimplatform_job_outcome=\"success\"")]
    [TestCase("scimplatform_database_up")]
    public void Metrics_OfAServerInUse_CountIt(string name, params string[] labels) => Assert.That(
        metrics.Split('\n').Where(line => line.StartsWith(name + "{", StringComparison.Ordinal) && labels.All(label => line.Contains(label, StringComparison.Ordinal))),
        Has.Some.Not.Match(@"\} 0 [0-9]+$"), () => string.Join('\n', metrics.Split('\n').Where(line => line.StartsWith(name, StringComparison.Ordinal))));

    [Test]
    public void Metrics_WithFewTenants_HaveTheTenant() => Assert.That(metrics, Does.Contain($"scimplatform_tenant_id=\"{Watched.Tenant}\""));

    [Test]
    public void Queries_OfAlertsAndDashboard_NameMetricsAndLabelsThatAreServed()
    {
        var queries = Queries.OfAlerts().Concat(Queries.OfDashboard()).ToList();
        var metricsOfQueries = queries.SelectMany(Queries.MetricsOf).Distinct().Where(IsOfEngine).ToList();
        var labels = queries.Where(query => Queries.MetricsOf(query).All(IsOfEngine)).SelectMany(Queries.LabelsOf).Distinct();

        Assert.That(metricsOfQueries, Has.Count.GreaterThan(15));
        Assert.That(metricsOfQueries.Where(name => !metrics.Contains($"\n{name}{{", StringComparison.Ordinal)), Is.Empty);
        Assert.That(labels.Where(label => !Regex.IsMatch(metrics, $"[{{,]{label}=\"")), Is.Empty);
    }

    [Test]
    public void Metrics_ThatTheHandbookNames_AreServed()
    {
        var named = Regex.Matches(RepositoryFiles.Read("docs/operations.md"), "`(?<name>(scimplatform|http_server|db_client)_[a-z_]+)`")
            .Select(match => match.Groups["name"].Value).Where(IsOfEngine).Distinct().ToList();

        Assert.That(named, Has.Count.GreaterThan(10));
        Assert.That(named.Where(name => !Regex.IsMatch(metrics, $"\\n{name}(_count)?\\{{") && !metrics.Contains($"{name}=", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void Exports_OfAServerInUse_HoldNothingThatWasPlanted()
    {
        var all = new[] { Watched.Collector.Metrics, Watched.Collector.Traces, Watched.Collector.Logs, metrics };

        foreach (var planted in Watched.Planted)
        {
            Assert.That(all.Select(text => Around(text, planted)), Is.All.Empty, planted);
        }
    }

    private bool IsOfEngine(string metric) => provider == DatabaseProvider.PostgreSql || !metric.StartsWith("db_client_", StringComparison.Ordinal);

    // What stands there, so that a failure says where it came from.
    private static string Around(string text, string planted) =>
        Regex.Match(text, $".{{0,120}}{Regex.Escape(planted)}.{{0,60}}", RegexOptions.IgnoreCase | RegexOptions.Singleline).Value;
}
