using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ScimPlatform.Application.OAuthClients.AccessTokens;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.WebApi.Configuration;
using ScimPlatform.WebApi.Errors;
using ScimPlatform.WebApi.OAuth.Assertions;

namespace ScimPlatform.WebApi.OAuth;

/// <summary>Tells programs where the token endpoint is and what it takes.</summary>
[ApiController]
[Dialect(DialectName.OAuth)]
[Tags("OAuthTokens")]
public sealed class MetadataController(PublicUrl url) : ControllerBase
{
    private static readonly string[] Methods = ["client_secret_basic", "client_secret_post", "private_key_jwt"];
    private static readonly string[] Scopes = ["scim", .. TokenScopeNames.Known];

    /// <summary>What the token endpoint is (RFC 8414).</summary>
    [HttpGet(DialectPaths.AuthorizationServer)]
    [AllowAnonymous]
    public AuthorizationServerResponse AuthorizationServer() => new(
        url.Of(Request, ""),
        url.Of(Request, IssueAccessTokenCommand.Path),
        Methods,
        AssertionValidation.Algorithms,
        url.Of(Request, RevokeAccessTokenCommand.Path),
        Methods,
        AssertionValidation.Algorithms,
        ["client_credentials"],
        [],
        Scopes);

    /// <summary>How one signs in to the SCIM plane (RFC 9728).</summary>
    [HttpGet(DialectPaths.ProtectedResource + DialectPaths.ScimBase)]
    [AllowAnonymous]
    public ProtectedResourceResponse ProtectedResource() =>
        new(url.Of(Request, DialectPaths.ScimBase), [url.Of(Request, "")], Scopes, ["header"]);
}
