using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ScimPlatform.Infrastructure.Webhooks;

/// <summary>Signatures as Standard Webhooks has them: HMAC-SHA-256 over id, time and body, in Base64 behind <c>v1,</c>.</summary>
internal static class StandardSignature
{
    /// <param name="id">of the message</param>
    /// <param name="at">when it is sent</param>
    /// <param name="body">as it is sent</param>
    /// <param name="secrets">each signs</param>
    public static string Of(string id, DateTimeOffset at, ReadOnlySpan<byte> body, IEnumerable<byte[]> secrets)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{at.ToUnixTimeSeconds()}.")), .. body];
        return string.Join(' ', secrets.Select(secret => $"v1,{Convert.ToBase64String(HMACSHA256.HashData(secret, signed))}"));
    }
}
