using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.ScimTokens;
using ScimPlatform.WebApi.Authentication;
using ScimPlatform.WebApi.Authorization;
using ScimPlatform.WebApi.Errors;
using ScimPlatform.WebApi.Json;
using ScimPlatform.WebApi.RateLimiting;

namespace ScimPlatform.WebApi.Dialects.Truto;

/// <summary>Truto's SCIM tokens: live ones only, a revoked one is unknown.</summary>
[ApiController]
[Dialect(DialectName.Truto)]
[Route("scim-token")]
public sealed class ScimTokenController(IMediator sender, TenantResolver tenants) : ControllerBase
{
    private const string TeamId = "team_id";
    private const int DefaultLimit = 10;

    /// <summary>Mints a token.</summary>
    [HttpPost]
    [Authorize(Permissions.TokensWrite)]
    [Mints]
    [ProducesResponseType<ScimTokenResponse>(StatusCodes.Status201Created)]
    public async Task<IActionResult> Create([FromBody] CreateScimTokenRequest request)
    {
        var tenant = await tenants.ResolveAsync(TenantName.InBody(TeamId, request.TeamId));
        var command = new CreateScimTokenCommand(tenant, request.Name, null, null, null, User.Actor(), HttpContext.MintKey());
        var minted = await sender.MintAsync(command, HttpContext);
        return Created($"{Request.PathBase}/scim-token/{minted.Token.Id}", ScimTokenResponse.Of(minted.Token, minted.Secret));
    }

    /// <summary>The live tokens, newest first.</summary>
    [HttpGet]
    [Authorize(Permissions.TokensRead)]
    public async Task<ScimTokenListResponse> List(
        [FromQuery(Name = TeamId)] Guid? teamId,
        [FromQuery(Name = "name")] string? name,
        [FromQuery(Name = "limit"), Constraints(Min = 1, Max = 100, Default = DefaultLimit)] int? limit,
        [FromQuery(Name = "next_cursor")] string? nextCursor,
        CancellationToken cancellationToken)
    {
        var named = teamId is { } id ? new TenantName(FieldSource.Query, TeamId, id.ToString()) : null;
        var query = new ListLiveScimTokensQuery(await tenants.ResolveAsync(named), name, limit ?? DefaultLimit, nextCursor);
        var live = await sender.Send(query, cancellationToken);
        return new ScimTokenListResponse(
            query.Limit, live.NextCursor, [.. live.Tokens.Select(token => ScimTokenResponse.Of(token))]);
    }

    /// <summary>One live token.</summary>
    [HttpGet("{id}")]
    [Authorize(Permissions.TokensRead)]
    public async Task<ScimTokenResponse> Get([FromRoute] string id, CancellationToken cancellationToken)
    {
        var tenant = await tenants.ResolveAsync();
        return ScimTokenResponse.Of(await sender.Send(new GetScimTokenQuery(tenant, PathIds.Token(id), OnlyLive: true), cancellationToken));
    }

    /// <summary>Renames a live token.</summary>
    [HttpPatch("{id}")]
    [Authorize(Permissions.TokensWrite)]
    public async Task<ScimTokenResponse> Rename(
        [FromRoute] string id, [FromBody] RenameScimTokenRequest request, CancellationToken cancellationToken)
    {
        var tenant = await tenants.ResolveAsync();
        var command = new PatchScimTokenCommand(tenant, PathIds.Token(id), request.Name, null, null, null, OnlyLive: true);
        return ScimTokenResponse.Of(await sender.Send(command, cancellationToken));
    }

    /// <summary>Revokes a live token.</summary>
    [HttpDelete("{id}")]
    [Authorize(Permissions.TokensWrite)]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> Delete([FromRoute] string id, CancellationToken cancellationToken)
    {
        var tenant = await tenants.ResolveAsync();
        await sender.Send(new RevokeScimTokenCommand(tenant, PathIds.Token(id), OnlyLive: true, User.Actor()), cancellationToken);
        return NoContent();
    }
}
