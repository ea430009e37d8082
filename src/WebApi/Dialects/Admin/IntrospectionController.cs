using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ScimPlatform.Application.LeakResponse;
using ScimPlatform.WebApi.Authentication;
using ScimPlatform.WebApi.Authorization;
using ScimPlatform.WebApi.Errors;
using ScimPlatform.WebApi.RateLimiting;

namespace ScimPlatform.WebApi.Dialects.Admin;

/// <summary>Which token is it that was found?</summary>
[ApiController]
[Dialect(DialectName.Admin)]
[Tags("ScimTokens")]
[Route("api/v1/admin/scim-tokens/introspect")]
public sealed class IntrospectionController(IMediator sender, VisibleTenants visible, IntrospectionLimit limit) : ControllerBase
{
    /// <summary>What a clear value is a token of (RFC 7662). One of another tenant is not told from one of nobody.</summary>
    [HttpPost]
    [Authorize(Permissions.TokensRead)]
    public async Task<IntrospectionResponse> Introspect([FromBody] IntrospectionRequest request, CancellationToken cancellationToken)
    {
        limit.Admit(User.Actor());
        var command = new IntrospectScimTokenCommand(await visible.OnlyAsync(), request.Token);
        Response.Headers.CacheControl = "no-store";
        return IntrospectionResponse.Of(await sender.Send(command, cancellationToken));
    }
}
