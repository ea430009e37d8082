using ScimPlatform.Application.Access;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Deprovisioning;
using ScimPlatform.Application.Discovery;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Domain.Groups;

namespace ScimPlatform.Application.Groups;

/// <summary>The last step of every use case that changes a group: document, member rows, and one version for both.</summary>
public sealed class GroupRewriting(
    IGroupMembers members, MassRemovalGuard guard, AccessChanges access, IUnitOfWork unitOfWork, ScimSettings settings, TimeProvider time)
{
    internal async Task RewriteAsync(Group group, ScimResource wanted, MemberDelta delta, CancellationToken cancellationToken)
    {
        await guard.CountAsync(group, delta, cancellationToken);
        var changed = await ApplyAsync(group, delta, cancellationToken);
        var profile = GroupResourceMapper.ToProfile(wanted);
        settings.Budgets.Require(profile.Document, group.Document);
        var called = (group.DisplayName, group.ExternalId);
        group.Replace(Unless(group, profile), time.Now(), changed);
        access.Watch(group, changed, isRenamed: called != (group.DisplayName, group.ExternalId));
        await unitOfWork.SaveChangesAsync(cancellationToken);
    }

    private async Task<MemberDifference> ApplyAsync(Group group, MemberDelta delta, CancellationToken cancellationToken)
    {
        var named = await members.RequireAsync(group.TenantId, delta.Named, cancellationToken);
        var added = named.Among(MemberReferences.Possible(delta.Added).ToHashSet());
        await members.RequireDepthAsync(group, added, settings.Budgets.GroupDepth, cancellationToken);
        if (delta.StartsEmpty)
        {
            return delta.Added.Count == 0
                ? await members.ClearAsync(group, cancellationToken)
                : await members.ReplaceAsync(group, added, cancellationToken);
        }

        var removed = await members.RemoveAsync(group, MemberReferences.Possible(delta.Removed), cancellationToken);
        return removed + await members.AddAsync(group, added, cancellationToken);
    }

    // The order of members means nothing in JSON: a document that only orders them differently is the same document.
    private static GroupProfile Unless(Group group, GroupProfile profile)
    {
        var changed = AttributeNames.Changed(group.Document, profile.Document);
        return profile with { Changed = changed, Document = changed.Count == 0 ? group.Document : profile.Document };
    }
}
