using System.Collections.Concurrent;

namespace ScimPlatform.WebApi.RateLimiting;

/// <summary>
/// What is remembered of each key while it matters, in bounded memory. Who comes when the memory is full shares one state with all others
/// of that kind. A key that is forgotten at the very moment it comes again begins anew, which may count one request too few.
/// </summary>
/// <param name="capacity">how many keys are told apart</param>
/// <param name="create">what is known of a new key</param>
/// <param name="matters">whether a state differs from that of a new key</param>
/// <param name="time">tells when to look for what can be forgotten</param>
internal sealed class Remembered<TKey, TState>(int capacity, Func<TState> create, Func<TState, bool> matters, TimeProvider time)
    where TKey : notnull
    where TState : class
{
    private static readonly TimeSpan BetweenSweeps = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<TKey, TState> states = new();
    private readonly TState others = create();
    private readonly Lock sweeping = new();
    private long lastSweep = time.GetTimestamp();
    private int count;

    public int Count => Volatile.Read(ref count);

    public TState Of(TKey key) => states.TryGetValue(key, out var known) ? known : Add(key);

    private TState Add(TKey key)
    {
        SweepNowAndThen();
        if (Count >= capacity)
        {
            return others;
        }

        var made = create();
        var kept = states.GetOrAdd(key, made);
        if (ReferenceEquals(kept, made))
        {
            Interlocked.Increment(ref count);
        }

        return kept;
    }

    private void SweepNowAndThen()
    {
        if (time.GetElapsedTime(Volatile.Read(ref lastSweep)) < BetweenSweeps || !sweeping.TryEnter())
        {
            return;
        }

        try
        {
            foreach (var state in states.Where(state => !matters(state.Value)))
            {
                if (states.TryRemove(state))
                {
                    Interlocked.Decrement(ref count);
                }
            }

            Volatile.Write(ref lastSweep, time.GetTimestamp());
        }
        finally
        {
            sweeping.Exit();
        }
    }
}
