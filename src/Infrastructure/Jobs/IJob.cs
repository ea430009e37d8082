namespace ScimPlatform.Infrastructure.Jobs;

/// <summary>
/// Work that is done again and again beside the requests, each time in a scope of its own and never twice at once on a node. Other nodes
/// do the same: what a round does has to be right whoever else does it.
/// </summary>
public interface IJob
{
    /// <summary>The time between the rounds.</summary>
    static abstract TimeSpan Pause { get; }

    /// <summary>Whether there is a last round when the server stops, for what is in memory only.</summary>
    static virtual bool RunsAtStop => false;

    /// <summary>One round. What it throws is logged, and the next round comes in its turn.</summary>
    Task RunAsync(CancellationToken cancellationToken);
}
