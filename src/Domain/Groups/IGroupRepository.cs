using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Domain.Groups;

/// <summary>Groups, to be changed. A change is stored when the unit of work is saved.</summary>
public interface IGroupRepository
{
    void Add(Group group);

    /// <returns>the tenant's group, or null: a group of another tenant is not found</returns>
    Task<Group?> FindAsync(TenantId tenant, GroupId id, CancellationToken cancellationToken);

    /// <summary>Removes the group with its memberships, those in it and its own in others, and the role mappings that name it by its id.</summary>
    void Remove(Group group);
}
