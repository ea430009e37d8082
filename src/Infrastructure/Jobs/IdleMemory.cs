namespace ScimPlatform.Infrastructure.Jobs;

/// <summary>
/// Gives memory back when work is over. The collector keeps what it had for what may come, the store the pages that it read, and a server
/// that has nothing to do never asks them again; they are asked here, once after each time of work, when nobody waits for an answer.
/// </summary>
internal sealed class IdleMemory(IEnumerable<INativeCaches> caches) : IJob
{
    /// <summary>In bytes that are allocated within <see cref="Pause"/>: more than the sweeps of a server that does nothing, less than three reads a second.</summary>
    public const long Quiet = 256 * 1024;

    private long before;
    private bool isOwed;

    /// <summary>So long nothing has to happen.</summary>
    public static TimeSpan Pause { get; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether it is time, asked once in each <see cref="Pause"/>.</summary>
    /// <param name="allocated">in bytes, since the process began</param>
    public bool IsDue(long allocated)
    {
        var isQuiet = allocated - before <= Quiet;
        before = allocated;
        var isDue = isQuiet && isOwed;
        isOwed = !isQuiet;
        return isDue;
    }

    public Task RunAsync(CancellationToken cancellationToken)
    {
        if (IsDue(GC.GetTotalAllocatedBytes()))
        {
            GiveBack();
        }

        return Task.CompletedTask;
    }

    private void GiveBack()
    {
        foreach (var kept in caches)
        {
            kept.Release();
        }

        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        NativeHeap.Trim();
    }
}
