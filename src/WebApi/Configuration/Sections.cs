using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using ScimPlatform.Application.Discovery;
using ScimPlatform.Application.ProvisioningLog;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Application.Scim.Messages;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Infrastructure;

namespace ScimPlatform.WebApi.Configuration;

[Section("")]
internal sealed partial record GeneralSection : IValidatableObject
{
    [Description("Holds the default database, the development key and the key that stands in for Security:MasterKey. Relative to where appsettings.json is.")]
    public string DataDirectory { get; init; } = "data";

    [Description("Where clients reach the server: an absolute http or https URL without a query. It, or AllowedHosts, is needed outside Development; forwarded hosts and prefixes are ignored beside it.")]
    public string? PublicBaseUrl { get; init; }

    [Description("What stands before every path, beginning with a slash, as it stands in URLs; without escapes.")]
    public string? PathBase { get; init; }

    [Description("The hosts that requests may name, separated by semicolons; * for any.")]
    public string? AllowedHosts { get; init; }

    public IReadOnlyList<string> Hosts =>
        AllowedHosts?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { } hosts && !hosts.Contains("*") ? hosts : [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (PublicBaseUrl is not null && !(Uri.TryCreate(PublicBaseUrl, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.Query.Length == 0))
        {
            yield return new ValidationResult("must be an absolute http or https URL without a query", [nameof(PublicBaseUrl)]);
        }

        if (PathBase is not (null or ['/', ..]))
        {
            yield return new ValidationResult("must begin with a slash", [nameof(PathBase)]);
        }
        else if (PathBase is not null && !IsPath(PathBase))
        {
            yield return new ValidationResult(
                "must be slashes with names between them, of letters, digits and -._~!$&'()*+,;=:@, which stand in a URL as they are", [nameof(PathBase)]);
        }
    }

    // The segments of RFC 3986 section 3.3 without escapes: it is compared with paths that are decoded, and stands in URLs. Dots are resolved by clients.
    private static bool IsPath(string path) =>
        PathForm().IsMatch(path) && path.Split('/').All(segment => segment is not ("." or ".."));

    [GeneratedRegex(@"\A/\z|\A(/[A-Za-z0-9\-._~!$&'()*+,;=:@]+)+/?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex PathForm();
}

[Section("Database")]
internal sealed record DatabaseSection
{
    [Description("Which engine stores everything.")]
    public DatabaseProvider Provider { get; init; } = DatabaseProvider.Sqlite;

    [Description("Whether missing migrations are applied at start."), DefaultValue("true with Sqlite, else false")]
    public bool? MigrateOnStartup { get; init; }

    [Description("How many statements EF Core sends to a database server at once; SQLite is not sent any."), Range(1, 1000), DefaultValue("the provider's")]
    public int? MaxBatchSize { get; init; }
}

[Section("ConnectionStrings", IsShared = true)]
internal sealed record ConnectionSection
{
    [Description("How the database is reached; needed but with Sqlite."), DefaultValue("scim-platform.db in DataDirectory")]
    public string? ScimPlatform { get; init; }
}

[Section("Security")]
internal sealed record SecuritySection
{
    [Description("A secret from which the keys of cursors, feed positions, the audit and the key ring are derived; the same on every node. It is not in the database."),
        MinLength(32), DefaultValue("the file cursor-key in DataDirectory, made at first start")]
    public string? MasterKey { get; init; }
}

[Section("Scim")]
internal sealed record ScimSection : IValidatableObject
{
    private static readonly ScimBudgets Budgets = new();

    [Description("Resources on a page when a client does not say."), Range(1, 10_000)]
    public int DefaultPageSize { get; init; } = 100;

    [Description("Resources on a page at most."), Range(1, 10_000)]
    public int MaxPageSize { get; init; } = 1000;

    [Description("Operations of a bulk request at most."), Range(1, 100_000)]
    public int BulkMaxOperations { get; init; } = 1000;

    [Description("Bytes of a body on the SCIM plane at most."), Range(1024, 1024 * 1_000_000)]
    public int MaxPayloadSize { get; init; } = 1024 * 1024;

    [Description("Terms of a filter at most."), Range(1, FilterParser.MaxTerms)]
    public int MaxFilterTerms { get; init; } = Budgets.FilterTerms;

    [Description("Operations of a PATCH at most."), Range(1, PatchRequest.MaxOperations)]
    public int MaxPatchOperations { get; init; } = Budgets.PatchOperations;

    [Description("Values of an attribute of a stored resource at most."), Range(1, 100_000)]
    public int MaxAttributeValues { get; init; } = Budgets.AttributeValues;

    [Description("Bytes of a stored resource at most."), Range(1024, 100_000_000)]
    public int MaxResourceSize { get; init; } = Budgets.ResourceSize;

    [Description("Groups that a user is shown with at most."), Range(1, 100_000)]
    public int MaxGroupsOfUser { get; init; } = Budgets.GroupsOfUser;

    [Description("Groups that stand above one another at most."), Range(1, 100_000)]
    public int MaxGroupDepth { get; init; } = Budgets.GroupDepth;

    [Description("Members, or groups of users, that a page of a list shows before it ends."), Range(1, 1_000_000)]
    public int MaxListedValues { get; init; } = Budgets.ListedValues;

    [Description("Bytes of stored resources that a page of a list shows before it ends."), Range(1024, 1_024_000_000)]
    public int MaxPageBytes { get; init; } = Budgets.PageSize;

    [Description("Bytes of an answer that are made before the first of them are sent."), Range(1024, 100_000_000)]
    public int MaxBufferedAnswer { get; init; } = Budgets.BufferedAnswer;

    [Description("How long a cursor is good for."), Range(1, 30 * 24 * 3600)]
    public int CursorTimeoutSeconds { get; init; } = 3600;

    [Description("How long a request may take."), Range(1, 3600)]
    public int TimeLimitSeconds { get; init; } = 60;

    [Description("The old name of Security:MasterKey."), MinLength(32)]
    public string? CursorKey { get; init; }

    public ScimSettings ToSettings() => new(DefaultPageSize, MaxPageSize, BulkMaxOperations, MaxPayloadSize)
    {
        CursorTimeout = TimeSpan.FromSeconds(CursorTimeoutSeconds),
        Budgets = new ScimBudgets
        {
            FilterTerms = MaxFilterTerms,
            PatchOperations = MaxPatchOperations,
            AttributeValues = MaxAttributeValues,
            ResourceSize = MaxResourceSize,
            GroupsOfUser = MaxGroupsOfUser,
            GroupDepth = MaxGroupDepth,
            ListedValues = MaxListedValues,
            PageSize = MaxPageBytes,
            BufferedAnswer = MaxBufferedAnswer,
        },
    };

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => DefaultPageSize > MaxPageSize
        ? [new ValidationResult($"must be at most {nameof(MaxPageSize)}", [nameof(DefaultPageSize)])]
        : [];
}

[Section("Tokens")]
internal sealed record TokensSection
{
    [Description("What tokens begin with, before live_ or, in Development, test_."),
        RegularExpression("[A-Za-z0-9_]{0,32}", ErrorMessage = "must have at most 32 letters, digits and underscores")]
    public string Prefix { get; init; } = "scim_";

    [Description("How many days a token lives when neither its request nor its tenant says."), Range(TokenLifetime.MinDays, TokenLifetime.MaxDays)]
    public int DefaultLifetimeDays { get; init; } = TokenLifetime.Default.Days;

    [Description("Words that a client may ask for as its scope, besides scim, and gets all that it may have.")]
    public IReadOnlyList<string> ScopeAliases { get; init; } = [];
}

[Section("Federation")]
internal sealed record FederationSection
{
    [Description("The hosts that keys of clients and of the issuers that they trust are fetched from; any public one when none is named.")]
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];
}

[Section("Development")]
internal sealed record DevelopmentSection
{
    [Description("How many seconds the server's clock is ahead, or behind where negative: for tests of nodes whose clocks differ. Refused outside Development."), Range(-86_400, 86_400), DefaultValue("0")]
    public int? ClockSkewSeconds { get; init; }
}

[Section("Tenants")]
internal sealed record TenantsSection
{
    [Description("How many days nobody gets the slug of a deleted tenant: at least as long as a JWT lives that names a tenant by its slug."), Range(0, 3650)]
    public int SlugHoldDays { get; init; } = 30;
}

[Section("Audit")]
internal sealed record AuditSection
{
    [Description("How many days records are kept; 0 for ever."), Range(0, 36_600)]
    public int RetentionDays { get; init; }
}

[Section("Events")]
internal sealed record EventsSection
{
    private const string Days = "14.00:00:00";

    [Description("How long events can be read, as days.hours:minutes:seconds; never longer than Audit:RetentionDays where those are limited."), DefaultValue(Days), Range(typeof(TimeSpan), "00:01:00", "3660.00:00:00")]
    public TimeSpan Retention { get; init; } = TimeSpan.FromDays(14);
}

[Section("ProvisioningLog")]
internal sealed record ProvisioningLogSection
{
    [Description("Whether what identity providers send is kept, redacted.")]
    public bool Enabled { get; init; } = true;

    [Description("Whether successful reads are kept as well.")]
    public bool Reads { get; init; }

    [Description("Entries of a tenant at most."), Range(10, 1_000_000)]
    public int MaxEntries { get; init; } = 10_000;

    [Description("How many days an entry is kept."), Range(1, 3660)]
    public int MaxAgeDays { get; init; } = 14;

    [Description("Bytes of a body that are kept at most."), Range(256, 64 * 1024)]
    public int MaxBodySize { get; init; } = 8 * 1024;

    public ProvisioningLogSettings ToSettings() => new()
    {
        Enabled = Enabled,
        Reads = Reads,
        MaxEntries = MaxEntries,
        MaxAge = TimeSpan.FromDays(MaxAgeDays),
        MaxBodySize = MaxBodySize,
    };
}

[Section("SecretScanning")]
internal sealed record SecretScanningSection
{
    [Description("The public keys (ECDSA over P-256, PEM) that alerts of leaked tokens are signed with, by their identifiers; without any there is nothing at that path.")]
    public IReadOnlyDictionary<string, string> Keys { get; init; } = new Dictionary<string, string>();
}
