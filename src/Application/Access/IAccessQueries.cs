using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.Access;

/// <summary>Who has which role, and what that comes from.</summary>
public interface IAccessQueries
{
    /// <summary>What the access of users comes from: their bindings, their groups, all groups above, and how those are mapped.</summary>
    /// <param name="tenant">whose</param>
    /// <param name="users">which users; those that are not the tenant's are left out</param>
    /// <param name="only">only bindings and mappings to that role; null for all</param>
    /// <param name="cancellationToken">ends the query</param>
    /// <exception cref="Common.Errors.Refusal">invalid: it is more than <see cref="AccessGraph.MostFacts"/></exception>
    Task<AccessGraph> GraphAsync(TenantId tenant, IReadOnlyCollection<Guid> users, RoleName? only, CancellationToken cancellationToken);

    /// <summary>The active users that have a role by a mapping alone: who gains it when the mapping comes, and loses it when it goes.</summary>
    /// <param name="tenant">whose</param>
    /// <param name="question">which mapping</param>
    /// <param name="most">how many of them to name</param>
    /// <param name="cancellationToken">ends the query</param>
    Task<AffectedUsers> ByMappingAloneAsync(TenantId tenant, MappingQuestion question, int most, CancellationToken cancellationToken);

    /// <summary>Whether a group, or one above it, is mapped to a role.</summary>
    Task<bool> LeadToMappedAsync(TenantId tenant, Guid group, CancellationToken cancellationToken);

    /// <summary>Users in those groups of the tenant and in all below them.</summary>
    /// <param name="tenant">whose</param>
    /// <param name="groups">which groups</param>
    /// <param name="most">how many users to find at most</param>
    /// <param name="cancellationToken">ends the query</param>
    Task<IReadOnlyList<Guid>> UsersBelowAsync(TenantId tenant, IReadOnlyCollection<Guid> groups, int most, CancellationToken cancellationToken);

    /// <summary>Which roles a group leads to that is about to be changed: nothing else can be gained or lost by that.</summary>
    /// <param name="tenant">whose</param>
    /// <param name="change">what is done, and not stored yet</param>
    /// <param name="most">how many of those below to count at most</param>
    /// <param name="cancellationToken">ends the query</param>
    Task<GroupReachView> ReachOfAsync(TenantId tenant, GroupChange change, int most, CancellationToken cancellationToken);

    /// <summary>Who gains and who loses a role by a change of a group that is not stored yet. It costs what the members of the role's groups cost.</summary>
    /// <param name="tenant">whose</param>
    /// <param name="change">what is done</param>
    /// <param name="role">one that the group leads to</param>
    /// <param name="isHeld">whether it does so after the change</param>
    /// <param name="most">how many of them to name</param>
    /// <param name="cancellationToken">ends the query</param>
    Task<RoleDifference> DifferenceAsync(
        TenantId tenant, GroupChange change, RoleName role, bool isHeld, int most, CancellationToken cancellationToken);

    /// <summary>The active users that have a role, by id.</summary>
    Task<Page<Guid>> HoldersAsync(TenantId tenant, RoleName role, PageRequest page, CancellationToken cancellationToken);
}
