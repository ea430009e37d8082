using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ScimPlatform.WebApi.Configuration;
using ScimPlatform.WebApi.FunctionalTests.Http;
using ScimPlatform.WebApi.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.Hosting;

/// <summary>What the server starts with, and what it refuses to start with.</summary>
public sealed class StartupTests
{
    private static IEnumerable<TestCaseData> Wrong =>
    [
        new("DataDirectory", "/dev/null/data"),
        new("Database:Provider", "Oracle"),
        new("Database:MaxBatchSize", "0"),
        new("Database:MaxBatchSize", "many"),
        new("Database:MigrateOnStartup", "maybe"),
        new("ConnectionStrings:ScimPlatform", "not a connection string"),
        new("ConnectionStrings:ScimPlatform", "Unknown Keyword=1"),
        new("PublicBaseUrl", "scim.example.com"),
        new("PublicBaseUrl", "ftp://scim.example.com"),
        new("PublicBaseUrl", "https://scim.example.com?x=1"),
        new("PathBase", "api"),
        new("PathBase", "//x"),
        new("PathBase", "/x//y"),
        new("PathBase", "/x//"),
        new("PathBase", "/i d"),
        new("PathBase", "/x/../y"),
        new("PathBase", "/x%20y"),
        new("PathBase", "/x?y"),
        new("ForwardedHeaders:Enabled", "yes"),
        new("RateLimits:Enabled", "on"),
        new("RateLimits:MintingPerMinute", "-1"),
        new("RateLimits:ScimPerSecond", "1.5"),
        new("RateLimits:ScimBurst", "x"),
        new("RateLimits:FailedSignInsPerMinute", "1000001"),
        new("RateLimits:TenantConcurrency", "-1"),
        new("RateLimits:TenantQueue", "many"),
        new("Scim:DefaultPageSize", "1001"),
        new("Scim:MaxPageSize", "0"),
        new("Scim:BulkMaxOperations", "0"),
        new("Scim:MaxPayloadSize", "10"),
        new("Scim:TimeLimitSeconds", "0"),
        new("Scim:MaxFilterTerms", "201"),
        new("Scim:MaxPatchOperations", "0"),
        new("Scim:MaxAttributeValues", "0"),
        new("Scim:MaxResourceSize", "1023"),
        new("Scim:MaxGroupDepth", "0"),
        new("Scim:MaxGroupsOfUser", "many"),
        new("Scim:MaxListedValues", "-1"),
        new("Scim:MaxPageBytes", "1000"),
        new("Scim:MaxBufferedAnswer", "0"),
        new("Tenants:SlugHoldDays", "-1"),
        new("RateLimits:IntrospectionsPerMinute", "many"),
        new("SecretScanning:Keys:key", "rubbish"),
        new("SecretScanning:Keys:key", RsaKey()),
        new("SecretScanning:Keys:key", EcKey(ECCurve.NamedCurves.nistP384)),
        new("Tokens:Prefix", "scim-"),
        new("Tokens:DefaultLifetimeDays", "731"),
        new("Audit:RetentionDays", "-1"),
        new("Audit:RetentionDays", "36601"),
        new("Audit:RetentionDays", "for ever"),
        new("ProvisioningLog:Enabled", "1"),
        new("ProvisioningLog:Reads", "failed"),
        new("ProvisioningLog:MaxEntries", "9"),
        new("ProvisioningLog:MaxEntries", "1000001"),
        new("ProvisioningLog:MaxAgeDays", "0"),
        new("ProvisioningLog:MaxAgeDays", "3661"),
        new("ProvisioningLog:MaxBodySize", "255"),
        new("ProvisioningLog:MaxBodySize", "65537"),
        new("Telemetry:PrometheusPort", "0"),
        new("Telemetry:PrometheusPort", "65536"),
        new("Telemetry:MaxTenants", "-1"),
        new("Telemetry:MaxTenants", "many"),
        new("Development:ClockSkewSeconds", "86401"),
        new("OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4317"),
    ];

    private static (string, string)[] Issuer =>
        [("Authentication:Jwt:Authority", "https://login.example.com"), ("Authentication:Jwt:Audience", "scim")];

    private static string RsaKey()
    {
        using var key = RSA.Create(2048);
        return key.ExportSubjectPublicKeyInfoPem();
    }

    private static string EcKey(ECCurve curve)
    {
        using var key = ECDsa.Create(curve);
        return key.ExportSubjectPublicKeyInfoPem();
    }

    [TestCase("urls")]
    [TestCase("http_ports")]
    [TestCase("https_ports")]
    public void Start_WithAnEmptySettingForItsAddress_ListensWhereItDoesWithout(string key)
    {
        string? urls = null;
        Build("Development", app => urls = app.Configuration["urls"], (key, " "));

        Assert.That(urls, Is.EqualTo("http://127.0.0.1:5080"));
    }

    [Test]
    public void Start_WithEmptySettings_IsAsWithout() => Assert.That(
        () => Build(
            "Development",
            ("PublicBaseUrl", ""), ("PathBase", " "), ("Database:Provider", ""), ("RateLimits:Enabled", ""), ("Scim:MaxPageSize", ""),
            ("Scim:CursorKey", ""), ("Authentication:Jwt:Authority", ""), ("Authentication:Jwt:Audience", "")),
        Throws.Nothing);

    [TestCaseSource(nameof(Wrong))]
    public void Start_WrongSetting_IsRefusedByItsName(string key, string value) =>
        Assert.That(() => Build("Development", (key, value)), Refused(key));

    [TestCase("Audit:RetentionDays", "0")]
    [TestCase("Audit:RetentionDays", "36600")]
    [TestCase("ProvisioningLog:MaxEntries", "10")]
    [TestCase("ProvisioningLog:MaxEntries", "1000000")]
    [TestCase("ProvisioningLog:MaxAgeDays", "1")]
    [TestCase("ProvisioningLog:MaxAgeDays", "3660")]
    [TestCase("ProvisioningLog:MaxBodySize", "256")]
    [TestCase("ProvisioningLog:MaxBodySize", "65536")]
    public void Start_SettingAtItsBound_IsTaken(string key, string value) =>
        Assert.That(() => Build("Development", (key, value)), Throws.Nothing);

    [TestCase("Audit:Unknown")]
    [TestCase("Database:Unknown")]
    [TestCase("ForwardedHeaders:Unknown")]
    [TestCase("ProvisioningLog:Unknown")]
    [TestCase("RateLimits:Unknown")]
    [TestCase("RateLimits:MintingPerHour")]
    [TestCase("Scim:Unknown")]
    [TestCase("SecretScanning:Unknown")]
    [TestCase("Tokens:Unknown")]
    [TestCase("Authentication:Jwt:Unknown")]
    public void Start_UnknownSetting_IsRefusedByItsName(string key) =>
        Assert.That(() => Build("Development", (key, "1")), Refused(key));

    [TestCase("RateLimit:Enabled", "RateLimits:Enabled")]
    [TestCase("RateLimits:MintingPerMinuet", "RateLimits:MintingPerMinute")]
    [TestCase("Securty:MasterKey", "Security:MasterKey")]
    [TestCase("Authentication:Jwt:Issuers:0:Audiense", "Authentication:Jwt:Issuers:*:Audience")]
    [TestCase("PublicBaseUri", "PublicBaseUrl")]
    [TestCase("DataDirectry", "DataDirectory")]
    public void Start_WithANameThatIsNone_NamesTheNearestKnownOne(string key, string nearest) =>
        Assert.That(() => Build("Development", (key, "1")), Refused($"{key} is not known; the nearest is {nearest}."));

    [TestCase("Logging:LogLevel:Default")]
    [TestCase("Kestrel:Limits:MaxConcurrentConnections")]
    [TestCase("ConnectionStrings:Another")]
    [TestCase("npm:config:cache")]
    [TestCase("PATH")]
    [TestCase("HOME")]
    public void Start_WithSettingsOfOthers_LeavesThemAlone(string key) =>
        Assert.That(() => Build("Development", (key, "1")), Throws.Nothing);

    [Test]
    public void Start_NamingProxiesThatAreNotBelieved_IsRefusedByName() =>
        Assert.That(() => Build("Development", ("ForwardedHeaders:KnownProxies:0", "192.0.2.1")), Refused("ForwardedHeaders:Enabled"));

    [Test]
    public void Start_WithTwoMasterKeys_IsRefusedByName() => Assert.That(
        () => Build("Development", ("Security:MasterKey", new string('a', 32)), ("Scim:CursorKey", new string('b', 32))), Refused("Scim:CursorKey"));

    [Test]
    public void Start_WithOneIssuerAndSeveral_IsRefusedByName() => Assert.That(
        () => Build("Production", [.. Issuer, ("Authentication:Jwt:Issuers:0:Authority", "https://sts.example.org")]), Refused("Authentication:Jwt:Issuers"));

    [TestCase("Security:MasterKey")]
    [TestCase("Scim:CursorKey")]
    public void Start_WithAShortMasterKey_IsRefusedByItsNameAlone(string key) => Assert.That(
        () => Build("Development", (key, "too-short-to-be-good")), Refused(key).And.Message.Not.Contains("too-short"));

    [TestCase("ForwardedHeaders:KnownProxies:0", "proxy", "ForwardedHeaders:KnownProxies")]
    [TestCase("ForwardedHeaders:KnownNetworks:0", "10.0.0.0/33", "ForwardedHeaders:KnownNetworks")]
    [TestCase("ForwardedHeaders:ForwardLimit", "0", "ForwardedHeaders:ForwardLimit")]
    [TestCase("Database:Provider", "SqlServer", "ConnectionStrings:ScimPlatform")]
    public void Start_WrongPartOfASetting_NamesTheSetting(string key, string value, string named) =>
        Assert.That(() => Build("Development", (key, value)), Refused(named));

    [TestCase("0")]
    [TestCase("30")]
    public void Start_OutsideDevelopmentWithAShiftedClock_IsRefusedByName(string seconds) => Assert.That(
        () => Build("Production", [.. Issuer, ("PublicBaseUrl", "https://scim.example.com"), ("Development:ClockSkewSeconds", seconds)]),
        Refused("Development:ClockSkewSeconds"));

    [Test]
    public void Start_InDevelopmentWithAShiftedClock_GoesByIt()
    {
        var time = TimeProvider.System;
        Build("Development", app => time = app.Services.GetRequiredService<TimeProvider>(), ("Development:ClockSkewSeconds", "-3600"));

        Assert.That(TimeProvider.System.GetUtcNow() - time.GetUtcNow(), Is.GreaterThan(TimeSpan.FromMinutes(59)));
    }

    [Test]
    public void Start_InProductionWithoutAnIssuer_SaysWhatToSet() =>
        Assert.That(() => Build("Production"), Refused("Authentication:Jwt:Authority"));

    [TestCase("Development")]
    [TestCase("Production")]
    public void Start_BelievingProxiesWithoutSayingWhich_IsRefusedByName(string environment) =>
        Assert.That(
            () => Build(environment, [.. Issuer, ("ForwardedHeaders:Enabled", "true"), ("PublicBaseUrl", "https://scim.example.com")]),
            Refused("ForwardedHeaders:KnownProxies"));

    [Test]
    public void Start_BelievingEveryProxyByTheFrameworksOwnSwitch_IsRefusedByName() =>
        Assert.That(() => Build("Development", ("ForwardedHeaders_Enabled", "true")), Refused("ForwardedHeaders_Enabled"));

    [TestCase]
    [TestCase("AllowedHosts", "*")]
    [TestCase("AllowedHosts", "scim.example.com;*")]
    public void Start_InProductionWithoutAPublicUrlOrHosts_IsRefusedByName(params string[] setting) =>
        Assert.That(
            () => Build("Production", [.. Issuer, .. setting.Length == 0 ? Array.Empty<(string, string)>() : [(setting[0], setting[1])]]),
            Refused("PublicBaseUrl"));

    [Test]
    public void Start_InProductionWithOnlyAnAudience_SaysWhatToSet() =>
        Assert.That(() => Build("Production", ("Authentication:Jwt:Audience", "scim")), Refused("Authentication:Jwt:Authority"));

    [TestCase("Authority", "http://login.example.com", "Authority")]
    [TestCase("Authority", "login.example.com", "Authority")]
    [TestCase("Issuer", "https://login.example.com", "JwksFile")]
    [TestCase("JwksFile", "missing.json", "JwksFile")]
    [TestCase("Algorithms:0", "none", "Algorithms")]
    [TestCase("Keys:0", "{}", "Keys")]
    [TestCase("Keys:0", "rubbish", "Keys")]
    public void Start_WrongIssuer_IsRefusedByItsName(string key, string value, string named) =>
        Assert.That(
            () => Build(
                "Production",
                ("Authentication:Jwt:Issuers:0:Audience", "scim"),
                ("Authentication:Jwt:Issuers:0:" + key, value)),
            Refused("Authentication:Jwt:Issuers:0:" + named));

    [Test]
    public void Start_IssuerWithoutAudience_IsRefusedByItsName() =>
        Assert.That(
            () => Build("Production", ("Authentication:Jwt:Authority", "https://login.example.com")),
            Refused("Authentication:Jwt:Audience"));

    [Test]
    public async Task Start_InDevelopment_MakesATenantAndAKeyThatOnlyItsOwnerReads()
    {
        await using var app = await TestServerApp.StartAsync();

        var tenant = await app.Platform.GetAsync("/api/v1/admin/tenants/example-corp");

        Assert.That(tenant.Require(200)["scim_enabled"]!.GetValue<bool>(), Is.True);
        Assert.That(
            new FileInfo(Path.Combine(app.DataDirectory, "development-key.pem")).UnixFileMode,
            Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Test]
    public async Task Start_WithADataDirectoryThatIsNotThere_MakesItForItsOwnerOnly()
    {
        using var directory = new TemporaryDirectory();
        var made = Path.Combine(directory.Path, "data");
        await using var app = await TestServerApp.StartAsync(new TestServerSetup { DataDirectory = made });

        Assert.That(
            new DirectoryInfo(made).UnixFileMode,
            Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
    }

    [Test]
    public async Task Start_Again_KeepsTheKeyAndTheData()
    {
        using var directory = new TemporaryDirectory();
        string jwt;
        await using (var first = await TestServerApp.StartAsync(new TestServerSetup { DataDirectory = directory.Path }))
        {
            jwt = first.Jwts.Of("example-corp", TestJwts.TenantScopes);
            (await first.As(jwt).PostAsync("/scim-token", """{"name":"kept"}""")).Require(201);
        }

        await using var second = await TestServerApp.StartAsync(new TestServerSetup { DataDirectory = directory.Path });
        var list = await second.As(jwt).GetAsync("/scim-token");

        Assert.That(list.Require(200)["result"]![0]!["name"]!.GetValue<string>(), Is.EqualTo("kept"));
    }

    [TestCase("/health/live")]
    [TestCase("/health/ready")]
    [TestCase("/openapi/v1.json")]
    public async Task Start_Ready_AnswersWithoutCredentials(string path)
    {
        await using var app = await TestServerApp.StartAsync();

        Answer answer = await app.As(null).GetAsync(path);

        Assert.That(answer.Status, Is.EqualTo(200), answer.Text);
    }

    [Test]
    public async Task PublicBaseUrl_OfTheSettings_IsWhatLocationsBeginWith()
    {
        await using var app = await TestServerApp.StartAsync(TestServerSetup.With(("PublicBaseUrl", "https://id.example.org/base/")));
        var tenant = await app.AddTenantAsync();

        var user = await tenant.Admin.PostAsync("/scim/v2/Users", """{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ada"}""");

        Assert.That(user.Require(201).Header("Location"), Is.EqualTo($"https://id.example.org/base/scim/v2/Users/{user["id"]}"));
    }

    private static NUnit.Framework.Constraints.Constraint Refused(string named) =>
        Throws.TypeOf<SettingFault>().With.Message.Contains(named).And.Message.Not.Contains("\n");

    private static void Build(string environment, params (string Key, string Value)[] settings) => Build(environment, _ => { }, settings);

    private static void Build(string environment, Action<WebApplication> look, params (string Key, string Value)[] settings)
    {
        using var directory = new TemporaryDirectory();
        using var app = Server.Build([], builder =>
        {
            builder.Environment.EnvironmentName = environment;
            builder.WebHost.UseTestServer();
            builder.Logging.ClearProviders();
            builder.Configuration.AddInMemoryCollection([new("DataDirectory", directory.Path)]);
            builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
        });
        look(app);
    }
}
