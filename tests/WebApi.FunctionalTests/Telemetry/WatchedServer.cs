using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Infrastructure;
using ScimPlatform.TestSupport.Databases;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;
using ScimPlatform.WebApi.FunctionalTests.Process;

namespace ScimPlatform.WebApi.FunctionalTests.Telemetry;

/// <summary>A server process that tells everything to a collector and to Prometheus, and that was used by somebody with a name.</summary>
internal sealed class WatchedServer : IAsyncDisposable
{
    public const string Address = "203.0.113.77";
    public const string Email = "ottoline.f@exports.example";
    public const string GivenName = "Ottoline";
    public const string FamilyName = "Featherstone";
    public const string Agent = "Featherbot";
    private const string Password = "Battery-Staple-9";
    private const string Users = "/scim/v2/Users";
    private static readonly (string, string)[] Client = [("X-Forwarded-For", Address), ("User-Agent", Agent), ("tracestate", "vendor=ottoline")];

    private readonly TemporaryDirectory directory;
    private readonly List<string> secrets = [Password];

    private WatchedServer(TemporaryDirectory directory, OtlpCollector collector, ServerProcess server, int port)
    {
        this.directory = directory;
        (Collector, Server) = (collector, server);
        Metrics = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
    }

    public OtlpCollector Collector { get; }

    public ServerProcess Server { get; }

    /// <summary>Reaches the port for Prometheus.</summary>
    public HttpClient Metrics { get; }

    public string Tenant { get; private set; } = "";

    /// <summary>The trace of the creation of a user.</summary>
    public string TraceId { get; private set; } = "";

    /// <summary>What must be nowhere in what the server says of itself.</summary>
    public IEnumerable<string> Planted =>
        [.. secrets, Address, Email, Uri.EscapeDataString(Email), GivenName, FamilyName, Agent, "ottoline"];

    public static async Task<WatchedServer> StartAsync(DatabaseProvider provider, params (string Key, string Value)[] settings)
    {
        var (directory, collector, port) = (new TemporaryDirectory(), await OtlpCollector.StartAsync(), FreePort());
        var environment = new Dictionary<string, string>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Url,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "500",
            ["Logging__LogLevel__Default"] = "Information",
            ["Telemetry__PrometheusPort"] = $"{port}",
            ["ForwardedHeaders__Enabled"] = "true",
            ["ForwardedHeaders__KnownProxies__0"] = "127.0.0.1",
            ["RateLimits__Enabled"] = "true",
            ["RateLimits__MintingPerMinute"] = "2",
            ["RateLimits__IntrospectionsPerMinute"] = "1",
            ["RateLimits__FailedSignInsPerMinute"] = "1",
            ["RateLimits__ScimPerSecond"] = "1",
            ["RateLimits__ScimBurst"] = "15",
        };
        if (provider == DatabaseProvider.PostgreSql)
        {
            environment["Database__Provider"] = nameof(DatabaseProvider.PostgreSql);
            environment["Database__MigrateOnStartup"] = "true";
            environment["ConnectionStrings__ScimPlatform"] = PostgreSqlDatabases.Take();
        }

        settings.ToList().ForEach(setting => environment[setting.Key] = setting.Value);
        return new WatchedServer(directory, collector, await ServerProcess.StartAsync(directory.Path, environment), port);
    }

    /// <summary>What Prometheus reads.</summary>
    public async Task<string> ScrapeAsync() => await Metrics.GetStringAsync("/metrics");

    /// <summary>Reads the metrics until they say that.</summary>
    public async Task<string> ScrapeUntilAsync(string line)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            var metrics = await ScrapeAsync();
            if (metrics.Contains(line, StringComparison.Ordinal))
            {
                return metrics;
            }

            await Task.Delay(100, patience.Token);
        }
    }

    public async Task UseAsync()
    {
        var created = await Server.Platform.PostAsync("/api/v1/admin/tenants", """{"slug":"feather","scim_enabled":true,"max_live_tokens":5}""");
        Tenant = created.Require(201)["id"]!.GetValue<string>();
        var jwt = Server.Jwts.Of("feather", TestJwts.TenantScopes);
        var token = (await MintAsync(jwt)).Require(201)["token"]!.GetValue<string>();
        secrets.AddRange([token, jwt["Bearer ".Length..]]);
        await UseScimAsync(Server.As($"Bearer {token}"));
        await UseScimAsync(Server.As(jwt));
        await MintAsync(jwt);
        (await MintAsync(jwt)).Require(429);
        var unknown = TokenSecret.Generate("scim_test_").Reveal();
        secrets.Add(unknown);
        (await Server.As($"Bearer {unknown}").GetAsync($"{Users}?token={unknown}", Client)).Require(401);
        (await Server.As($"Bearer {unknown}").GetAsync(Users, Client)).Require(429);
        (await IntrospectAsync(jwt, unknown)).Require(200);
        (await IntrospectAsync(jwt, unknown)).Require(429);
        await FloodAsync(Server.As($"Bearer {token}"));
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Collector.DisposeAsync();
        Metrics.Dispose();
        directory.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string User() => new JsonObject
    {
        ["schemas"] = new JsonArray("urn:ietf:params:scim:schemas:core:2.0:User"),
        ["userName"] = Email,
        ["password"] = Password,
        ["name"] = new JsonObject { ["givenName"] = GivenName, ["familyName"] = FamilyName },
        ["emails"] = new JsonArray(new JsonObject { ["value"] = Email, ["type"] = "work" }),
    }.ToJsonString();

    private Task<Answer> MintAsync(string jwt) => Server.As(jwt).PostAsync("/api/v1/admin/scim-tokens", """{"name":"Featherstone"}""", Client);

    private Task<Answer> IntrospectAsync(string jwt, string token) =>
        Server.As(jwt).PostAsync("/api/v1/admin/scim-tokens/introspect", $$"""{"token":"{{token}}"}""", Client);

    // One a second comes back meanwhile.
    private static async Task FloodAsync(Caller caller)
    {
        for (var status = 200; status == 200;)
        {
            status = (await caller.GetAsync($"{Users}?count=0", Client)).Status;
        }
    }

    private async Task UseScimAsync(Caller caller)
    {
        var filter = Uri.EscapeDataString($"userName eq \"{Email}\" or name.familyName co \"{FamilyName}\"");
        var created = (await caller.PostAsync(Users, User(), Client)).Require(201);
        TraceId = created.Header("X-Trace-Id")!;
        var one = $"{Users}/{created["id"]}";
        (await caller.PostAsync(Users, User(), Client)).Require(409);
        (await caller.GetAsync($"{Users}?filter={filter}", Client)).Require(200);
        (await caller.GetAsync($"{Users}/{Email}", Client)).Require(404);
        (await caller.GetAsync($"/{Email}", Client)).Require(404);
        (await caller.PostAsync(Users, User()[..^5], Client)).Require(400);
        (await caller.SendAsync(new HttpMethod(FamilyName.ToUpperInvariant()), one, (string?)null, Client)).Require(405);
        (await caller.DeleteAsync(one, Client)).Require(204);
    }
}
