using System.Security.Cryptography;

namespace ScimPlatform.WebApi.SecretScanning;

/// <summary>The public keys that alerts may be signed with: ECDSA over P-256 with SHA-256.</summary>
internal sealed class AlertKeys(IReadOnlyDictionary<string, string> keys)
{
    public bool AreThereAny => keys.Count > 0;

    /// <param name="id">which key is said to have signed</param>
    /// <param name="signature">DER (RFC 3279 section 2.2.3) in base64</param>
    /// <param name="body">what is said to be signed</param>
    public bool Verify(string? id, string? signature, ReadOnlySpan<byte> body)
    {
        if (id is null || signature is null || !keys.TryGetValue(id, out var pem))
        {
            return false;
        }

        var bytes = new byte[signature.Length];
        if (!Convert.TryFromBase64String(signature, bytes, out var length))
        {
            return false;
        }

        using var key = ECDsa.Create();
        key.ImportFromPem(pem);
        return key.VerifyData(body, bytes.AsSpan(0, length), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }
}
