namespace ScimPlatform.Application.Groups;

/// <summary>What member changes come to, one after the other: whether the group is emptied first, who is added then, and who is removed.</summary>
internal sealed class MemberDelta
{
    private readonly HashSet<string> named = new(StringComparer.Ordinal);
    private readonly HashSet<string> added = new(StringComparer.Ordinal);
    private readonly HashSet<string> removed = new(StringComparer.Ordinal);

    /// <summary>Whether what the group had is gone.</summary>
    public bool StartsEmpty { get; private set; }

    /// <summary>Whoever was to be added at some time, and so has to exist.</summary>
    public IReadOnlyCollection<string> Named => named;

    public IReadOnlyCollection<string> Added => added;

    /// <summary>Only where the group does not start empty.</summary>
    public IReadOnlyCollection<string> Removed => removed;

    /// <summary>The change that leaves these members and no others.</summary>
    public static MemberDelta To(IReadOnlyCollection<string> ids)
    {
        var delta = new MemberDelta();
        delta.Clear();
        delta.Add(ids);
        return delta;
    }

    public void Add(IReadOnlyCollection<string> ids)
    {
        named.UnionWith(ids);
        added.UnionWith(ids);
        removed.ExceptWith(ids);
    }

    public void Remove(IReadOnlyCollection<string> ids)
    {
        added.ExceptWith(ids);
        if (!StartsEmpty)
        {
            removed.UnionWith(ids);
        }
    }

    public void Clear()
    {
        StartsEmpty = true;
        added.Clear();
        removed.Clear();
    }

    /// <summary>Whether that is a member now; null when it is as it was before.</summary>
    public bool? Has(string id) => added.Contains(id) ? true : StartsEmpty || removed.Contains(id) ? false : null;
}
