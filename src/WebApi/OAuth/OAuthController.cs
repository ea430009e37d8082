using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.OAuthClients.AccessTokens;
using ScimPlatform.WebApi.Configuration;
using ScimPlatform.WebApi.Errors;

namespace ScimPlatform.WebApi.OAuth;

/// <summary>Where connectors get their access tokens.</summary>
[ApiController]
[Dialect(DialectName.OAuth)]
[Tags("OAuthTokens")]
[Route("oauth")]
public sealed class OAuthController(IMediator sender, PublicUrl url) : ControllerBase
{
    private const string ClientCredentialsGrant = "client_credentials";

    /// <summary>An access token for the SCIM plane, by client credentials (RFC 6749 section 4.4).</summary>
    [HttpPost("token")]
    [AllowAnonymous]
    [SignsClientsIn]
    [Form("grant_type", Optional = ["client_id", "client_secret", "client_assertion_type", "client_assertion", "scope"])]
    public async Task<AccessTokenResponse> Token(CancellationToken cancellationToken)
    {
        var form = await StrictForm.ReadAsync(Request, cancellationToken);
        RequireGrant(form["grant_type"]);
        var command = new IssueAccessTokenCommand(
            CredentialsOf(form), form["scope"], HttpContext.Connection.RemoteIpAddress, Request.Headers.UserAgent);
        var issued = await sender.Send(command, cancellationToken);
        Response.Headers.CacheControl = "no-store";
        return AccessTokenResponse.Of(issued);
    }

    /// <summary>Ends an access token of the client (RFC 7009). Of what is none of its tokens nothing is said.</summary>
    [HttpPost("revoke")]
    [AllowAnonymous]
    [SignsClientsIn]
    [Form("token", Optional = ["token_type_hint", "client_id", "client_secret", "client_assertion_type", "client_assertion"])]
    [ProducesResponseType(StatusCodes.Status200OK)]
    public async Task<IActionResult> Revoke(CancellationToken cancellationToken)
    {
        var form = await StrictForm.ReadAsync(Request, cancellationToken);
        var token = form["token"] ?? throw StrictForm.Invalid("token is missing.");
        await sender.Send(new RevokeAccessTokenCommand(CredentialsOf(form), token, HttpContext.Connection.RemoteIpAddress), cancellationToken);
        return Ok();
    }

    private static void RequireGrant(string? type)
    {
        if (type != ClientCredentialsGrant)
        {
            throw type is null
                ? StrictForm.Invalid("grant_type is missing.")
                : new Refusal(new Error(ErrorKind.Invalid, $"grant_type must be {ClientCredentialsGrant}.") { OAuthCode = "unsupported_grant_type" });
        }
    }

    private ClientCredentials CredentialsOf(StrictForm form) =>
        PresentedCredentials.Of(Request, form, [url.Of(Request, IssueAccessTokenCommand.Path), url.Of(Request, "")]);
}
