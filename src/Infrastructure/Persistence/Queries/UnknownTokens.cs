using System.Runtime.InteropServices;
using ScimPlatform.Domain.ScimTokens;

namespace ScimPlatform.Infrastructure.Persistence.Queries;

/// <summary>
/// Well-formed texts that were looked up of late and are no tokens, so that the same guess is not looked up again and again. Only what no
/// row was found for is kept: a text that is unknown now cannot become a token, since those are made of 190 random bits, whereas one that
/// is refused for where it comes from may be good from elsewhere. By their hashes, each in the one place where it may stand, so that guesses
/// by the thousand leave nothing behind to be collected.
/// </summary>
internal sealed class UnknownTokens(TimeProvider time)
{
    public const int Capacity = 4096;
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    private readonly Lock turn = new();
    private readonly Guess[] guesses = new Guess[Capacity];

    public bool Contains(TokenHash hash)
    {
        var sought = Guess.Of(hash, at: 0);
        lock (turn)
        {
            var found = guesses[sought.Place];
            return found.IsSame(sought) && time.GetElapsedTime(found.At) < Lifetime;
        }
    }

    public void Add(TokenHash hash)
    {
        var guess = Guess.Of(hash, time.GetTimestamp());
        lock (turn)
        {
            guesses[guess.Place] = guess;
        }
    }

    private readonly record struct Guess(UInt128 First, UInt128 Second, long At)
    {
        public int Place => (ushort)First % Capacity;

        public static Guess Of(TokenHash hash, long at)
        {
            var halves = MemoryMarshal.Cast<byte, UInt128>(hash.ToBytes());
            return new Guess(halves[0], halves[1], at);
        }

        // In constant time, as hashes are compared everywhere.
        public bool IsSame(Guess other) => ((First ^ other.First) | (Second ^ other.Second)) == UInt128.Zero;
    }
}
