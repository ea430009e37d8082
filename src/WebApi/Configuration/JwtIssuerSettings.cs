namespace ScimPlatform.WebApi.Configuration;

/// <summary>Who may issue JWTs, and how theirs are checked.</summary>
public sealed record JwtIssuerSettings
{
    /// <summary>The value of <c>iss</c>; null where discovery says it.</summary>
    public required string? Issuer { get; init; }

    /// <summary>The issuer's URL for discovery (OpenID Connect Discovery section 4); null where keys are given.</summary>
    public required string? Authority { get; init; }

    /// <summary>A JWKS document (RFC 7517) with the keys; null where discovery says them.</summary>
    public required string? Jwks { get; init; }

    public required string Audience { get; init; }

    /// <summary>The claim that binds the bearer to a tenant, by id or slug.</summary>
    public required string TenantClaim { get; init; }

    /// <summary>The claim that lists what the bearer may do, separated by blanks or as a list.</summary>
    public required string ScopeClaim { get; init; }

    /// <summary>The signatures that are taken, by their JWA names.</summary>
    public required IReadOnlyList<string> Algorithms { get; init; }
}
