using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Domain.Common;

/// <summary>Something happened that the audit shall know of.</summary>
/// <param name="Name">what</param>
/// <param name="Tenant">in whose directory</param>
/// <param name="Target">to which thing</param>
public sealed record DomainEvent(EventName Name, TenantId Tenant, Guid Target)
{
    /// <summary>Who did it; null stands for whoever the work is done for.</summary>
    public Actor? By { get; init; }

    public IReadOnlyList<Change> Changes { get; init; } = [];

    /// <summary>The version that the thing has afterwards, or had when it went; null where it has none.</summary>
    public long? Version { get; init; }

    /// <summary>Whether it happened to another thing than the aggregate that tells of it, whose version is none of that one's.</summary>
    public bool IsOfAnother { get; init; }

    /// <summary>One event for both. What begins with a creation stays one; what ends is an end.</summary>
    internal DomainEvent Then(DomainEvent later) =>
        later.Name.IsEnd ? later : this with { Name = Name.And(later.Name), By = By ?? later.By, Changes = Change.Merge(Changes, later.Changes) };
}
