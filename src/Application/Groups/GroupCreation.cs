using ScimPlatform.Application.Access;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Discovery;
using ScimPlatform.Application.Scim.Patching;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.Groups;

/// <summary>Makes groups with their members, up to storing them.</summary>
public sealed class GroupCreation(IGroupRepository groups, IGroupMembers members, AccessChanges access, ScimSettings settings, TimeProvider time)
{
    /// <param name="tenant">whose directory</param>
    /// <param name="id">where others refer to the group before it is stored</param>
    /// <param name="resource">what the client sent, members included</param>
    /// <param name="beingMade">members that are stored together with the group</param>
    /// <param name="cancellationToken">ends the wait</param>
    internal async Task<Group> AddAsync(
        TenantId tenant, GroupId? id, ScimResource resource, KnownMembers beingMade, CancellationToken cancellationToken)
    {
        var profile = GroupResourceMapper.ToProfile(resource);
        settings.Budgets.Require(profile.Document, before: null);
        var wanted = MemberIds.Of(resource.Document["members"]);
        var known = await members.RequireAsync(tenant, wanted, beingMade, cancellationToken);
        var group = Group.Create(tenant, profile, time.Now(), id, [.. known.Users, .. known.Groups]);
        await members.RequireDepthAsync(group, known, settings.Budgets.GroupDepth, cancellationToken);
        groups.Add(group);
        await members.AddAsync(group, known, cancellationToken);
        access.Watch(group, known);
        return group;
    }
}
