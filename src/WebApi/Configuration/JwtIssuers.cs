using Microsoft.IdentityModel.Tokens;

namespace ScimPlatform.WebApi.Configuration;

/// <summary>Makes of the settings who may issue JWTs.</summary>
internal static class JwtIssuers
{
    private const string Key = "Authentication:Jwt";

    // Signatures only: a shared secret must be asked for by name, and "none" is never taken.
    private static readonly string[] DefaultAlgorithms =
        ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

    private static readonly string[] KnownAlgorithms = [.. DefaultAlgorithms, "HS256", "HS384", "HS512"];

    /// <exception cref="SettingFault">an issuer cannot be used, or none is configured outside Development</exception>
    public static IReadOnlyList<JwtIssuerSettings> Of(JwtSection all, IHostEnvironment environment)
    {
        var isOne = all.Authority is not null || all.Issuer is not null;
        if (isOne && all.Issuers.Count > 0)
        {
            throw SettingFault.Of($"{Key}:Issuers", $"cannot stand beside {Key}:{(all.Authority is null ? "Issuer" : "Authority")}: it is one issuer or several");
        }

        List<JwtIssuerSettings> issuers =
            isOne ? [Of(all, all, Key, environment)] : [.. all.Issuers.Select((issuer, index) => Of(issuer, all, $"{Key}:Issuers:{index}", environment))];
        return issuers.Count > 0 || environment.IsDevelopment()
            ? issuers
            : throw new SettingFault(
                $"No JWT issuer is configured: set {Key}:Authority, or {Key}:Issuer with {Key}:JwksFile, and {Key}:Audience "
                + "(as environment variables Authentication__Jwt__Authority and so on).");
    }

    private static JwtIssuerSettings Of(JwtIssuerSection section, JwtSection all, string key, IHostEnvironment environment)
    {
        var settings = new JwtIssuerSettings
        {
            Authority = Authority(section.Authority, key),
            Issuer = section.Issuer,
            Jwks = Jwks(section, key, environment),
            Audience = section.Audience ?? all.Audience ?? throw SettingFault.Of($"{Key}:Audience", "is missing"),
            TenantClaim = section.TenantClaim ?? all.TenantClaim ?? "tenant",
            ScopeClaim = section.ScopeClaim ?? all.ScopeClaim ?? "scope",
            Algorithms = Algorithms(section.Algorithms, key),
        };
        return (settings.Authority, settings.Issuer, settings.Jwks) switch
        {
            (not null, _, null) or (null, not null, not null) => settings,
            (not null, _, not null) => throw SettingFault.Of($"{key}:Authority", "cannot stand beside keys: discovery brings them"),
            (_, not null, _) => throw SettingFault.Of($"{key}:JwksFile", "or Keys is missing: an issuer without Authority needs its keys"),
            _ => throw SettingFault.Of($"{key}:Authority", "or Issuer is missing"),
        };
    }

    private static string? Authority(string? text, string key) =>
        text is null || (Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == "https" || (url.Scheme == "http" && url.IsLoopback)))
            ? text
            : throw SettingFault.Of($"{key}:Authority", "must be an https URL");

    private static string? Jwks(JwtIssuerSection section, string key, IHostEnvironment environment)
    {
        if (section.JwksFile is not { } file)
        {
            return section.Keys.Count == 0 ? null : Checked($"{key}:Keys", $"{{\"keys\":[{string.Join(',', section.Keys)}]}}");
        }

        var path = Path.GetFullPath(file, environment.ContentRootPath);
        return File.Exists(path)
            ? Checked($"{key}:JwksFile", File.ReadAllText(path))
            : throw SettingFault.Of($"{key}:JwksFile", "names a file that does not exist");
    }

    private static string Checked(string key, string jwks)
    {
        try
        {
            return new JsonWebKeySet(jwks).GetSigningKeys().Count > 0 ? jwks : throw SettingFault.Of(key, "holds no signing key");
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            throw SettingFault.Of(key, "is not a JSON Web Key Set");
        }
    }

    private static IReadOnlyList<string> Algorithms(IReadOnlyList<string> named, string key) =>
        named.FirstOrDefault(algorithm => !KnownAlgorithms.Contains(algorithm)) is { } unknown
            ? throw SettingFault.Of($"{key}:Algorithms", $"has '{unknown}'; known are {string.Join(", ", KnownAlgorithms)}")
            : named.Count > 0 ? named : DefaultAlgorithms;
}
