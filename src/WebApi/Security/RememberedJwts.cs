using System.Diagnostics.CodeAnalysis;
using System.IdentityModel.Tokens.Jwt;
using System.Security.Claims;
using Microsoft.IdentityModel.Tokens;
using ScimPlatform.Application.Common;
using ScimPlatform.Domain.ScimTokens;

namespace ScimPlatform.WebApi.Security;

/// <summary>
/// Validates the JWTs of one issuer, and the signature of each but once: to check it costs as much as all else that a read does. A JWT that
/// was found right is taken for right as long as the very key that signed it is still in use and its lifetime, which is looked at each
/// time, has not ended.
/// </summary>
/// <param name="validation">what validates a JWT that is not known</param>
/// <param name="mostJwts">how many are known at most; then all are forgotten</param>
internal sealed class RememberedJwts(JwtSecurityTokenHandler validation, int mostJwts = RememberedJwts.MostJwts) : ISecurityTokenValidator
{
    public const int MostJwts = 512;

    private readonly BoundedMemory<TokenHash, ValidJwt> known = new(mostJwts);

    public bool CanValidateToken => validation.CanValidateToken;

    public int MaximumTokenSizeInBytes
    {
        get => validation.MaximumTokenSizeInBytes;
        set => validation.MaximumTokenSizeInBytes = value;
    }

    public bool CanReadToken(string securityToken) => validation.CanReadToken(securityToken);

    /// <param name="securityToken">as it was presented</param>
    /// <param name="validationParameters">what to hold it against; but for keys, the same with each call</param>
    /// <param name="validatedToken">its header and payload</param>
    /// <returns>its claims, which are others' as well and are not to be changed</returns>
    /// <exception cref="SecurityTokenException">it is not valid, or not any more</exception>
    public ClaimsPrincipal ValidateToken(
        string securityToken, TokenValidationParameters validationParameters, out SecurityToken validatedToken)
    {
        var hash = TokenHash.Of(securityToken);
        if (!TryFind(hash, validationParameters, out var jwt))
        {
            var principal = validation.ValidateToken(securityToken, validationParameters, out var token);
            jwt = known.Remember(hash, new ValidJwt(principal, WithoutSignature((JwtSecurityToken)token)), (_, learnt) => learnt);
        }

        validatedToken = jwt.Token;
        return jwt.Principal;
    }

    private bool TryFind(TokenHash hash, TokenValidationParameters parameters, [MaybeNullWhen(false)] out ValidJwt jwt)
    {
        if (!known.TryFind(hash, out jwt) || !IsInUse(jwt.Token.SigningKey, parameters))
        {
            return false;
        }

        Validators.ValidateLifetime(jwt.Token.ValidFrom, jwt.Token.ValidTo, jwt.Token, parameters);
        return true;
    }

    // The same object: keys that are fetched again are others, and what they signed is checked again.
    private static bool IsInUse(SecurityKey key, TokenValidationParameters parameters) =>
        ReferenceEquals(key, parameters.IssuerSigningKey)
        || parameters.IssuerSigningKeys?.Any(used => ReferenceEquals(key, used)) == true;

    // What is kept could not be presented again.
    private static JwtSecurityToken WithoutSignature(JwtSecurityToken jwt) => new(jwt.Header, jwt.Payload) { SigningKey = jwt.SigningKey };

    private sealed record ValidJwt(ClaimsPrincipal Principal, JwtSecurityToken Token);
}
