using System.ComponentModel;

namespace ScimPlatform.WebApi.Configuration;

/// <summary>An issuer of JWTs as the settings have it.</summary>
internal record JwtIssuerSection
{
    [Description("The issuer's URL for discovery (OpenID Connect Discovery section 4): https, or http on this machine.")]
    public string? Authority { get; init; }

    [Description("The value of iss, where Authority does not say it.")]
    public string? Issuer { get; init; }

    [Description("A file with the issuer's keys (JWKS, RFC 7517), where Authority does not say them.")]
    public string? JwksFile { get; init; }

    [Description("The keys themselves, each as a JWK.")]
    public IReadOnlyList<string> Keys { get; init; } = [];

    [Description("The value that aud must have.")]
    public string? Audience { get; init; }

    [Description("The claim that binds the bearer to a tenant, by id or slug."), DefaultValue("tenant")]
    public string? TenantClaim { get; init; }

    [Description("The claim that lists what the bearer may do."), DefaultValue("scope")]
    public string? ScopeClaim { get; init; }

    [Description("The signatures that are taken, by their JWA names. A shared secret (HS256, …) must be asked for by name."), DefaultValue("RS, PS and ES 256, 384, 512")]
    public IReadOnlyList<string> Algorithms { get; init; } = [];
}

/// <summary>One issuer directly, or several below <c>Issuers</c>, for which audience and claims are the defaults.</summary>
[Section("Authentication:Jwt")]
internal sealed record JwtSection : JwtIssuerSection
{
    [Description("Several issuers, each with the settings of one.")]
    public IReadOnlyList<JwtIssuerSection> Issuers { get; init; } = [];
}
