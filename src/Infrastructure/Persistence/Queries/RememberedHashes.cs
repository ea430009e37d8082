using System.Buffers.Binary;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Infrastructure.Persistence.Statements;

namespace ScimPlatform.Infrastructure.Persistence.Queries;

/// <summary>
/// Which live tokens there are, for as long as nothing at all is committed: a flood of guesses does not reach the database. Of each hash
/// its beginning, in order; what that does not rule out is looked up.
/// </summary>
internal sealed class RememberedHashes
{
    /// <summary>Where there are more, nothing is remembered until the node starts again.</summary>
    public const int MostHashes = 100_000;

    /// <summary>So many guesses are looked up before all hashes are read, and one for every few hashes where there are many.</summary>
    public const int FewestLookups = 16;
    private const int HashesPerLookup = 4;

    private Known known = new(default, [], FewestLookups);
    private int lookups;

    /// <summary>Whether no live token has that hash.</summary>
    /// <param name="hash">of a guess</param>
    /// <param name="mark">of now</param>
    public bool RuleOut(TokenHash hash, DatabaseMark mark)
    {
        var all = Volatile.Read(ref known);
        return all.Mark == mark && Array.BinarySearch(all.Beginnings, BeginningOf(hash.ToBytes())) < 0;
    }

    /// <summary>Counts a guess that was looked up.</summary>
    /// <returns>whether it is time to read all hashes; true for one of those who ask side by side</returns>
    public bool IsTimeToRead() => Interlocked.Increment(ref lookups) % Volatile.Read(ref known).Lookups == 0;

    /// <param name="mark">from before they were read</param>
    /// <param name="beginnings">of all hashes, in any order, and put in order here; or of one more than can be remembered</param>
    public void Remember(DatabaseMark mark, ulong[] beginnings)
    {
        Array.Sort(beginnings);
        Volatile.Write(ref known, beginnings.Length > MostHashes
            ? new Known(default, [], int.MaxValue)
            : new Known(mark, beginnings, Math.Max(FewestLookups, beginnings.Length / HashesPerLookup)));
    }

    /// <summary>Its first eight bytes.</summary>
    public static ulong BeginningOf(byte[] hash) => BinaryPrimitives.ReadUInt64BigEndian(hash);

    /// <param name="Mark">what they were read at; a mark of nothing is never met</param>
    /// <param name="Beginnings">of all hashes, in order</param>
    /// <param name="Lookups">how many guesses are to be looked up before they are read again</param>
    private sealed record Known(DatabaseMark Mark, ulong[] Beginnings, int Lookups);
}
