using Microsoft.IdentityModel.Tokens;

namespace ScimPlatform.WebApi.Hosting;

/// <summary>
/// Reads who may issue JWTs: one issuer directly below <c>Authentication:Jwt</c>, or several below <c>Authentication:Jwt:Issuers</c>, for
/// which the claim names and the audience above them are the defaults.
/// </summary>
internal static class JwtIssuerReader
{
    private const string Path = "Authentication:Jwt";

    // Signatures only: a shared secret must be asked for by name, and "none" is never taken.
    private static readonly string[] DefaultAlgorithms =
        ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

    private static readonly string[] KnownAlgorithms = [.. DefaultAlgorithms, "HS256", "HS384", "HS512"];

    public static IReadOnlyList<JwtIssuerSettings> Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var all = new SettingsSection(configuration, Path);
        var sections = all.Sections("Issuers");
        var issuers = all.Has("Authority") || all.Has("Issuer")
            ? [Read(all, all, environment)]
            : sections.Select(section => Read(section, all, environment)).ToList();
        if (issuers.Count == 0)
        {
            Read(all, "Audience", "TenantClaim", "ScopeClaim");
        }

        all.RefuseUnknown();
        return issuers.Count > 0 || environment.IsDevelopment()
            ? issuers
            : throw new SettingFault(
                $"No JWT issuer is configured: set {Path}:Authority, or {Path}:Issuer with {Path}:JwksFile, and {Path}:Audience "
                + "(as environment variables Authentication__Jwt__Authority and so on).");
    }

    private static JwtIssuerSettings Read(SettingsSection section, SettingsSection all, IHostEnvironment environment)
    {
        var settings = new JwtIssuerSettings
        {
            Authority = Authority(section),
            Issuer = section.Text("Issuer"),
            Jwks = Jwks(section, environment),
            Audience = section.Text("Audience") ?? all.RequiredText("Audience"),
            TenantClaim = section.Text("TenantClaim") ?? all.Text("TenantClaim") ?? "tenant",
            ScopeClaim = section.Text("ScopeClaim") ?? all.Text("ScopeClaim") ?? "scope",
            Algorithms = Algorithms(section),
        };
        section.RefuseUnknown();
        return (settings.Authority, settings.Issuer, settings.Jwks) switch
        {
            (not null, _, null) => settings,
            (null, not null, not null) => settings,
            (not null, _, not null) => throw SettingFault.Of(section.Key("Authority"), "cannot stand beside keys: discovery brings them"),
            (_, not null, _) => throw SettingFault.Of(section.Key("JwksFile"), "or Keys is missing: an issuer without Authority needs its keys"),
            _ => throw SettingFault.Of(section.Key("Authority"), "or Issuer is missing"),
        };
    }

    private static void Read(SettingsSection section, params string[] names)
    {
        foreach (var name in names)
        {
            section.Text(name);
        }
    }

    private static string? Authority(SettingsSection section)
    {
        const string Name = "Authority";
        return section.Text(Name) is not { } text ? null
            : Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == "https" || (url.Scheme == "http" && url.IsLoopback))
                ? text
                : throw SettingFault.Of(section.Key(Name), "must be an https URL");
    }

    private static string? Jwks(SettingsSection section, IHostEnvironment environment)
    {
        var keys = section.List("Keys");
        var file = section.Text("JwksFile");
        if (file is null)
        {
            return keys.Count == 0 ? null : Checked(section.Key("Keys"), $"{{\"keys\":[{string.Join(',', keys)}]}}");
        }

        var path = System.IO.Path.GetFullPath(file, environment.ContentRootPath);
        return File.Exists(path)
            ? Checked(section.Key("JwksFile"), File.ReadAllText(path))
            : throw SettingFault.Of(section.Key("JwksFile"), "names a file that does not exist");
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

    private static IReadOnlyList<string> Algorithms(SettingsSection section)
    {
        var algorithms = section.List("Algorithms");
        var unknown = algorithms.FirstOrDefault(algorithm => !KnownAlgorithms.Contains(algorithm));
        return unknown is not null
            ? throw SettingFault.Of(section.Key("Algorithms"), $"has '{unknown}'; known are {string.Join(", ", KnownAlgorithms)}")
            : algorithms.Count > 0 ? algorithms : DefaultAlgorithms;
    }
}
