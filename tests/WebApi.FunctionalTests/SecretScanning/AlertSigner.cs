using System.Security.Cryptography;
using System.Text;
using ScimPlatform.WebApi.FunctionalTests.Http;

namespace ScimPlatform.WebApi.FunctionalTests.SecretScanning;

/// <summary>Somebody who finds tokens and tells of them, signed as GitHub signs.</summary>
internal sealed class AlertSigner(string id) : IDisposable
{
    public const string Path = "/secret-scanning/alerts";
    public const string KeyHeader = "Github-Public-Key-Identifier";
    public const string SignatureHeader = "Github-Public-Key-Signature";

    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public string Pem => key.ExportSubjectPublicKeyInfoPem();

    public static string Body(params string[] tokens) => $"[{string.Join(',', tokens.Select(Alert))}]";

    public string Sign(string body) => Convert.ToBase64String(
        key.SignData(Encoding.UTF8.GetBytes(body), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));

    public Task<Answer> SendAsync(Caller caller, string body) => SendAsync(caller, body, id, Sign(body));

    public static Task<Answer> SendAsync(Caller caller, string body, string keyId, string signature) =>
        caller.PostAsync(Path, body, (KeyHeader, keyId), (SignatureHeader, signature));

    public void Dispose() => key.Dispose();

    private static string Alert(string token) =>
        $$"""{"token":"{{token}}","type":"scim_platform_token","url":"https://github.com/octo/repo/blob/{{Guid.NewGuid():N}}/.env","source":"content"}""";
}
