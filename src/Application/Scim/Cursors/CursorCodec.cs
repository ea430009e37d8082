using System.Buffers.Text;
using System.Security.Cryptography;

namespace ScimPlatform.Application.Scim.Cursors;

/// <summary>
/// Cursors as clients see them: opaque, of unreserved characters, and of use only to whoever got them (RFC 9865 sections 2 and 5.2).
/// They are encrypted, because a position tells by what a person was sorted, and URLs end up in logs.
/// </summary>
/// <param name="key">the server's own, the same on every node; 32 bytes</param>
/// <param name="time">tells how old a cursor is</param>
/// <param name="timeout">how long a cursor is good for</param>
public sealed class CursorCodec(byte[] key, TimeProvider time, TimeSpan timeout)
{
    public const int KeyLength = 32;

    private const int SaltLength = 16;
    private const int TagLength = 16;
    private const int NonceLength = 12;

    public string Seal(Cursor cursor, CursorScope scope)
    {
        var clear = cursor.Pack(time.GetUtcNow());
        var bytes = new byte[SaltLength + clear.Length + TagLength];
        var salt = bytes.AsSpan(0, SaltLength);
        RandomNumberGenerator.Fill(salt);
        using var cipher = Cipher(salt);
        cipher.Encrypt(
            Nonce, clear, bytes.AsSpan(SaltLength, clear.Length), bytes.AsSpan(SaltLength + clear.Length), scope.Digest());
        return Base64Url.EncodeToString(bytes);
    }

    /// <exception cref="ScimFault">
    /// invalidCursor: it is not one of ours, or belongs to another query; expiredCursor: it was one, too long ago
    /// </exception>
    public Cursor Open(string text, CursorScope scope)
    {
        var (cursor, issuedAt) = Cursor.Unpack(Decrypt(text, scope)) ?? throw Invalid();
        return time.GetUtcNow() - issuedAt <= timeout
            ? cursor
            : throw new ScimFault(ScimType.ExpiredCursor, "'cursor' has expired: begin again without one.");
    }

    private static ReadOnlySpan<byte> Nonce => new byte[NonceLength];

    private byte[] Decrypt(string text, CursorScope scope)
    {
        // Only the one spelling that was sent is taken: no padding, no blanks.
        if (!Base64Url.IsValid(text) || Base64Url.DecodeFromChars(text) is not { Length: > SaltLength + TagLength } bytes
            || Base64Url.EncodeToString(bytes) != text)
        {
            throw Invalid();
        }

        var clear = new byte[bytes.Length - SaltLength - TagLength];
        using var cipher = Cipher(bytes.AsSpan(0, SaltLength));
        try
        {
            cipher.Decrypt(Nonce, bytes.AsSpan(SaltLength, clear.Length), bytes.AsSpan(SaltLength + clear.Length), clear, scope.Digest());
            return clear;
        }
        catch (AuthenticationTagMismatchException)
        {
            throw Invalid();
        }
    }

    // Every cursor has a key of its own, made of 128 random bits: nodes that share the server's key need not agree on nonces.
    private AesGcm Cipher(ReadOnlySpan<byte> salt) => new(HMACSHA256.HashData(key, salt), TagLength);

    private static ScimFault Invalid() => new(ScimType.InvalidCursor, "'cursor' is none that was given for this query.");
}
