using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using ScimPlatform.WebApi.Authentication;
using ScimPlatform.WebApi.Authorization;

namespace ScimPlatform.WebApi.FunctionalTests.Hosting;

/// <summary>JWTs of the development issuer, good and bad, as values of the Authorization header.</summary>
internal sealed class TestJwts(DevelopmentIssuer? issuer)
{
    public const string Subject = "ada";

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    public static string AllScopes { get; } = string.Join(' ', Permissions.Scopes);

    public static string TenantScopes { get; } = string.Join(' ', Permissions.Scopes.Where(scope => scope != Permissions.Platform));

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private DevelopmentIssuer Issuer => issuer ?? throw new InvalidOperationException("The server under test has other issuers.");

    public string Of(string? tenant, string scopes, string subject = Subject) => $"Bearer {Raw(tenant, scopes, subject)}";

    /// <summary>Without the scheme.</summary>
    public string Raw(string? tenant, string scopes, string subject = Subject) => Issuer.Issue(subject, tenant, scopes, Now, Lifetime);

    /// <summary>JWTs that must never be let in, by what is wrong with them.</summary>
    public IEnumerable<(string Name, string Jwt)> Bad(string tenant) =>
    [
        ("expired", Issuer.Issue(Subject, tenant, TenantScopes, Now.AddHours(-2), Lifetime)),
        ("not yet valid", Issuer.Issue(Subject, tenant, TenantScopes, Now.AddHours(2), Lifetime)),
        ("another audience", Write(tenant, DevelopmentIssuer.Issuer, "another", Signing)),
        ("another issuer", Write(tenant, "another", DevelopmentIssuer.Audience, Signing)),
        ("another key", Write(tenant, DevelopmentIssuer.Issuer, DevelopmentIssuer.Audience, Foreign)),
        ("no signature", Write(tenant, DevelopmentIssuer.Issuer, DevelopmentIssuer.Audience, null)),
        ("signed with the public key as a secret", SignedWithPublicKey(tenant)),
        ("changed after signing", Changed(tenant)),
        ("five parts", Raw(tenant, TenantScopes) + ".e30.e30"),
        ("two parts", "e30.e30"),
        ("rubbish", "a.b.c"),
        ("no subject", Issuer.Issue("", tenant, TenantScopes, Now, Lifetime)),
    ];

    private SigningCredentials Signing => new(Issuer.SigningKey, SecurityAlgorithms.EcdsaSha256);

    private static SigningCredentials Foreign =>
        new(new ECDsaSecurityKey(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = "development" }, SecurityAlgorithms.EcdsaSha256);

    private static string Write(string tenant, string issuer, string audience, SigningCredentials? credentials)
    {
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            Claims = new Dictionary<string, object> { ["sub"] = Subject, ["scope"] = TenantScopes, ["tenant"] = tenant },
            NotBefore = Now.UtcDateTime,
            Expires = Now.Add(Lifetime).UtcDateTime,
            SigningCredentials = credentials,
        });
    }

    private string SignedWithPublicKey(string tenant)
    {
        var pem = Issuer.SigningKey.ECDsa.ExportSubjectPublicKeyInfoPem();
        var secret = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(pem)) { KeyId = "development" };
        return Write(tenant, DevelopmentIssuer.Issuer, DevelopmentIssuer.Audience, new SigningCredentials(secret, SecurityAlgorithms.HmacSha256));
    }

    private string Changed(string tenant)
    {
        var parts = Raw(tenant, TestJwts.TenantScopes).Split('.');
        var payload = Base64UrlEncoder.Decode(parts[1]).Replace(Subject, "eve", StringComparison.Ordinal);
        return $"{parts[0]}.{Base64UrlEncoder.Encode(payload)}.{parts[2]}";
    }
}
