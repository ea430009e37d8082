using ScimPlatform.Application.Audit;
using ScimPlatform.Application.Discovery;
using ScimPlatform.Application.ProvisioningLog;
using ScimPlatform.Application.ScimTokens;
using ScimPlatform.Application.Tenants;
using ScimPlatform.Infrastructure;

namespace ScimPlatform.WebApi.Hosting;

/// <summary>Every setting of the server, read and checked once at start.</summary>
public sealed record ServerSettings
{
    /// <summary>Absolute; holds the default database, the development key and the key of cursors.</summary>
    public required string DataDirectory { get; init; }

    public required DatabaseOptions Database { get; init; }

    public required bool MigrateOnStartup { get; init; }

    /// <summary>Where clients reach the server, without a slash at its end; null takes it from each request.</summary>
    public required string? PublicBaseUrl { get; init; }

    /// <summary>The hosts that requests may name; empty for any.</summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>What stands before every path, with its leading slash; null for nothing.</summary>
    public required string? PathBase { get; init; }

    public required IReadOnlyList<JwtIssuerSettings> JwtIssuers { get; init; }

    public required ForwardedHeaderSettings? ForwardedHeaders { get; init; }

    public required RateLimitSettings RateLimits { get; init; }

    public required ScimSettings Scim { get; init; }

    /// <summary>What the server's keys are derived from; null takes it from a file in the data directory.</summary>
    public string? MasterKey { get; init; }

    /// <summary>The public keys that alerts of leaked tokens are signed with, in PEM, by their identifiers; empty for none.</summary>
    public IReadOnlyDictionary<string, string> SecretScanningKeys { get; init; } = new Dictionary<string, string>();

    public required TimeSpan TimeLimit { get; init; }

    public required TokenSettings Tokens { get; init; }

    public required TenantDeletion TenantDeletion { get; init; }

    public required AuditSettings Audit { get; init; }

    public required ProvisioningLogSettings ProvisioningLog { get; init; }
}

/// <summary>Who may issue JWTs, and how theirs are checked.</summary>
public sealed record JwtIssuerSettings
{
    /// <summary>The value of <c>iss</c>; null where discovery says it.</summary>
    public required string? Issuer { get; init; }

    /// <summary>The issuer's URL for discovery (OpenID Connect Discovery section 4); null where keys are given.</summary>
    public required string? Authority { get; init; }

    /// <summary>A JWKS document (RFC 7517) with the keys; null where discovery says them.</summary>
    public required string? Jwks { get; init; }

    public required string Audience { get; init; }

    /// <summary>The claim that binds the bearer to a tenant, by id or slug.</summary>
    public required string TenantClaim { get; init; }

    /// <summary>The claim that lists what the bearer may do, separated by blanks or as a list.</summary>
    public required string ScopeClaim { get; init; }

    /// <summary>The signatures that are taken, by their JWA names.</summary>
    public required IReadOnlyList<string> Algorithms { get; init; }
}

/// <summary>Which proxies are believed about the client's address.</summary>
public sealed record ForwardedHeaderSettings(IReadOnlyList<string> KnownProxies, IReadOnlyList<string> KnownNetworks, int ForwardLimit);

/// <param name="Enabled">whether any limit holds</param>
/// <param name="MintingPerMinute">mints of a tenant; 0 for no limit</param>
public sealed record RateLimitSettings(bool Enabled, int MintingPerMinute)
{
    /// <summary>Enough to keep the cores busy and the writer supplied, and few enough that another tenant's request is soon among them.</summary>
    public static readonly int DefaultTenantConcurrency = 4 * Environment.ProcessorCount;

    /// <summary>Requests of one token, or of one JWT's subject, on the SCIM plane; 0 for no limit.</summary>
    public int ScimPerSecond { get; init; }

    /// <summary>How many of them may come at once; 0 for no limit.</summary>
    public int ScimBurst { get; init; }

    /// <summary>Requests of one tenant on the SCIM plane that are at work at once; 0 for no limit.</summary>
    public int TenantConcurrency { get; init; }

    /// <summary>How many more may wait for their turn.</summary>
    public int TenantQueue { get; init; }

    /// <summary>Failed sign-ins of one address; 0 for no limit.</summary>
    public int FailedSignInsPerMinute { get; init; }

    /// <summary>Questions of one caller about what clear values are; 0 for no limit.</summary>
    public int IntrospectionsPerMinute { get; init; }
}
