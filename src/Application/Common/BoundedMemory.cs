using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace ScimPlatform.Application.Common;

/// <summary>
/// What was learnt of late, for so many keys and no more. When one more comes, all others are forgotten: that is cheaper than to know who
/// was here last, and as right wherever what was forgotten can be learnt again.
/// </summary>
/// <param name="most">how many keys it holds</param>
public sealed class BoundedMemory<TKey, TValue>(int most)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, TValue> values = new();
    private int count;

    public bool TryFind(TKey key, [MaybeNullWhen(false)] out TValue value) => values.TryGetValue(key, out value);

    /// <summary>Keeps what was learnt of a key.</summary>
    /// <param name="key">the key</param>
    /// <param name="learnt">what was learnt</param>
    /// <param name="choose">which of two is kept: what is known of the key, or what was learnt</param>
    /// <returns>what is kept</returns>
    public TValue Remember(TKey key, TValue learnt, Func<TValue, TValue, TValue> choose)
    {
        if (!values.TryAdd(key, learnt))
        {
            return values.AddOrUpdate(
                key, static (_, given) => given.learnt, static (_, known, given) => given.choose(known, given.learnt), (learnt, choose));
        }

        if (Interlocked.Increment(ref count) > most)
        {
            values.Clear();
            Volatile.Write(ref count, 1);
            values[key] = learnt;
        }

        return learnt;
    }
}
