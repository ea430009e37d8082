using System.Security.Claims;
using System.Text.Encodings.Web;
using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using ScimPlatform.Application.ScimTokens;

namespace ScimPlatform.WebApi.Security;

/// <summary>Signs an identity provider in by its SCIM token. Unknown, malformed, expired and revoked tokens are all the same: none.</summary>
internal sealed class ScimTokenAuthenticationHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, IMediator sender)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public new const string Scheme = "ScimToken";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Credentials.Of(Request) is not { } presented)
        {
            return AuthenticateResult.NoResult();
        }

        var query = new AuthenticateScimTokenQuery(presented, Context.Connection.RemoteIpAddress, Request.Headers.UserAgent);
        var token = await sender.Send(query, Context.RequestAborted);
        return token is null
            ? AuthenticateResult.Fail("The token is not valid.")
            : AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new TokenCaller(token)), Scheme));
    }
}
