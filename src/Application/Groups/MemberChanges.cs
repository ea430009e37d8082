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
        var stored = new Lazy<Task<IReadOnlyList<GroupMemberView>>>(() => queries.MembersAsync(group.TenantId, group.Id, cancellationToken));
        foreach (var change in changes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            switch (change)
            {
                case MemberChange.Add add:
                    delta.Add(add.Ids);
                    break;
                case MemberChange.RemoveAll:
                    delta.Clear();
                    break;
                case MemberChange.Replace replace:
                    delta.Clear();
                    delta.Add(replace.Ids);
                    break;
                case MemberChange.Remove remove when allowsAbsent:
                    delta.Remove(remove.Ids);
                    break;
                default:
                    var selected = await SelectedAsync(group, delta, change, stored, cancellationToken);
                    delta.Remove(allowsAbsent || selected.Count > 0 ? selected : throw NoTarget());
                    break;
            }
        }

        return delta;
    }

    private async Task<IReadOnlyCollection<string>> SelectedAsync(
        Group group,
        MemberDelta delta,
        MemberChange change,
        Lazy<Task<IReadOnlyList<GroupMemberView>>> stored,
        CancellationToken cancellationToken)
    {
        switch (change)
        {
            case MemberChange.Remove remove:
                return await PresentAsync(group, delta, remove.Ids, cancellationToken);
            case MemberChange.RemoveWhere { Among: { } ids } where:
                var few = await ShownAsync(group, await PresentAsync(group, delta, ids, cancellationToken), cancellationToken);
                return Selected(where.Filter, few, cancellationToken);
            case MemberChange.RemoveWhere where:
                var kept = delta.StartsEmpty ? [] : (await stored.Value).Where(member => delta.Has(member.Id.ToString()) is null);
                var added = await ShownAsync(group, delta.Added, cancellationToken);
                return Selected(where.Filter, kept.Concat(added), cancellationToken);
            default:
                throw new InvalidOperationException($"{change.GetType().Name} removes nobody.");
        }
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

    private static List<string> Selected(BoundFilter filter, IEnumerable<GroupMemberView> among, CancellationToken cancellationToken)
    {
        var selected = new List<string>();
        foreach (var member in among)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (FilterEvaluator.Matches(filter, GroupResourceMapper.ToMember(member)))
            {
                selected.Add(member.Id.ToString());
            }
        }

        return selected;
    }

    private static ScimFault NoTarget() => new(ScimType.NoTarget, "The path selects no value of 'members'.");
}
