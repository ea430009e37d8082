namespace ScimPlatform.Domain.Common;

/// <summary>What was different afterwards. Of people it says which attributes, and never what is in them.</summary>
public abstract record Change
{
    public const int MaxMembers = 1000;

    private Change()
    {
    }

    /// <summary>A setting that is no secret. Its values are texts, numbers, flags, times, lists of texts, or null for none.</summary>
    public sealed record Setting(string Name, object? From, object? To) : Change;

    /// <summary>Attributes of a user or group.</summary>
    public sealed record Attributes(IReadOnlyCollection<string> Names) : Change;

    /// <summary>Who came to a group and who left it; at most <see cref="MaxMembers"/> of both together, so that no record is too large to be read.</summary>
    public sealed record Members(IReadOnlyCollection<Guid> Added, IReadOnlyCollection<Guid> Removed) : Change;

    /// <summary>Something else that is worth telling, such as a reason.</summary>
    public sealed record Fact(string Name, object Value) : Change;

    /// <summary>Both as one: a setting from what it was first to what it is last, attributes together.</summary>
    internal static IReadOnlyList<Change> Merge(IReadOnlyList<Change> earlier, IReadOnlyList<Change> later)
    {
        List<Change> all = [.. earlier];
        foreach (var change in later)
        {
            var at = all.FindIndex(known => IsAbout(known, change));
            if (at < 0)
            {
                all.Add(change);
            }
            else
            {
                all[at] = Together(all[at], change);
            }
        }

        return all;
    }

    private static bool IsAbout(Change one, Change other) => (one, other) switch
    {
        (Setting a, Setting b) => a.Name == b.Name,
        (Fact a, Fact b) => a.Name == b.Name,
        _ => one.GetType() == other.GetType(),
    };

    private static Change Together(Change earlier, Change later) => (earlier, later) switch
    {
        (Setting a, Setting b) => b with { From = a.From },
        (Attributes a, Attributes b) => new Attributes([.. a.Names.Union(b.Names)]),
        _ => later,
    };
}
