using ScimPlatform.Application.Discovery;
using ScimPlatform.Application.ScimTokens;
using ScimPlatform.Application.Tenants;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Infrastructure;

namespace ScimPlatform.WebApi.Hosting;

/// <summary>Reads the settings from the configuration.</summary>
internal static class ServerSettingsReader
{
    private const int Million = 1_000_000;
    private const string ConnectionKey = "ConnectionStrings:ScimPlatform";

    /// <exception cref="SettingFault">a setting cannot be used</exception>
    public static ServerSettings Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var root = new SettingsSection(configuration, "");
        var data = Path.GetFullPath(root.Text("DataDirectory") ?? "data", environment.ContentRootPath);
        var database = Section(configuration, "Database");
        var options = Database(database, configuration, data);
        var settings = new ServerSettings
        {
            DataDirectory = data,
            Database = options,
            MigrateOnStartup = database.Flag("MigrateOnStartup", options.Provider == DatabaseProvider.Sqlite),
            PublicBaseUrl = PublicBaseUrl(root),
            AllowedHosts = AllowedHosts(root),
            PathBase = PathBase(root),
            JwtIssuers = JwtIssuerReader.Read(configuration, environment),
            ForwardedHeaders = ForwardedHeadersReader.Read(Section(configuration, "ForwardedHeaders")),
            RateLimits = RateLimits(Section(configuration, "RateLimits")),
            Scim = Scim(Section(configuration, "Scim"), out var timeLimit, out var cursorKey),
            MasterKey = MasterKey(Section(configuration, "Security")) ?? cursorKey,
            SecretScanningKeys = SecretScanningReader.Read(Section(configuration, "SecretScanning")),
            TimeLimit = timeLimit,
            Tokens = Tokens(Section(configuration, "Tokens"), environment),
            TenantDeletion = TenantDeletion(Section(configuration, "Tenants")),
            Audit = RecordSettingsReader.Audit(Section(configuration, "Audit")),
            ProvisioningLog = RecordSettingsReader.ProvisioningLog(Section(configuration, "ProvisioningLog")),
        };
        database.RefuseUnknown();
        RequireTrust(configuration, settings, environment);
        return settings;
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
            throw SettingFault.Of("PublicBaseUrl", "or AllowedHosts is missing: it says where clients reach the server");
        }
    }

    private static IReadOnlyList<string> AllowedHosts(SettingsSection root)
    {
        var hosts = (root.Text("AllowedHosts") ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return hosts.Contains("*") ? [] : hosts;
    }

    private static SettingsSection Section(IConfiguration configuration, string name) => new(configuration, name);

    private static DatabaseOptions Database(SettingsSection section, IConfiguration configuration, string data)
    {
        var provider = section.Choice("Provider", DatabaseProvider.Sqlite);
        var batch = section.WholeOrNull("MaxBatchSize", 1, 1000);
        var connection = new SettingsSection(configuration, "ConnectionStrings").Text("ScimPlatform");
        var options = (provider, connection) switch
        {
            (DatabaseProvider.SqlServer, null) => throw SettingFault.Of(ConnectionKey, "is missing: SQL Server needs it"),
            (_, null) => new DatabaseOptions(provider, $"Data Source={Path.Combine(data, "scim-platform.db")}", batch),
            _ => new DatabaseOptions(provider, connection, batch),
        };
        return options.IsReadable() ? options : throw SettingFault.Of(ConnectionKey, $"is no connection string of {provider}");
    }

    private static string? PublicBaseUrl(SettingsSection root)
    {
        const string Name = "PublicBaseUrl";
        return root.Text(Name) is not { } text ? null
            : Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.Query.Length == 0
                ? text.TrimEnd('/')
                : throw SettingFault.Of(root.Key(Name), "must be an absolute http or https URL without a query");
    }

    private static string? PathBase(SettingsSection root)
    {
        const string Name = "PathBase";
        return root.Text(Name)?.TrimEnd('/') switch
        {
            null or "" => null,
            ['/', ..] path => path,
            _ => throw SettingFault.Of(root.Key(Name), "must begin with a slash"),
        };
    }

    private static RateLimitSettings RateLimits(SettingsSection section)
    {
        var settings = new RateLimitSettings(section.Flag("Enabled", true), section.Whole("MintingPerMinute", 10, 0, Million))
        {
            ScimPerSecond = section.Whole("ScimPerSecond", 100, 0, Million),
            ScimBurst = section.Whole("ScimBurst", 200, 0, Million),
            TenantConcurrency = section.Whole("TenantConcurrency", RateLimitSettings.DefaultTenantConcurrency, 0, Million),
            TenantQueue = section.Whole("TenantQueue", 1000, 0, Million),
            FailedSignInsPerMinute = section.Whole("FailedSignInsPerMinute", 60, 0, Million),
            IntrospectionsPerMinute = section.Whole("IntrospectionsPerMinute", 30, 0, Million),
        };
        section.RefuseUnknown();
        return settings;
    }

    private static ScimSettings Scim(SettingsSection section, out TimeSpan timeLimit, out string? cursorKey)
    {
        var max = section.Whole("MaxPageSize", 1000, 1, 10_000);
        var settings = new ScimSettings(
            section.Whole("DefaultPageSize", 100, 1, max),
            max,
            section.Whole("BulkMaxOperations", 1000, 1, 100_000),
            section.Whole("MaxPayloadSize", 1024 * 1024, 1024, 1024 * Million))
        {
            Budgets = Budgets(section),
            CursorTimeout = TimeSpan.FromSeconds(section.Whole("CursorTimeoutSeconds", 3600, 1, 30 * 24 * 3600)),
        };
        cursorKey = Secret(section, "CursorKey");
        timeLimit = TimeSpan.FromSeconds(section.Whole("TimeLimitSeconds", 60, 1, 3600));
        section.RefuseUnknown();
        return settings;
    }

    private static TenantDeletion TenantDeletion(SettingsSection section)
    {
        var deletion = new TenantDeletion(TimeSpan.FromDays(section.Whole("SlugHoldDays", 30, 0, 3650)));
        section.RefuseUnknown();
        return deletion;
    }

    private static ScimBudgets Budgets(SettingsSection section)
    {
        var defaults = new ScimBudgets();
        return new ScimBudgets
        {
            FilterTerms = section.Whole("MaxFilterTerms", defaults.FilterTerms, 1, defaults.FilterTerms),
            PatchOperations = section.Whole("MaxPatchOperations", defaults.PatchOperations, 1, defaults.PatchOperations),
            AttributeValues = section.Whole("MaxAttributeValues", defaults.AttributeValues, 1, 100_000),
            ResourceSize = section.Whole("MaxResourceSize", defaults.ResourceSize, 1024, 100 * Million),
            GroupsOfUser = section.Whole("MaxGroupsOfUser", defaults.GroupsOfUser, 1, 100_000),
            GroupDepth = section.Whole("MaxGroupDepth", defaults.GroupDepth, 1, 100_000),
            ListedValues = section.Whole("MaxListedValues", defaults.ListedValues, 1, Million),
            PageSize = section.Whole("MaxPageBytes", defaults.PageSize, 1024, 1024 * Million),
            BufferedAnswer = section.Whole("MaxBufferedAnswer", defaults.BufferedAnswer, 1024, 100 * Million),
        };
    }

    private static string? MasterKey(SettingsSection section)
    {
        var key = Secret(section, "MasterKey");
        section.RefuseUnknown();
        return key;
    }

    private static string? Secret(SettingsSection section, string name) => section.Text(name) is { Length: < ServerKeys.MinSettingLength }
        ? throw SettingFault.Of(section.Key(name), $"must have at least {ServerKeys.MinSettingLength} characters")
        : section.Text(name);

    private static TokenSettings Tokens(SettingsSection section, IHostEnvironment environment)
    {
        var prefix = section.Text("Prefix") ?? "scim_";
        if (prefix.Length > 32 || !prefix.All(character => char.IsAsciiLetterOrDigit(character) || character == '_'))
        {
            throw SettingFault.Of(section.Key("Prefix"), "must have at most 32 letters, digits and underscores");
        }

        var days = section.Whole("DefaultLifetimeDays", TokenLifetime.Default.Days, TokenLifetime.MinDays, TokenLifetime.MaxDays);
        section.RefuseUnknown();
        return new TokenSettings(prefix + (environment.IsDevelopment() ? "test_" : "live_"), TokenLifetime.OfDays(days));
    }
}
