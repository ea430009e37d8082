using ScimPlatform.Application.Scim.Patching;

namespace ScimPlatform.Application.Groups;

/// <summary>What a list of member changes comes to: whether the group is emptied first, who is added then, and who is removed.</summary>
/// <param name="StartsEmpty">whether what the group had is gone</param>
/// <param name="Added">in the order in which they were named</param>
/// <param name="Removed">only where the group does not start empty</param>
internal sealed record MemberDelta(bool StartsEmpty, IReadOnlyList<MemberReference> Added, IReadOnlyCollection<string> Removed)
{
    /// <param name="changes">in the order in which they take effect; filters over members are resolved to ids before</param>
    public static MemberDelta Of(IEnumerable<MemberChange> changes)
    {
        var startsEmpty = false;
        var added = new Dictionary<string, MemberReference>(StringComparer.OrdinalIgnoreCase);
        var removed = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var change in changes)
        {
            switch (change)
            {
                case MemberChange.Add add:
                    Add(add.Members);
                    break;
                case MemberChange.Remove remove:
                    Remove(remove.Ids);
                    break;
                case MemberChange.RemoveAll:
                    Empty();
                    break;
                case MemberChange.Replace replace:
                    Empty();
                    Add(replace.Members);
                    break;
                default:
                    throw new InvalidOperationException($"{change.GetType().Name} has not been resolved to ids.");
            }
        }

        return new MemberDelta(startsEmpty, [.. added.Values], removed);

        void Add(IEnumerable<MemberReference> members)
        {
            foreach (var member in members)
            {
                added.TryAdd(member.Id, member);
                removed.Remove(member.Id);
            }
        }

        void Remove(IEnumerable<string> ids)
        {
            foreach (var id in ids)
            {
                added.Remove(id);
                removed.Add(id);
            }
        }

        void Empty()
        {
            startsEmpty = true;
            added.Clear();
            removed.Clear();
        }
    }
}
