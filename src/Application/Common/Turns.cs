namespace ScimPlatform.Application.Common;

/// <summary>
/// Lets commands of this node that change one thing do so one after the other: each would otherwise lose to the one before it and start
/// again. Some can be in it together, because they are kept apart elsewhere; whoever is not one of those waits for them, and they for him.
/// Other nodes know nothing of it; the versions of what is changed keep those apart.
/// </summary>
public sealed class Turns
{
    private readonly Dictionary<object, TurnLine> lines = [];

    /// <summary>Waits for a turn that nobody else is in, which ends when the answer is disposed of.</summary>
    /// <param name="thing">what is to be changed; equal things are one</param>
    /// <param name="cancellationToken">ends the wait</param>
    public ValueTask<Turn> EnterAsync(object thing, CancellationToken cancellationToken) => EnterAsync(thing, together: false, cancellationToken);

    /// <summary>Waits for the turn, which ends when the answer is disposed of.</summary>
    /// <param name="thing">what is to be changed; equal things are one</param>
    /// <param name="together">whether others who say so may be in it as well</param>
    /// <param name="cancellationToken">ends the wait</param>
    public async ValueTask<Turn> EnterAsync(object thing, bool together, CancellationToken cancellationToken)
    {
        var line = Join(thing, out var isCrowded);
        try
        {
            await line.EnterAsync(together, cancellationToken);
        }
        catch
        {
            Leave(line);
            throw;
        }

        return new Turn(this, line, together, isCrowded);
    }

    private TurnLine Join(object thing, out bool isCrowded)
    {
        lock (lines)
        {
            if (!lines.TryGetValue(thing, out var line))
            {
                lines[thing] = line = new TurnLine(thing);
            }

            isCrowded = line.Length++ > 0;
            return line;
        }
    }

    private void Leave(TurnLine line)
    {
        lock (lines)
        {
            if (--line.Length == 0)
            {
                lines.Remove(line.Thing);
                line.Dispose();
            }
        }
    }

    /// <summary>The turn of one command.</summary>
    public sealed class Turn : IDisposable
    {
        private readonly Turns turns;
        private readonly TurnLine line;
        private readonly bool together;

        internal Turn(Turns turns, TurnLine line, bool together, bool isCrowded)
        {
            this.turns = turns;
            this.line = line;
            this.together = together;
            IsCrowded = isCrowded;
        }

        /// <summary>Whether others were in the line when it was joined.</summary>
        public bool IsCrowded { get; }

        public void Dispose()
        {
            line.Exit(together);
            turns.Leave(line);
        }
    }
}
