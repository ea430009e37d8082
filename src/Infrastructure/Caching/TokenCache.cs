using ScimPlatform.Application.Common;
using ScimPlatform.Application.ScimTokens;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Infrastructure.Persistence.Statements;

namespace ScimPlatform.Infrastructure.Caching;

/// <summary>
/// Tokens as they were read, each for as long as nothing at all is committed: one that is revoked is refused with the next request, on every
/// node. By their hashes, in bounded memory.
/// </summary>
internal sealed class TokenCache
{
    public const int MostTokens = 4096;

    private readonly BoundedMemory<TokenHash, Answer> answers = new(MostTokens);

    /// <summary>What was read at that mark, or null.</summary>
    public StoredToken? Find(TokenHash hash, DatabaseMark mark) =>
        answers.TryFind(hash, out var answer) && answer.Mark == mark ? answer.Token : null;

    /// <param name="hash">of the token</param>
    /// <param name="mark">from before it was read</param>
    /// <param name="token">what was read</param>
    public void Remember(TokenHash hash, DatabaseMark mark, StoredToken token) =>
        answers.Remember(hash, new Answer(mark, token), (_, learnt) => learnt);

    private sealed record Answer(DatabaseMark Mark, StoredToken Token);
}
