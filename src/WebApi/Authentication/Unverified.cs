using Microsoft.IdentityModel.JsonWebTokens;

namespace ScimPlatform.WebApi.Authentication;

/// <summary>What a JWT says of itself before anybody has checked it.</summary>
internal static class Unverified
{
    public static string? IssuerOf(string jwt)
    {
        try
        {
            return new JsonWebToken(jwt).Issuer;
        }
        catch (ArgumentException)
        {
            // Not a JWT at all; whichever scheme gets it will refuse it.
            return null;
        }
    }
}
