namespace ScimPlatform.Application.Common;

/// <summary>
/// Lets commands of this node that change one thing do so one after the other: each would otherwise lose to the one before it and start
/// again. Other nodes know nothing of it; the versions of what is changed keep those apart.
/// </summary>
public sealed class Turns
{
    private readonly Dictionary<object, Line> lines = [];

    /// <summary>Waits for the turn, which ends when the answer is disposed of.</summary>
    /// <param name="thing">what is to be changed; equal things are one</param>
    /// <param name="cancellationToken">ends the wait</param>
    public async ValueTask<IDisposable> EnterAsync(object thing, CancellationToken cancellationToken)
    {
        var line = Join(thing);
        try
        {
            await line.Gate.WaitAsync(cancellationToken);
        }
        catch
        {
            Leave(line);
            throw;
        }

        return new Turn(this, line);
    }

    private Line Join(object thing)
    {
        lock (lines)
        {
            if (!lines.TryGetValue(thing, out var line))
            {
                lines[thing] = line = new Line(thing);
            }

            line.Length++;
            return line;
        }
    }

    private void Leave(Line line)
    {
        lock (lines)
        {
            if (--line.Length == 0)
            {
                lines.Remove(line.Thing);
                line.Gate.Dispose();
            }
        }
    }

    private sealed class Line(object thing)
    {
        public object Thing => thing;

        public SemaphoreSlim Gate { get; } = new(1, 1);

        public int Length { get; set; }
    }

    private sealed class Turn(Turns turns, Line line) : IDisposable
    {
        public void Dispose()
        {
            line.Gate.Release();
            turns.Leave(line);
        }
    }
}
