using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using ScimPlatform.WebApi.Configuration;

namespace ScimPlatform.WebApi.Authentication;

/// <summary>An issuer of JWTs for this machine only: its key is a file in the data directory that nobody else can read.</summary>
internal sealed class DevelopmentIssuer : IDisposable
{
    public const string Issuer = "scim-platform-development";
    public const string Audience = "scim-platform";

    private const string KeyFile = "development-key.pem";

    private readonly ECDsa key;

    private DevelopmentIssuer(ECDsa key)
    {
        this.key = key;
        SigningKey = new ECDsaSecurityKey(key) { KeyId = "development" };
    }

    public ECDsaSecurityKey SigningKey { get; }

    /// <summary>The issuer with the key of the directory, which is made when there is none.</summary>
    public static DevelopmentIssuer Of(string dataDirectory)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(SecretFile.Read(dataDirectory, KeyFile, MakeKey));
        }
        catch (Exception exception) when (exception is ArgumentException or CryptographicException)
        {
            throw SecretFile.Fault(Path.Combine(dataDirectory, KeyFile), "holds no private key in PEM");
        }

        return new DevelopmentIssuer(key);
    }

    /// <summary>A JWT; without a tenant it belongs to none.</summary>
    public string Issue(string subject, string? tenant, string scopes, DateTimeOffset now, TimeSpan lifetime)
    {
        var claims = new Dictionary<string, object> { ["sub"] = subject, ["scope"] = scopes, ["jti"] = Guid.NewGuid().ToString() };
        if (tenant is not null)
        {
            claims["tenant"] = tenant;
        }

        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Audience,
            Claims = claims,
            IssuedAt = now.UtcDateTime,
            NotBefore = now.UtcDateTime,
            Expires = now.Add(lifetime).UtcDateTime,
            SigningCredentials = new SigningCredentials(SigningKey, SecurityAlgorithms.EcdsaSha256),
        });
    }

    public void Dispose() => key.Dispose();

    private static string MakeKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportPkcs8PrivateKeyPem();
    }
}
