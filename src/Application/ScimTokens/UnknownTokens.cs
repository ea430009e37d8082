using ScimPlatform.Application.Common;
using ScimPlatform.Domain.ScimTokens;

namespace ScimPlatform.Application.ScimTokens;

/// <summary>
/// Well-formed texts that were looked up of late and are no tokens, so that the same guess is not looked up again and again. Only what no
/// row was found for is kept: a text that is unknown now cannot become a token, since those are made of 190 random bits, whereas one that
/// is refused for where it comes from may be good from elsewhere. By their hashes, in bounded memory.
/// </summary>
internal sealed class UnknownTokens(TimeProvider time)
{
    public const int Capacity = 4096;
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    private readonly BoundedMemory<TokenHash, long> moments = new(Capacity);

    public bool Contains(TokenHash hash) => moments.TryFind(hash, out var at) && time.GetElapsedTime(at) < Lifetime;

    public void Add(TokenHash hash) => moments.Remember(hash, time.GetTimestamp(), (_, now) => now);
}
