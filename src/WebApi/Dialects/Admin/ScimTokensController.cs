using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Application.OAuthClients.AccessTokens;
using ScimPlatform.Application.ScimTokens;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.WebApi.Authentication;
using ScimPlatform.WebApi.Authorization;
using ScimPlatform.WebApi.Configuration;
using ScimPlatform.WebApi.Errors;
using ScimPlatform.WebApi.Json;
using ScimPlatform.WebApi.RateLimiting;

namespace ScimPlatform.WebApi.Dialects.Admin;

/// <summary>The six-endpoint SCIM tokens API.</summary>
[ApiController]
[Dialect(DialectName.Admin)]
[Route("api/v1/admin/scim-tokens")]
public sealed class ScimTokensController(IMediator sender, TenantResolver tenants, PublicUrl url) : ControllerBase
{
    /// <summary>List SCIM tokens, newest first; or live ones that will expire, soonest first.</summary>
    [HttpGet]
    [Authorize(Permissions.TokensRead)]
    public async Task<PageResponse<ScimTokenResponse>> List(
        [FromQuery(Name = "status"), Constraints(Words = typeof(TokenStatus))] string? status,
        [FromQuery(Name = "page"), Constraints(Min = 1, Default = 1)] int? page,
        [FromQuery(Name = "per_page"), Constraints(Min = 1, Max = PageRequest.MaxSize, Default = PageRequest.DefaultSize)] int? perPage,
        [FromQuery(Name = "expiring_within_days"), Constraints(Min = TokenLifetime.MinDays, Max = TokenLifetime.MaxDays)] int? expiringWithinDays,
        CancellationToken cancellationToken)
    {
        var tenant = await tenants.ResolveAsync();
        var query = new ListScimTokensQuery(tenant, status, page ?? 1, perPage ?? PageRequest.DefaultSize, expiringWithinDays);
        return PageResponse.Of(await sender.Send(query, cancellationToken), ScimTokenResponse.Of);
    }

    /// <summary>Create a new SCIM token.</summary>
    [HttpPost]
    [Authorize(Permissions.TokensWrite)]
    [Mints]
    [ProducesResponseType<ScimTokenResponse>(StatusCodes.Status201Created)]
    public async Task<IActionResult> Create([FromBody] CreateScimTokenRequest request)
    {
        var tenant = await tenants.ResolveAsync(TenantName.InBody("tenant_id", request.TenantId));
        var command = new CreateScimTokenCommand(
            tenant, request.Name, request.ExpiresInDays, request.Scopes, request.AllowedNetworks, User.Actor(), HttpContext.MintKey());
        return Created(await sender.MintAsync(command, HttpContext));
    }

    /// <summary>Get SCIM endpoint information for configuration in identity providers.</summary>
    [HttpGet("endpoint-info")]
    [Authorize(Permissions.TokensRead)]
    public async Task<EndpointInfoResponse> GetEndpointInfo(CancellationToken cancellationToken)
    {
        var tenant = await tenants.ResolveAsync();
        var query = new GetEndpointInfoQuery(tenant, url.Of(Request, DialectPaths.ScimBase), url.Of(Request, IssueAccessTokenCommand.Path));
        return EndpointInfoResponse.Of(await sender.Send(query, cancellationToken));
    }

    /// <summary>Get a SCIM token by ID.</summary>
    [HttpGet("{token_id}")]
    [Authorize(Permissions.TokensRead)]
    public async Task<ScimTokenResponse> Get([FromRoute(Name = "token_id")] string tokenId, CancellationToken cancellationToken)
    {
        var tenant = await tenants.ResolveAsync();
        return ScimTokenResponse.Of(await sender.Send(new GetScimTokenQuery(tenant, PathIds.Token(tokenId), OnlyLive: false), cancellationToken));
    }

    /// <summary>Update a SCIM token.</summary>
    [HttpPatch("{token_id}")]
    [Authorize(Permissions.TokensWrite)]
    public async Task<ScimTokenResponse> Patch(
        [FromRoute(Name = "token_id")] string tokenId, [FromBody] PatchScimTokenRequest request, CancellationToken cancellationToken)
    {
        var tenant = await tenants.ResolveAsync();
        var command = new PatchScimTokenCommand(
            tenant, PathIds.Token(tokenId), request.Name, request.ExpiresInDays, request.Scopes, request.AllowedNetworks, OnlyLive: false);
        return ScimTokenResponse.Of(await sender.Send(command, cancellationToken));
    }

    /// <summary>Revoke (soft delete) a SCIM token.</summary>
    [HttpDelete("{token_id}")]
    [Authorize(Permissions.TokensWrite)]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> Revoke([FromRoute(Name = "token_id")] string tokenId, CancellationToken cancellationToken)
    {
        var tenant = await tenants.ResolveAsync();
        await sender.Send(new RevokeScimTokenCommand(tenant, PathIds.Token(tokenId), OnlyLive: false, User.Actor()), cancellationToken);
        return NoContent();
    }

    /// <summary>Replace a SCIM token by a new one like it, at once or with an overlap.</summary>
    [HttpPost("{token_id}/recreate")]
    [Authorize(Permissions.TokensWrite)]
    [Mints]
    [ProducesResponseType<ScimTokenResponse>(StatusCodes.Status201Created)]
    public async Task<IActionResult> Recreate(
        [FromRoute(Name = "token_id")] string tokenId, [FromBody] RecreateScimTokenRequest request)
    {
        var tenant = await tenants.ResolveAsync();
        var command = new RecreateScimTokenByIdCommand(
            tenant, PathIds.Token(tokenId), request.OverlapMinutes ?? 0, User.Actor(), HttpContext.MintKey());
        return Created(await sender.MintAsync(command, HttpContext));
    }

    private CreatedResult Created(MintedScimToken minted) =>
        Created(url.Of(Request, $"/api/v1/admin/scim-tokens/{minted.Token.Id}"), ScimTokenResponse.Of(minted));
}
