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
    public static IReadOnlyList<DirectoryChange> In(ChangeTracker tracker)
    {
        var changes = new List<DirectoryChange>();
        foreach (var entry in tracker.Entries())
        {
            var by = entry.State switch { EntityState.Added => 1, EntityState.Deleted => -1, _ => 0 };
            if (by != 0 && entry.Entity is User or Group)
            {
                changes.Add(entry.Entity is User user
                    ? new DirectoryChange(user.TenantId, by, 0)
                    : new DirectoryChange(((Group)entry.Entity).TenantId, 0, by));
            }
        }

        return changes.Count < 2 ? changes :
        [
            .. changes.GroupBy(change => change.Tenant).Select(tenant =>
                new DirectoryChange(tenant.Key, tenant.Sum(change => change.Users), tenant.Sum(change => change.Groups))),
        ];
    }
}
