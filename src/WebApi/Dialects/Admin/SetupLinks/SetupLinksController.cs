using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Application.SetupLinks;
using ScimPlatform.WebApi.Authentication;
using ScimPlatform.WebApi.Authorization;
using ScimPlatform.WebApi.Configuration;
using ScimPlatform.WebApi.Console;
using ScimPlatform.WebApi.Console.Session;
using ScimPlatform.WebApi.Errors;
using ScimPlatform.WebApi.Json;
using ScimPlatform.WebApi.RateLimiting;

namespace ScimPlatform.WebApi.Dialects.Admin.SetupLinks;

/// <summary>Links for people who connect an identity provider and have no account here.</summary>
[ApiController]
[Dialect(DialectName.Admin)]
[Tags("SetupLinks")]
[Route("api/v1/admin/setup-links")]
public sealed class SetupLinksController(IMediator sender, TenantResolver tenants, PublicUrl url, ConsoleSettings console) : ControllerBase
{
    /// <summary>List setup links, newest first; those that have expired are forgotten after a day.</summary>
    [HttpGet]
    [Authorize(Permissions.TokensWrite)]
    public async Task<PageResponse<SetupLinkResponse>> List(
        [FromQuery(Name = "page"), Constraints(Min = 1, Default = 1)] int? page,
        [FromQuery(Name = "per_page"), Constraints(Min = 1, Max = PageRequest.MaxSize, Default = PageRequest.DefaultSize)] int? perPage,
        CancellationToken cancellationToken)
    {
        var query = new ListSetupLinksQuery(await tenants.ResolveAsync(), page ?? 1, perPage ?? PageRequest.DefaultSize);
        return PageResponse.Of(await sender.Send(query, cancellationToken), SetupLinkResponse.Of);
    }

    /// <summary>Make a setup link: it opens Connect and Credentials of the console for one browser.</summary>
    [HttpPost]
    [Authorize(Permissions.TokensWrite)]
    [Mints]
    [ProducesResponseType<SetupLinkResponse>(StatusCodes.Status201Created)]
    public async Task<IActionResult> Create([FromBody] CreateSetupLinkRequest request)
    {
        var tenant = await tenants.ResolveAsync(TenantName.InBody("tenant_id", request.TenantId));
        if (!console.IsOn)
        {
            throw new Refusal(new Error(ErrorKind.Conflict, "The console is not configured, so no link would open it."));
        }

        var made = await sender.MintAsync(new CreateSetupLinkCommand(tenant, request.ExpiresInHours, User.Actor(), HttpContext.MintKey()), HttpContext);
        return Created(
            url.Of(Request, $"/api/v1/admin/setup-links/{made.Link.Id}"),
            SetupLinkResponse.Of(made.Link) with { Url = made.Secret is { } secret ? url.Of(Request, ConsolePaths.OfSetupLink(secret)) : null });
    }

    /// <summary>Revoke a setup link; the session that was begun by it ends with its next request.</summary>
    [HttpDelete("{id}")]
    [Authorize(Permissions.TokensWrite)]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> Revoke([FromRoute] string id, CancellationToken cancellationToken)
    {
        await sender.Send(new RevokeSetupLinkCommand(await tenants.ResolveAsync(), PathIds.SetupLink(id), User.Actor()), cancellationToken);
        return NoContent();
    }
}
