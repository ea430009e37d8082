using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Application.Deprovisioning;
using ScimPlatform.Application.Tenants;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.WebApi.Authentication;
using ScimPlatform.WebApi.Authorization;
using ScimPlatform.WebApi.Configuration;
using ScimPlatform.WebApi.Dialects.Admin.Access;
using ScimPlatform.WebApi.Errors;
using ScimPlatform.WebApi.Json;

namespace ScimPlatform.WebApi.Dialects.Admin;

/// <summary>Tenants. A caller that belongs to one sees no other.</summary>
[ApiController]
[Dialect(DialectName.Admin)]
[Route("api/v1/admin/tenants")]
public sealed class TenantsController(IMediator sender, VisibleTenants visible, PublicUrl url) : ControllerBase
{
    /// <summary>The tenants that the caller may see, oldest first.</summary>
    [HttpGet]
    [Authorize(Permissions.TenantsRead)]
    public async Task<PageResponse<TenantView>> List(
        [FromQuery(Name = "page"), Constraints(Min = 1, Default = 1)] int? page,
        [FromQuery(Name = "per_page"), Constraints(Min = 1, Max = PageRequest.MaxSize, Default = PageRequest.DefaultSize)] int? perPage,
        CancellationToken cancellationToken)
    {
        var query = new ListTenantsQuery(await visible.OnlyAsync(), page ?? 1, perPage ?? PageRequest.DefaultSize);
        return PageResponse.Of(await sender.Send(query, cancellationToken), tenant => tenant);
    }

    /// <summary>Makes a tenant. For the operator of the platform.</summary>
    [HttpPost]
    [Authorize(Permissions.TenantsWrite)]
    [ProducesResponseType<TenantView>(StatusCodes.Status201Created)]
    public async Task<IActionResult> Create([FromBody] CreateTenantRequest request, CancellationToken cancellationToken)
    {
        visible.RequirePlatform(ofNoTenant: true);
        var tenant = await sender.Send(
            new CreateTenantCommand(
                request.Slug,
                request.DisplayName,
                request.ScimEnabled,
                request.MaxLiveTokens,
                request.DefaultTokenLifetimeDays,
                request.CompatibilityProfile),
            cancellationToken);
        return Created(url.Of(Request, $"/api/v1/admin/tenants/{tenant.Id}"), tenant);
    }

    /// <summary>One tenant, by id or slug.</summary>
    [HttpGet("{tenant}")]
    [Authorize(Permissions.TenantsRead)]
    public Task<TenantView> Get([FromRoute] string tenant) => visible.FindAsync(tenant);

    /// <summary>Changes a tenant; who may not read tenants gets no answer. Its limit of live tokens is for the operator of the platform to change.</summary>
    [HttpPatch("{tenant}")]
    [Authorize(Permissions.TenantsWrite)]
    [ProducesResponseType<TenantView>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> Patch(
        [FromRoute] string tenant, [FromBody] PatchTenantRequest request, CancellationToken cancellationToken)
    {
        var found = await visible.FindAsync(tenant);
        if (request.MaxLiveTokens is not null)
        {
            visible.RequirePlatform(ofNoTenant: false);
        }

        var command = new PatchTenantCommand(
            new TenantId(found.Id),
            request.DisplayName,
            request.ScimEnabled,
            request.MaxLiveTokens,
            request.DefaultTokenLifetimeDays,
            request.CompatibilityProfile)
        { Guard = request.DeprovisionGuard, StaticTokens = request.StaticTokens, Passwords = request.Passwords };
        var patched = await sender.Send(command, cancellationToken);
        return User.MayDo(Permissions.TenantsRead) ? Ok(patched) : NoContent();
    }

    /// <summary>Lets deactivations, deletions and removals through the tenant's guard for some minutes.</summary>
    [HttpPost("{tenant}/deprovision-guard/release")]
    [Authorize(Permissions.TenantsWrite)]
    public async Task<ReleaseDeprovisionGuardResponse> ReleaseDeprovisionGuard(
        [FromRoute] string tenant, [FromBody] ReleaseDeprovisionGuardRequest request, CancellationToken cancellationToken)
    {
        var found = await visible.FindAsync(tenant);
        var command = new ReleaseDeprovisionGuardCommand(new TenantId(found.Id), request.Minutes);
        return new ReleaseDeprovisionGuardResponse(await sender.Send(command, cancellationToken));
    }

    /// <summary>Deletes a tenant: an empty one, or with force any. For the operator of the platform.</summary>
    [HttpDelete("{tenant}")]
    [Authorize(Permissions.TenantsWrite)]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> Delete(
        [FromRoute] string tenant, [FromQuery(Name = "force")] bool? force, CancellationToken cancellationToken)
    {
        visible.RequirePlatform(ofNoTenant: false);
        var found = await visible.FindAsync(tenant);
        await sender.Send(new DeleteTenantCommand(new TenantId(found.Id), force ?? false), cancellationToken);
        return NoContent();
    }
}
