namespace ScimPlatform.Application.SyncHealth;

/// <summary>Whether a connector calls as it uses to, the worst last.</summary>
public enum SyncState
{
    /// <summary>It never called.</summary>
    Unused,

    /// <summary>It calls, and too little is known of how often.</summary>
    Learning,

    /// <summary>It is on time.</summary>
    Ok,

    /// <summary>It has been silent for several times as long as it uses to be.</summary>
    Stalled,
}

/// <summary>The words of the states, on the wire.</summary>
public static class SyncStates
{
    public static IReadOnlyList<string> Known { get; } = [.. Enum.GetValues<SyncState>().Select(Word)];

    public static string Word(this SyncState state) => state switch
    {
        SyncState.Unused => "unused",
        SyncState.Learning => "learning",
        SyncState.Ok => "ok",
        _ => "stalled",
    };
}
