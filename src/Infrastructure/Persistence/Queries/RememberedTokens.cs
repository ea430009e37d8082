using System.Collections.Concurrent;
using ScimPlatform.Application.ScimTokens;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Infrastructure.Persistence.Statements;

namespace ScimPlatform.Infrastructure.Persistence.Queries;

/// <summary>
/// Tokens as they were read, each for as long as nothing at all is committed: one that is revoked is refused with the next request, on every
/// node. By their hashes, in bounded memory.
/// </summary>
internal sealed class RememberedTokens
{
    public const int MostTokens = 4096;

    private readonly ConcurrentDictionary<TokenHash, Answer> answers = new();
    private int count;

    /// <summary>What was read at that mark, or null.</summary>
    public StoredToken? Find(TokenHash hash, DatabaseMark mark) =>
        answers.TryGetValue(hash, out var answer) && answer.Mark == mark ? answer.Token : null;

    /// <param name="hash">of the token</param>
    /// <param name="mark">from before it was read</param>
    /// <param name="token">what was read</param>
    public void Remember(TokenHash hash, DatabaseMark mark, StoredToken token)
    {
        var answer = new Answer(mark, token);
        if (answers.TryGetValue(hash, out var known))
        {
            answers.TryUpdate(hash, answer, known);
            return;
        }

        // To start over is cheaper than to know who was here last, and as right.
        if (Interlocked.Increment(ref count) > MostTokens)
        {
            answers.Clear();
            Volatile.Write(ref count, 1);
        }

        answers[hash] = answer;
    }

    private sealed record Answer(DatabaseMark Mark, StoredToken Token);
}
