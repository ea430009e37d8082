using System.IdentityModel.Tokens.Jwt;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace ScimPlatform.WebApi.Hosting;

/// <summary>An issuer of JWTs for this machine only: its key is a file in the data directory that nobody else can read.</summary>
internal sealed class DevelopmentIssuer : IDisposable
{
    public const string Issuer = "scim-platform-development";
    public const string Audience = "scim-platform";

    private const string KeyFile = "development-key.pem";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

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
        DataDirectory.Make(dataDirectory);
        var path = Path.Combine(dataDirectory, KeyFile);
        if (!File.Exists(path))
        {
            Write(path);
        }

        var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(path));
        return new DevelopmentIssuer(key);
    }

    /// <summary>A JWT; without a tenant it belongs to none.</summary>
    public string Issue(string subject, string? tenant, string scopes, DateTimeOffset now, TimeSpan lifetime)
    {
        var claims = new List<Claim> { new("sub", subject), new("scope", scopes), new("jti", Guid.NewGuid().ToString()) };
        if (tenant is not null)
        {
            claims.Add(new Claim("tenant", tenant));
        }

        var jwt = new JwtSecurityToken(
            Issuer, Audience, claims, now.UtcDateTime, now.Add(lifetime).UtcDateTime,
            new SigningCredentials(SigningKey, SecurityAlgorithms.EcdsaSha256));
        return new JwtSecurityTokenHandler().WriteToken(jwt);
    }

    public void Dispose() => key.Dispose();

    // Written beside and moved into place, so that two first starts at once end with one whole key.
    private static void Write(string path)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var draft = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using (var writer = new StreamWriter(draft, options))
        {
            writer.Write(key.ExportPkcs8PrivateKeyPem());
        }

        try
        {
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
    }
}
