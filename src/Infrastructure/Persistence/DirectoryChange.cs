using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;

namespace ScimPlatform.Infrastructure.Persistence;

/// <summary>By how much the <see cref="DirectoryTotal"/> of a tenant moves.</summary>
internal readonly record struct DirectoryChange(TenantId Tenant, int Users, int Groups)
{
    /// <summary>What a save of all that is tracked moves.</summary>
    public static IReadOnlyList<DirectoryChange> In(ChangeTracker tracker) =>
    [
        .. tracker.Entries().Select(Of).OfType<DirectoryChange>().GroupBy(change => change.Tenant).Select(tenant =>
            new DirectoryChange(tenant.Key, tenant.Sum(change => change.Users), tenant.Sum(change => change.Groups))),
    ];

    private static DirectoryChange? Of(EntityEntry entry)
    {
        var by = entry.State switch { EntityState.Added => 1, EntityState.Deleted => -1, _ => 0 };
        return entry.Entity switch
        {
            User user when by != 0 => new DirectoryChange(user.TenantId, by, 0),
            Group group when by != 0 => new DirectoryChange(group.TenantId, 0, by),
            _ => null,
        };
    }
}
