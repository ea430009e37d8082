using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.SyncHealth;

/// <summary>What the audit is told of a credential that falls silent, and of one that is heard again.</summary>
public static class SyncEvents
{
    public static DomainEvent Stalled(TenantId tenant, WatchedCredential credential, DateTimeOffset lastCall, TimeSpan? rhythm) => Of(
        EventName.SyncStalled,
        tenant,
        credential,
        [new Change.Fact("last_call_at", lastCall), .. rhythm is { } known ? new Change[] { new Change.Fact("rhythm_seconds", (int)known.TotalSeconds) } : []]);

    /// <param name="tenant">whose credential</param>
    /// <param name="credential">which</param>
    /// <param name="stalled">since when that was known</param>
    public static DomainEvent Recovered(TenantId tenant, WatchedCredential credential, DateTimeOffset stalled) =>
        Of(EventName.SyncRecovered, tenant, credential, [new Change.Fact("stalled_at", stalled)]);

    private static DomainEvent Of(EventName name, TenantId tenant, WatchedCredential credential, IReadOnlyList<Change> changes) => new(name, tenant, credential.Key)
    {
        By = Actor.System,
        Changes = [new Change.Fact("kind", credential.Kind), new Change.Fact("credential", credential.Id), .. changes],
    };
}
