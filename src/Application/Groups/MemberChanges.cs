using ScimPlatform.Application.Scim;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Application.Scim.Patching;
using ScimPlatform.Domain.Groups;

namespace ScimPlatform.Application.Groups;

/// <summary>
/// Does a PATCH's changes of members one after the other, each on the result of the one before (RFC 7644 section 3.5.2). Only a filter over
/// more than ids has to look at members, and only one that any member could fulfil at all of them.
/// </summary>
public sealed class MemberChanges(IGroupMembers members, IGroupQueries queries)
{
    /// <param name="group">whose members</param>
    /// <param name="changes">in the order in which they take effect</param>
    /// <param name="allowsAbsent">whether removing nobody succeeds</param>
    /// <param name="cancellationToken">ends it between two changes</param>
    /// <exception cref="ScimFault">noTarget: a filter selects nobody</exception>
    internal async Task<MemberDelta> DoAsync(
        Group group, IReadOnlyList<MemberChange> changes, bool allowsAbsent, CancellationToken cancellationToken)
    {
        var delta = new MemberDelta();
        IReadOnlyList<GroupMemberView>? stored = null;
        foreach (var change in changes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            switch (change)
            {
                case MemberChange.Add add:
                    delta.Add(add.Ids);
                    break;
                case MemberChange.Remove remove when allowsAbsent:
                    delta.Remove(remove.Ids);
                    break;
                case MemberChange.Remove remove:
                    delta.Remove(Required(await PresentAsync(group, delta, remove.Ids, cancellationToken)));
                    break;
                case MemberChange.RemoveWhere { Among: { } ids } where:
                    var few = await ShownAsync(group, await PresentAsync(group, delta, ids, cancellationToken), cancellationToken);
                    delta.Remove(Selected(where.Filter, few, allowsAbsent, cancellationToken));
                    break;
                case MemberChange.RemoveWhere where:
                    stored ??= delta.StartsEmpty ? [] : await queries.MembersAsync(group.TenantId, group.Id, cancellationToken);
                    var all = stored.Where(member => delta.Has(member.Id.ToString()) is null)
                        .Concat(await ShownAsync(group, delta.Added, cancellationToken));
                    delta.Remove(Selected(where.Filter, all, allowsAbsent, cancellationToken));
                    break;
                case MemberChange.RemoveAll:
                    delta.Clear();
                    break;
                case MemberChange.Replace replace:
                    delta.Clear();
                    delta.Add(replace.Ids);
                    break;
                default:
                    throw new InvalidOperationException($"{change.GetType().Name} is no change of members.");
            }
        }

        return delta;
    }

    private async Task<IReadOnlyCollection<string>> PresentAsync(
        Group group, MemberDelta delta, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var asBefore = MemberReferences.Possible(ids.Where(id => delta.Has(id) is null));
        var held = await members.HeldAsync(group, asBefore, cancellationToken);
        return [.. ids.Where(id => delta.Has(id) == true), .. held.Users.Concat(held.Groups).Select(id => id.ToString())];
    }

    private async Task<IReadOnlyList<GroupMemberView>> ShownAsync(
        Group group, IReadOnlyCollection<string> ids, CancellationToken cancellationToken) =>
        ids.Count == 0 ? [] : await queries.ShownAsMembersAsync(group.TenantId, MemberReferences.Possible(ids), cancellationToken);

    private static IReadOnlyCollection<string> Selected(
        BoundFilter filter, IEnumerable<GroupMemberView> among, bool allowsAbsent, CancellationToken cancellationToken)
    {
        var selected = new List<string>();
        foreach (var member in among)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (FilterEvaluator.Matches(filter, GroupResourceMapper.ToMember(member, "")))
            {
                selected.Add(member.Id.ToString());
            }
        }

        return allowsAbsent ? selected : Required(selected);
    }

    private static IReadOnlyCollection<string> Required(IReadOnlyCollection<string> selected) => selected.Count > 0
        ? selected
        : throw new ScimFault(ScimType.NoTarget, "The path selects no value of 'members'.");
}
