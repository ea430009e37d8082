using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.RoleMappings;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;

namespace ScimPlatform.Infrastructure.Persistence;

/// <summary>By how much the <see cref="DirectoryTotal"/> of a tenant moves; that it moves at all is one change more.</summary>
internal readonly record struct DirectoryChange(TenantId Tenant, int Users, int Groups)
{
    /// <summary>What a save of all that is tracked moves.</summary>
    public static IReadOnlyList<DirectoryChange> In(ChangeTracker tracker) =>
    [
        .. tracker.Entries().Select(Of).OfType<DirectoryChange>().GroupBy(change => change.Tenant).Select(tenant =>
            new DirectoryChange(tenant.Key, tenant.Sum(change => change.Users), tenant.Sum(change => change.Groups))),
    ];

    // Members are rows that know no tenant: none comes or goes without a new version of its group, or with its user.
    private static DirectoryChange? Of(EntityEntry entry) => (entry.Entity, By(entry.State)) switch
    {
        (User user, { } by) => new DirectoryChange(user.TenantId, by, 0),
        (Group group, { } by) => new DirectoryChange(group.TenantId, 0, by),
        (RoleBinding binding, not null) => new DirectoryChange(binding.TenantId, 0, 0),
        (RoleMapping mapping, not null) => new DirectoryChange(mapping.TenantId, 0, 0),
        _ => null,
    };

    private static int? By(EntityState state) => state switch
    {
        EntityState.Added => 1,
        EntityState.Modified => 0,
        EntityState.Deleted => -1,
        _ => null,
    };
}
