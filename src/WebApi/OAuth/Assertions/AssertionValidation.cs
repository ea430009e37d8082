using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using ScimPlatform.Application.OAuthClients;
using ScimPlatform.Application.OAuthClients.AccessTokens;
using ScimPlatform.WebApi.Authentication;

namespace ScimPlatform.WebApi.OAuth.Assertions;

/// <summary>
/// Validates assertions by Microsoft.IdentityModel's handler (RFC 7523 section 3, RFC 8725), with the one key that they may be signed with.
/// No address and no key in an assertion's header (<c>jku</c>, <c>x5u</c>, <c>jwk</c>, <c>x5c</c>) is looked at.
/// </summary>
internal sealed class AssertionValidation(KeySets keys, TimeProvider time) : IAssertionValidation
{
    private const int MaxLength = 16 * 1024;
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(60);
    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = MaxLength };

    /// <summary>Those of asymmetric keys; no others (RFC 9700 section 2.5).</summary>
    public static IReadOnlyList<string> Algorithms { get; } =
        ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

    public async Task<ValidAssertion> ValidateAsync(
        ClientCredentials.Assertion presented, StoredClient client, CancellationToken cancellationToken)
    {
        try
        {
            return await ValidAsync(presented, client, cancellationToken);
        }
        catch (JwtFault)
        {
            throw new AssertionRefused("form");
        }
    }

    private async Task<ValidAssertion> ValidAsync(ClientCredentials.Assertion presented, StoredClient client, CancellationToken cancellationToken)
    {
        var token = Parse(presented.Jwt);
        var claims = JwtClaims.Parse(token.EncodedPayload);
        var rules = AssertionRules.Of(client, claims.Text("iss"), claims.Text("sub"), presented.Audiences);
        if (!Algorithms.Contains(token.Alg))
        {
            throw new AssertionRefused("algorithm", token.Alg);
        }

        var key = await keys.FindAsync(rules.Keys, string.IsNullOrEmpty(token.Kid) ? null : token.Kid, token.Alg, cancellationToken);
        var result = await Handler.ValidateTokenAsync(presented.Jwt, ParametersOf(rules, key, claims));
        if (!result.IsValid)
        {
            throw RefusedBy(result.Exception, rules, claims);
        }

        RequireRest(rules, claims);
        var (id, end) = (claims.Text("jti"), DateTimeOffset.FromUnixTimeSeconds(claims.Time("exp")!.Value));
        return new ValidAssertion(rules.Method, id is null ? null : $"{rules.Issuer}\n{id}", end + ClockSkew);
    }

    private static JsonWebToken Parse(string jwt)
    {
        try
        {
            var token = jwt.Length <= MaxLength && jwt.Count(character => character == '.') == 2 ? new JsonWebToken(jwt) : null;

            // Extensions that must be understood (RFC 7515 section 4.1.11) are none of ours.
            return token is null || token.TryGetHeaderValue<object>("crit", out _) ? throw new AssertionRefused("form") : token;
        }
        catch (ArgumentException)
        {
            throw new AssertionRefused("form");
        }
    }

    private TokenValidationParameters ParametersOf(AssertionRules rules, JsonWebKey key, JwtClaims claims) => new()
    {
        ValidIssuer = rules.Issuer,
        ValidAudiences = rules.Audiences,
        IgnoreTrailingSlashWhenValidatingAudience = false,
        ValidAlgorithms = Algorithms,
        IssuerSigningKey = key,
        RequireSignedTokens = true,
        ValidateIssuerSigningKey = true,

        // By this server's clock, and with numbers of 64 bits.
        LifetimeValidator = (_, _, _, _) => IsTimely(rules, claims),
    };

    private bool IsTimely(AssertionRules rules, JwtClaims claims)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        var skew = (long)ClockSkew.TotalSeconds;
        var end = claims.Time("exp") ?? throw new AssertionRefused("lifetime");
        return end > now + rules.Longest.TotalSeconds + skew ? throw new AssertionRefused("lifetime")
            : end + skew <= now ? throw new AssertionRefused("expired")
            : claims.Time("nbf") > now + skew || claims.Time("iat") > now + skew ? throw new AssertionRefused("not_yet_valid")
            : true;
    }

    // Who signed is known by now.
    private static void RequireRest(AssertionRules rules, JwtClaims claims)
    {
        if (claims.Text("sub") is var subject && subject != rules.Subject)
        {
            throw new AssertionRefused("subject", subject, rules.Subject) { IsSigned = true };
        }

        if (rules.NeedsId && string.IsNullOrEmpty(claims.Text("jti")))
        {
            throw new AssertionRefused("no_jti");
        }
    }

    private static AssertionRefused RefusedBy(Exception exception, AssertionRules rules, JwtClaims claims) => exception switch
    {
        AssertionRefused refused => refused,
        { InnerException: AssertionRefused refused } => refused,
        SecurityTokenInvalidAudienceException => new AssertionRefused(
            "audience", string.Join(' ', claims.Texts("aud")), string.Join(" or ", rules.Audiences))
        { IsSigned = true },
        SecurityTokenInvalidIssuerException => new AssertionRefused("issuer"),
        SecurityTokenInvalidAlgorithmException => new AssertionRefused("algorithm"),
        _ => new AssertionRefused("signature"),
    };
}
