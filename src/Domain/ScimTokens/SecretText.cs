using System.Buffers;
using System.Text;

namespace ScimPlatform.Domain.ScimTokens;

/// <summary>
/// Finds secrets in texts that people and clients wrote: whatever has the form and the checksum of one, of any prefix and of any
/// installation. By chance a text has them once in 2^32 times.
/// </summary>
public static class SecretText
{
    private const int LongestPrefix = 64;
    private const int EndLength = TokenSecret.RandomLength + TokenChecksum.Length;

    private static readonly SearchValues<char> Base62 = SearchValues.Create(TokenChecksum.Alphabet);

    public static bool IsIn(string text) => Find(text, 0).Length > 0;

    /// <summary>The text with the mask in place of each secret.</summary>
    public static string Mask(string text, string mask)
    {
        StringBuilder? masked = null;
        var copied = 0;
        while (Find(text, copied) is { Length: > 0 } found)
        {
            (masked ??= new StringBuilder()).Append(text, copied, found.Start - copied).Append(mask);
            copied = found.Start + found.Length;
        }

        return masked is null ? text : masked.Append(text, copied, text.Length - copied).ToString();
    }

    // The prefix of a secret ends with an underscore, behind which there is none.
    private static (int Start, int Length) Find(ReadOnlySpan<char> text, int from)
    {
        for (var index = from; index < text.Length - EndLength; index++)
        {
            if (text[index] == '_' && !text.Slice(index + 1, EndLength).ContainsAnyExcept(Base62)
                && StartOf(text, index, from) is { } start)
            {
                return (start, index + 1 + EndLength - start);
            }
        }

        return default;
    }

    private static int? StartOf(ReadOnlySpan<char> text, int underscore, int from)
    {
        var body = underscore + 1 + TokenSecret.RandomLength;
        for (var start = underscore; start >= Math.Max(from, underscore - LongestPrefix) && (text[start] == '_' || Base62.Contains(text[start])); start--)
        {
            if (text.Slice(body, TokenChecksum.Length).SequenceEqual(TokenChecksum.Of(text[start..body])))
            {
                return start;
            }
        }

        return null;
    }
}
