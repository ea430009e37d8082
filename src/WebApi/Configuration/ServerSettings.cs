using ScimPlatform.Application.Audit;
using ScimPlatform.Application.Discovery;
using ScimPlatform.Application.Events;
using ScimPlatform.Application.ProvisioningLog;
using ScimPlatform.Application.ScimTokens;
using ScimPlatform.Application.Tenants;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Infrastructure;
using ScimPlatform.WebApi.Console.Session;

namespace ScimPlatform.WebApi.Configuration;

/// <summary>Every setting of the server, read and checked once at start, in the form in which it is used.</summary>
public sealed record ServerSettings
{
    /// <summary>Absolute; holds the default database, the development key and the key that stands in for the master key.</summary>
    public required string DataDirectory { get; init; }

    public required DatabaseOptions Database { get; init; }

    public required bool MigrateOnStartup { get; init; }

    /// <summary>Where clients reach the server, without a slash at its end; null takes it from each request.</summary>
    public required string? PublicBaseUrl { get; init; }

    /// <summary>What stands before every path where clients reach the server, without a slash at its end; null takes it from each request.</summary>
    public string? PublicPath => PublicBaseUrl is { } known ? new Uri(known).AbsolutePath.TrimEnd('/') : null;

    /// <summary>The same where there is no request to take it from; null where no setting says it, which only Development allows, or says any host.</summary>
    public string? KnownBaseUrl => PublicBaseUrl ?? (AllowedHosts is [var host, ..] && host != "*" ? $"https://{host}{PathBase}" : null);

    /// <summary>The hosts that requests may name; empty for any.</summary>
    public required IReadOnlyList<string> AllowedHosts { get; init; }

    /// <summary>What stands before every path, with its leading slash; null for nothing.</summary>
    public required string? PathBase { get; init; }

    public required IReadOnlyList<JwtIssuerSettings> JwtIssuers { get; init; }

    public required ForwardedHeaderSettings ForwardedHeaders { get; init; }

    public required RateLimitSettings RateLimits { get; init; }

    public required ScimSettings Scim { get; init; }

    /// <summary>What the server's keys are derived from; null takes it from a file in the data directory.</summary>
    public required string? MasterKey { get; init; }

    /// <summary>The public keys that alerts of leaked tokens are signed with, in PEM, by their identifiers; empty for none.</summary>
    public required IReadOnlyDictionary<string, string> SecretScanningKeys { get; init; }

    public required TimeSpan TimeLimit { get; init; }

    public required TokenSettings Tokens { get; init; }

    /// <summary>The hosts that keys of OAuth clients and their issuers are fetched from; empty for any.</summary>
    public required IReadOnlyList<string> FederationHosts { get; init; }

    public required TenantDeletion TenantDeletion { get; init; }

    public required AuditSettings Audit { get; init; }

    public required EventSettings Events { get; init; }

    public required ProvisioningLogSettings ProvisioningLog { get; init; }

    /// <summary>How people sign in to the console.</summary>
    public required ConsoleSettings Console { get; init; }

    public required TelemetrySettings Telemetry { get; init; }

    /// <summary>How far the server's clock is ahead of the machine's; nothing but in tests.</summary>
    public required TimeSpan ClockSkew { get; init; }

    /// <summary>Whether metrics, traces and logs are sent by OTLP.</summary>
    public required bool SendsOtlp { get; init; }

    /// <exception cref="SettingFault">a setting cannot be used, contradicts another, or is none</exception>
    public static ServerSettings Of(IConfiguration configuration, IHostEnvironment environment)
    {
        var reader = new SettingsReader(configuration);
        reader.RefuseUnknown();
        var general = reader.Read<GeneralSection>();
        var data = Path.GetFullPath(general.DataDirectory, environment.ContentRootPath);
        var database = reader.Read<DatabaseSection>();
        var scim = reader.Read<ScimSection>();
        var tokens = reader.Read<TokensSection>();
        var audit = new AuditSettings(reader.Read<AuditSection>().RetentionDays);
        var settings = new ServerSettings
        {
            DataDirectory = data,
            Database = DatabaseOf(database, reader.Read<ConnectionSection>().ScimPlatform, data),
            MigrateOnStartup = database.MigrateOnStartup ?? database.Provider == DatabaseProvider.Sqlite,
            PublicBaseUrl = general.PublicBaseUrl?.TrimEnd('/'),
            AllowedHosts = general.Hosts,
            PathBase = general.PathBase?.TrimEnd('/') is { Length: > 0 } path ? path : null,
            JwtIssuers = Configuration.JwtIssuers.Of(reader.Read<JwtSection>(), environment),
            ForwardedHeaders = reader.Read<ForwardedHeaderSettings>(),
            RateLimits = reader.Read<RateLimitSettings>(),
            Scim = scim.ToSettings(),
            MasterKey = MasterKeyOf(reader.Read<SecuritySection>().MasterKey, scim.CursorKey),
            SecretScanningKeys = SecretScanningKeysOf(reader.Read<SecretScanningSection>()),
            TimeLimit = TimeSpan.FromSeconds(scim.TimeLimitSeconds),
            Tokens = new TokenSettings(tokens.Prefix + (environment.IsDevelopment() ? "test_" : "live_"), TokenLifetime.OfDays(tokens.DefaultLifetimeDays))
            {
                ScopeAliases = AliasesOf(tokens),
            },
            FederationHosts = reader.Read<FederationSection>().AllowedHosts,
            TenantDeletion = new TenantDeletion(TimeSpan.FromDays(reader.Read<TenantsSection>().SlugHoldDays)),
            Audit = audit,
            Events = EventsOf(reader.Read<EventsSection>(), audit),
            ProvisioningLog = reader.Read<ProvisioningLogSection>().ToSettings(),
            Console = new ConsoleSettings(reader.Read<ConsoleOidcSection>().ToSettings(environment), HasLinks: environment.IsDevelopment()),
            Telemetry = reader.Read<TelemetrySettings>(),
            ClockSkew = ClockSkewOf(reader.Read<DevelopmentSection>(), environment),
            SendsOtlp = TelemetrySettings.AsksForOtlp(configuration),
        };
        RequireTrust(configuration, settings, environment);
        return settings;
    }

    private static DatabaseOptions DatabaseOf(DatabaseSection section, string? connection, string data)
    {
        const string Key = "ConnectionStrings:ScimPlatform";
        var fallback = section.Provider == DatabaseProvider.Sqlite
            ? $"Data Source={Path.Combine(data, "scim-platform.db")}"
            : connection ?? throw SettingFault.Of(Key, $"is missing: {section.Provider} needs it");
        var options = new DatabaseOptions(section.Provider, connection ?? fallback, section.MaxBatchSize);
        return options.IsReadable() ? options : throw SettingFault.Of(Key, $"is no connection string of {section.Provider}");
    }

    // An event is a record of the audit.
    private static EventSettings EventsOf(EventsSection section, AuditSettings audit) =>
        audit.RetentionDays > 0 && section.Retention > TimeSpan.FromDays(audit.RetentionDays)
            ? throw SettingFault.Of("Events:Retention", "must not be longer than Audit:RetentionDays: events are records of the audit")
            : new EventSettings(section.Retention);

    private static TimeSpan ClockSkewOf(DevelopmentSection section, IHostEnvironment environment) =>
        section.ClockSkewSeconds is not null && !environment.IsDevelopment()
            ? throw SettingFault.Of("Development:ClockSkewSeconds", "is for tests: only the environment Development takes it")
            : TimeSpan.FromSeconds(section.ClockSkewSeconds ?? 0);

    private static IReadOnlyList<string> AliasesOf(TokensSection section) => section.ScopeAliases.Any(alias => alias.Contains(' '))
        ? throw SettingFault.Of("Tokens:ScopeAliases", "must be words without blanks")
        : section.ScopeAliases;

    private static string? MasterKeyOf(string? key, string? old) => key is null || old is null || key == old
        ? key ?? old
        : throw SettingFault.Of("Scim:CursorKey", "is the old name of Security:MasterKey and says something else");

    private static IReadOnlyDictionary<string, string> SecretScanningKeysOf(SecretScanningSection section)
    {
        var keys = new Dictionary<string, string>(section.Keys, StringComparer.OrdinalIgnoreCase);
        return keys.FirstOrDefault(key => !PublicKeys.IsP256(key.Value)) is { Key: { } wrong }
            ? throw SettingFault.Of($"SecretScanning:Keys:{wrong}", "must be a public key of ECDSA over P-256 in PEM")
            : keys;
    }

    // What clients are told to call is the operator's word, never that of whoever sent the request.
    private static void RequireTrust(IConfiguration configuration, ServerSettings settings, IHostEnvironment environment)
    {
        const string FrameworksSwitch = "ForwardedHeaders_Enabled";
        if (bool.TryParse(configuration[FrameworksSwitch], out var isOn) && isOn)
        {
            throw SettingFault.Of(FrameworksSwitch, "believes every proxy; ForwardedHeaders:Enabled with ForwardedHeaders:KnownProxies says which");
        }

        if (!environment.IsDevelopment() && settings.PublicBaseUrl is null && settings.AllowedHosts.Count == 0)
        {
            throw SettingFault.Of(nameof(PublicBaseUrl), "or AllowedHosts is missing: it says where clients reach the server");
        }
    }
}
