using System.Security.Cryptography;
using System.Text.Json;
using ScimPlatform.Domain.Common;

namespace ScimPlatform.Application.Idempotency;

/// <summary>
/// What a client calls a request that it may have to repeat (draft-ietf-httpapi-idempotency-key-header). Neither the key nor the body
/// is kept, only SHA-256 of them.
/// </summary>
/// <param name="Name">hash of who called what by which key</param>
/// <param name="Body">hash of the request's body, to the byte</param>
public sealed record IdempotencyKey(string Name, string Body)
{
    public const string Header = "Idempotency-Key";
    public const int MaxLength = 255;

    /// <summary>The length of a hash, in hexadecimal digits.</summary>
    public const int HashLength = 2 * SHA256.HashSizeInBytes;

    /// <param name="caller">whose key it is: another caller's is another key</param>
    /// <param name="route">what is called</param>
    /// <param name="key">as the client sent it</param>
    /// <param name="body">as the client sent it</param>
    public static IdempotencyKey Of(Actor caller, string route, string key, ReadOnlySpan<byte> body) => new(
        Hash(JsonSerializer.SerializeToUtf8Bytes<string[]>([caller.Issuer, caller.Subject, route, key])), Hash(body));

    private static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
