namespace ScimPlatform.Application.Common;

/// <summary>Those who change one thing. Everybody passes the gate in the order of coming; who is in it alone keeps it.</summary>
internal sealed class TurnLine(object thing) : IDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly object inside = new();
    private int together;
    private TaskCompletionSource? emptied;

    public object Thing => thing;

    public int Length { get; set; }

    public async ValueTask EnterAsync(bool isTogether, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        if (isTogether)
        {
            lock (inside)
            {
                together++;
            }

            gate.Release();
            return;
        }

        try
        {
            await Emptied().WaitAsync(cancellationToken);
        }
        catch
        {
            gate.Release();
            throw;
        }
    }

    public void Exit(bool isTogether)
    {
        if (!isTogether)
        {
            gate.Release();
            return;
        }

        lock (inside)
        {
            if (--together == 0)
            {
                emptied?.TrySetResult();
            }
        }
    }

    public void Dispose() => gate.Dispose();

    private Task Emptied()
    {
        lock (inside)
        {
            emptied = together == 0 ? null : new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return emptied?.Task ?? Task.CompletedTask;
        }
    }
}
