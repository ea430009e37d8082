using System.Security.Cryptography;
using System.Text;

namespace ScimPlatform.Domain.ScimTokens;

/// <summary>
/// SHA-256 of a token's clear value, the only thing that is stored of it. A slow hash would add nothing: there are 190 random bits
/// to guess.
/// </summary>
public sealed class TokenHash : IEquatable<TokenHash>
{
    // Longer than a token with a usual prefix.
    private const int ShortText = 64;
    private const int MostBytesOfCharacter = 3;

    private readonly byte[] value;

    private TokenHash(byte[] value) => this.value = value;

    public static TokenHash Of(string clear)
    {
        var bytes = clear.Length <= ShortText ? stackalloc byte[ShortText * MostBytesOfCharacter] : new byte[Encoding.UTF8.GetByteCount(clear)];
        return new(SHA256.HashData(bytes[..Encoding.UTF8.GetBytes(clear, bytes)]));
    }

    public static TokenHash FromBytes(byte[] bytes) => new(bytes);

    public byte[] ToBytes() => value;

    public bool Equals(TokenHash? other) => other is not null && CryptographicOperations.FixedTimeEquals(value, other.value);

    public override bool Equals(object? obj) => Equals(obj as TokenHash);

    public override int GetHashCode() => BitConverter.ToInt32(value, 0);
}
