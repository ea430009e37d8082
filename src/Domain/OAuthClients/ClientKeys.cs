namespace ScimPlatform.Domain.OAuthClients;

/// <summary>Where the keys are that a client signs its own assertions with: in its document, or at an address; never both.</summary>
/// <param name="Jwks">a JSON Web Key Set (RFC 7517) of public keys, or null</param>
/// <param name="JwksUri">where it is, or null</param>
public sealed record ClientKeys(string? Jwks, string? JwksUri)
{
    public static ClientKeys None { get; } = new(null, null);
}
