using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace ScimPlatform.WebApi.Configuration;

/// <summary>How often and how much callers may ask, each limit counted by this node (docs/decisions/0016).</summary>
[Section("RateLimits")]
public sealed record RateLimitSettings
{
    private const int Million = 1_000_000;

    [Description("Whether any limit holds.")]
    public bool Enabled { get; init; } = true;

    [Description("Mints of a tenant that reach the store; 0 for no limit."), Range(0, Million)]
    public int MintingPerMinute { get; init; } = 10;

    [Description("Access tokens that a client gets; 0 for no limit."), Range(0, Million)]
    public int AccessTokensPerMinute { get; init; } = 30;

    [Description("Requests of one SCIM token, of all access tokens of one client, or of one JWT's subject, on the SCIM plane; 0 for no limit."), Range(0, Million)]
    public int ScimPerSecond { get; init; } = 100;

    [Description("How many of them may come at once; 0 for no limit."), Range(0, Million)]
    public int ScimBurst { get; init; } = 200;

    // Enough to keep the cores busy and the writer supplied, and few enough that another tenant's request is soon among them.
    [Description("Requests of one tenant on the SCIM plane that are at work at once while they are short; of reads one for each core, of those that take long one for each two. 0 for no limit."), Range(0, Million), DefaultValue("3 for each core")]
    public int TenantConcurrency { get; init; } = 3 * Environment.ProcessorCount;

    [Description("How many more may wait for their turn, of reads and of writes each."), Range(0, Million)]
    public int TenantQueue { get; init; } = 1000;

    [Description("Failed sign-ins of one address; 0 for no limit."), Range(0, Million)]
    public int FailedSignInsPerMinute { get; init; } = 60;

    [Description("Questions of one caller about what clear values are; 0 for no limit."), Range(0, Million)]
    public int IntrospectionsPerMinute { get; init; } = 30;
}
