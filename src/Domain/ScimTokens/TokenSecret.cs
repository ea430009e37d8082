using System.Buffers;
using System.Security.Cryptography;

namespace ScimPlatform.Domain.ScimTokens;

/// <summary>
/// The clear value of a token: prefix, 32 random base-62 characters, 6 of checksum. It exists once, on its way to the one who
/// minted it, and prints itself as <c>[secret]</c> everywhere else.
/// </summary>
public sealed class TokenSecret
{
    public const int RandomLength = 32;
    public const int MaxLength = 255;

    private const int ShownEnd = 4;

    private static readonly SearchValues<char> Characters = SearchValues.Create(TokenChecksum.Alphabet + "_");

    private readonly string clear;

    private TokenSecret(string clear) => this.clear = clear;

    /// <summary>What may be shown for ever: the prefix and the last four characters.</summary>
    public string Hint => $"{clear[..^(RandomLength + TokenChecksum.Length)]}...{clear[^ShownEnd..]}";

    public TokenHash Hash => TokenHash.Of(clear);

    public static TokenSecret Generate(string prefix)
    {
        var body = prefix + RandomNumberGenerator.GetString(TokenChecksum.Alphabet, RandomLength);
        return new TokenSecret(body + TokenChecksum.Of(body));
    }

    /// <summary>A secret that was revealed and kept sealed since.</summary>
    /// <exception cref="ArgumentException">the text is no token</exception>
    public static TokenSecret Unsealed(string clear) =>
        IsWellFormed(clear) ? new TokenSecret(clear) : throw new ArgumentException("This is no token.", nameof(clear));

    /// <summary>Whether the text could be a token of ours: its length, its characters and its checksum are right.</summary>
    public static bool IsWellFormed(string text)
    {
        if (text.Length is <= RandomLength + TokenChecksum.Length or > MaxLength || text.AsSpan().ContainsAnyExcept(Characters))
        {
            return false;
        }

        var body = text.AsSpan(0, text.Length - TokenChecksum.Length);
        return text.AsSpan(body.Length).SequenceEqual(TokenChecksum.Of(body));
    }

    /// <summary>The one way to the clear value.</summary>
    public string Reveal() => clear;

    public override string ToString() => "[secret]";
}
