using System.Text;

namespace ScimPlatform.Domain.ScimTokens;

/// <summary>
/// The last six characters of a token: CRC-32 (IEEE 802.3, as zlib computes it) of the ASCII characters before them, in base 62, so
/// that scanners recognise a token and typing errors are refused without a look-up.
/// </summary>
internal static class TokenChecksum
{
    public const int Length = 6;
    public const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(Entry)];

    public static string Of(ReadOnlySpan<char> text)
    {
        Span<byte> ascii = stackalloc byte[text.Length];
        Encoding.ASCII.GetBytes(text, ascii);
        var crc = uint.MaxValue;
        foreach (var value in ascii)
        {
            crc = Table[(byte)(crc ^ value)] ^ (crc >> 8);
        }

        return InBase62(~crc);
    }

    private static string InBase62(uint number)
    {
        Span<char> digits = stackalloc char[Length];
        for (var position = Length - 1; position >= 0; position--)
        {
            digits[position] = Alphabet[(int)(number % 62)];
            number /= 62;
        }

        return new string(digits);
    }

    private static uint Entry(int index)
    {
        var value = (uint)index;
        for (var bit = 0; bit < 8; bit++)
        {
            value = (value & 1) == 1 ? 0xEDB88320 ^ (value >> 1) : value >> 1;
        }

        return value;
    }
}
