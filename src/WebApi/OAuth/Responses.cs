using ScimPlatform.Application.OAuthClients.AccessTokens;
using ScimPlatform.WebApi.Json;

namespace ScimPlatform.WebApi.OAuth;

/// <summary>RFC 6749 section 5.1.</summary>
/// <param name="AccessToken">the clear token, shown once</param>
/// <param name="TokenType">always Bearer</param>
/// <param name="ExpiresIn">in seconds</param>
/// <param name="Scope">what was granted, separated by blanks</param>
[SchemaName("OAuthAccessToken")]
public sealed record AccessTokenResponse(string AccessToken, string TokenType, int ExpiresIn, string Scope)
{
    public static AccessTokenResponse Of(IssuedAccessToken issued) =>
        new(issued.Secret.Reveal(), "Bearer", issued.ExpiresIn, string.Join(' ', issued.Scopes));

    // The generated form would print the secret.
    public override string ToString() => nameof(AccessTokenResponse);
}

/// <summary>RFC 8414 section 2.</summary>
[SchemaName("AuthorizationServerMetadata")]
public sealed record AuthorizationServerResponse(
    string Issuer,
    string TokenEndpoint,
    IReadOnlyList<string> TokenEndpointAuthMethodsSupported,
    IReadOnlyList<string> TokenEndpointAuthSigningAlgValuesSupported,
    string RevocationEndpoint,
    IReadOnlyList<string> RevocationEndpointAuthMethodsSupported,
    IReadOnlyList<string> RevocationEndpointAuthSigningAlgValuesSupported,
    IReadOnlyList<string> GrantTypesSupported,
    IReadOnlyList<string> ResponseTypesSupported,
    IReadOnlyList<string> ScopesSupported);

/// <summary>RFC 9728 section 2.</summary>
[SchemaName("ProtectedResourceMetadata")]
public sealed record ProtectedResourceResponse(
    string Resource,
    IReadOnlyList<string> AuthorizationServers,
    IReadOnlyList<string> ScopesSupported,
    IReadOnlyList<string> BearerMethodsSupported);
