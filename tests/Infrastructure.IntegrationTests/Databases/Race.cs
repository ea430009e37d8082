namespace ScimPlatform.Infrastructure.IntegrationTests.Databases;

/// <summary>How one racer ended: with an answer or with a fault.</summary>
internal sealed record Outcome<T>(T? Answer, Exception? Fault);

internal static class Race
{
    /// <summary>Starts all racers as nearly at once as can be, each on a thread of its own, and waits for all.</summary>
    public static async Task<IReadOnlyList<Outcome<T>>> AllAsync<T>(int racers, Func<int, Task<T>> run)
    {
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var started = Enumerable.Range(0, racers).Select(index => Task.Run(async () =>
        {
            await start.Task;
            return await OutcomeAsync(() => run(index));
        })).ToList();
        start.SetResult();
        return await Task.WhenAll(started);
    }

    /// <summary>How one that is run ends.</summary>
    public static async Task<Outcome<T>> OutcomeAsync<T>(Func<Task<T>> run)
    {
        try
        {
            return new Outcome<T>(await run(), null);
        }
        catch (Exception fault)
        {
            return new Outcome<T>(default, fault);
        }
    }
}
