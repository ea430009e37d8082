using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Application.OAuthClients;
using ScimPlatform.WebApi.Authentication;
using ScimPlatform.WebApi.Authorization;
using ScimPlatform.WebApi.Configuration;
using ScimPlatform.WebApi.Errors;
using ScimPlatform.WebApi.Json;
using ScimPlatform.WebApi.RateLimiting;

namespace ScimPlatform.WebApi.Dialects.Admin.OAuthClients;

/// <summary>Connectors that sign in at the token endpoint.</summary>
[ApiController]
[Dialect(DialectName.Admin)]
[Tags("OAuthClients")]
[Route("api/v1/admin/oauth-clients")]
public sealed class OAuthClientsController(IMediator sender, TenantResolver tenants, PublicUrl url) : ControllerBase
{
    /// <summary>List OAuth clients, newest first.</summary>
    [HttpGet]
    [Authorize(Permissions.TokensRead)]
    public async Task<PageResponse<OAuthClientResponse>> List(
        [FromQuery(Name = "page"), Constraints(Min = 1, Default = 1)] int? page,
        [FromQuery(Name = "per_page"), Constraints(Min = 1, Max = PageRequest.MaxSize, Default = PageRequest.DefaultSize)] int? perPage,
        CancellationToken cancellationToken)
    {
        var query = new ListOAuthClientsQuery(await tenants.ResolveAsync(), page ?? 1, perPage ?? PageRequest.DefaultSize);
        return PageResponse.Of(await sender.Send(query, cancellationToken), Shown);
    }

    /// <summary>Create an OAuth client. It gets in once it has a secret, keys or a trust.</summary>
    [HttpPost]
    [Authorize(Permissions.TokensWrite)]
    [Mints]
    [ProducesResponseType<OAuthClientResponse>(StatusCodes.Status201Created)]
    public async Task<IActionResult> Create([FromBody] CreateOAuthClientRequest request)
    {
        var tenant = await tenants.ResolveAsync(TenantName.InBody("tenant_id", request.TenantId));
        var command = new CreateOAuthClientCommand(
            tenant, request.Name, request.Scopes, request.AllowedNetworks, request.AccessTokenMinutes,
            SourcesOf.All(request.Jwks, request.JwksUri, request.Trust), User.Actor(), HttpContext.MintKey());
        var client = (await sender.MintAsync(command, HttpContext)).Client;
        return Created(url.Of(Request, $"/api/v1/admin/oauth-clients/{client.Id}"), Shown(client));
    }

    /// <summary>Get an OAuth client by its client_id.</summary>
    [HttpGet("{client_id}")]
    [Authorize(Permissions.TokensRead)]
    public async Task<OAuthClientResponse> Get([FromRoute(Name = "client_id")] string clientId, CancellationToken cancellationToken) =>
        Shown(await sender.Send(new GetOAuthClientQuery(await tenants.ResolveAsync(), PathIds.OAuthClient(clientId)), cancellationToken));

    /// <summary>Update an OAuth client; its live access tokens are bound by it at once.</summary>
    [HttpPatch("{client_id}")]
    [Authorize(Permissions.TokensWrite)]
    public async Task<OAuthClientResponse> Patch(
        [FromRoute(Name = "client_id")] string clientId, [FromBody] PatchOAuthClientRequest request, CancellationToken cancellationToken)
    {
        var command = new PatchOAuthClientCommand(
            await tenants.ResolveAsync(), PathIds.OAuthClient(clientId), request.Name, request.Status, request.Scopes, request.AllowedNetworks,
            request.AccessTokenMinutes, SourcesOf.All(request.Jwks, request.JwksUri, request.Trust, request.EndsTrust));
        return Shown(await sender.Send(command, cancellationToken));
    }

    /// <summary>Delete an OAuth client with its secrets and access tokens, at once.</summary>
    [HttpDelete("{client_id}")]
    [Authorize(Permissions.TokensWrite)]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> Delete([FromRoute(Name = "client_id")] string clientId, CancellationToken cancellationToken)
    {
        await sender.Send(new DeleteOAuthClientCommand(await tenants.ResolveAsync(), PathIds.OAuthClient(clientId)), cancellationToken);
        return NoContent();
    }

    /// <summary>Mint a secret of an OAuth client; two may be live.</summary>
    [HttpPost("{client_id}/secrets")]
    [Authorize(Permissions.TokensWrite)]
    [Mints]
    [ProducesResponseType<ClientSecretResponse>(StatusCodes.Status201Created)]
    public async Task<IActionResult> MintSecret([FromRoute(Name = "client_id")] string clientId, [FromBody] MintClientSecretRequest request)
    {
        var command = new MintClientSecretCommand(
            await tenants.ResolveAsync(), PathIds.OAuthClient(clientId), request.ExpiresInDays, User.Actor(), HttpContext.MintKey());
        var minted = await sender.MintAsync(command, HttpContext);
        return Created(url.Of(Request, $"/api/v1/admin/oauth-clients/{clientId}"), ClientSecretResponse.Of(minted));
    }

    /// <summary>Delete a secret of an OAuth client; the access tokens that were got with it live on, unless they are to end.</summary>
    [HttpDelete("{client_id}/secrets/{secret_id}")]
    [Authorize(Permissions.TokensWrite)]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> DeleteSecret(
        [FromRoute(Name = "client_id")] string clientId,
        [FromRoute(Name = "secret_id")] string secretId,
        [FromQuery(Name = "revoke_tokens")] bool? revokeTokens,
        CancellationToken cancellationToken)
    {
        var command = new DeleteClientSecretCommand(
            await tenants.ResolveAsync(), PathIds.OAuthClient(clientId), PathIds.ClientSecret(secretId), revokeTokens ?? false);
        await sender.Send(command, cancellationToken);
        return NoContent();
    }

    private OAuthClientResponse Shown(OAuthClientView client) => OAuthClientResponse.Of(client, Request, url);
}
