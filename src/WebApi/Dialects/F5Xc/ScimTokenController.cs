using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ScimPlatform.Application.ScimTokens;
using ScimPlatform.WebApi.Authentication;
using ScimPlatform.WebApi.Authorization;
using ScimPlatform.WebApi.Errors;
using ScimPlatform.WebApi.Json;
using ScimPlatform.WebApi.RateLimiting;

namespace ScimPlatform.WebApi.Dialects.F5Xc;

/// <summary>F5 Distributed Cloud's one SCIM token of a tenant.</summary>
[ApiController]
[Dialect(DialectName.F5Xc)]
[Route("api/web/namespaces/{namespace}")]
public sealed class ScimTokenController(IMediator sender, TenantResolver tenants) : ControllerBase
{
    /// <summary>Creates or re-creates the token; every live one is revoked.</summary>
    [HttpPost("scim_token")]
    [Authorize(Permissions.TokensWrite)]
    [Mints]
    public async Task<ScimTokenResponse> Recreate(
        [FromRoute, Constraints(Pattern = SystemNamespace.Form)] string @namespace, [FromBody] RecreateScimTokenRequest request)
    {
        SystemNamespace.Require(@namespace, request.Namespace);
        var tenant = await tenants.ResolveAsync();
        var command = new RecreateScimTokenCommand(tenant, request.ExpirationDays, User.Actor(), HttpContext.MintKey());
        var minted = await sender.MintAsync(command, HttpContext);
        return ScimTokenResponse.Of(minted.Token, minted.Secret);
    }

    /// <summary>What is known of the newest live token; not its value.</summary>
    [HttpGet("scim_token")]
    [Authorize(Permissions.TokensRead)]
    public async Task<ScimTokenResponse> Get([FromRoute, Constraints(Pattern = SystemNamespace.Form)] string @namespace, CancellationToken cancellationToken)
    {
        SystemNamespace.Require(@namespace);
        var tenant = await tenants.ResolveAsync();
        return ScimTokenResponse.Of(await sender.Send(new GetNewestLiveScimTokenQuery(tenant), cancellationToken));
    }

    /// <summary>Revokes every live token; fine when there is none.</summary>
    [HttpPost("revoke/scim_token")]
    [Authorize(Permissions.TokensWrite)]
    public async Task<StatusResponse> Revoke(
        [FromRoute, Constraints(Pattern = SystemNamespace.Form)] string @namespace, [FromBody] RevokeScimTokenRequest request, CancellationToken cancellationToken)
    {
        SystemNamespace.Require(@namespace, request.Namespace);
        var tenant = await tenants.ResolveAsync();
        await sender.Send(new RevokeLiveScimTokensCommand(tenant, User.Actor()), cancellationToken);
        return new StatusResponse(true);
    }
}
