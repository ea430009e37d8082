using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ScimPlatform.Application.ScimTokens;
using ScimPlatform.Application.Tenants;
using ScimPlatform.WebApi.Authentication;
using ScimPlatform.WebApi.Authorization;
using ScimPlatform.WebApi.Errors;
using ScimPlatform.WebApi.RateLimiting;

namespace ScimPlatform.WebApi.Dialects.Unleash;

/// <summary>Unleash's SCIM settings and its one token.</summary>
[ApiController]
[Dialect(DialectName.Unleash)]
[Route("api/admin/scim-settings")]
public sealed class ScimSettingsController(IMediator sender, TenantResolver tenants) : ControllerBase
{
    /// <summary>Whether SCIM is on, and whether a token is live.</summary>
    [HttpGet]
    [Authorize(Permissions.TenantsRead)]
    public async Task<ScimSettingsResponse> Get(CancellationToken cancellationToken)
    {
        var tenant = await tenants.ResolveAsync();
        return ScimSettingsResponse.Of(await sender.Send(new GetScimSettingsQuery(tenant), cancellationToken));
    }

    /// <summary>Switches SCIM on or off.</summary>
    [HttpPost]
    [Authorize(Permissions.TenantsWrite)]
    public async Task<ScimSettingsResponse> Set([FromBody] ScimSettingsRequest request, CancellationToken cancellationToken)
    {
        var tenant = await tenants.ResolveAsync();
        var command = new ChangeScimSettingsCommand(tenant, request.Enabled, request.AssumeControlOfExisting);
        return ScimSettingsResponse.Of(await sender.Send(command, cancellationToken));
    }

    /// <summary>Mints a token; the one before it is dead at once.</summary>
    [HttpPost("generate-new-token")]
    [Authorize(Permissions.TokensWrite)]
    [Mints]
    public async Task<ScimTokenResponse> GenerateNewToken()
    {
        var tenant = await tenants.ResolveAsync();
        var command = new RecreateScimTokenCommand(tenant, ExpiresInDays: null, User.Actor(), HttpContext.MintKey());
        return new ScimTokenResponse((await sender.MintAsync(command, HttpContext)).Secret?.Reveal());
    }
}
