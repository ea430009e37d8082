using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Application.RoleMappings;
using ScimPlatform.Domain.RoleMappings;
using ScimPlatform.WebApi.Authentication;
using ScimPlatform.WebApi.Authorization;
using ScimPlatform.WebApi.Configuration;
using ScimPlatform.WebApi.Errors;
using ScimPlatform.WebApi.Json;

namespace ScimPlatform.WebApi.Dialects.Admin.Access;

/// <summary>Groups that mean a role: their members have it, direct and nested, and SCIM documents do not show it.</summary>
[ApiController]
[Dialect(DialectName.Admin)]
[Route("api/v1/admin/role-mappings")]
public sealed class RoleMappingsController(IMediator sender, TenantResolver tenants, PublicUrl url) : ControllerBase
{
    /// <summary>The mappings that fit, oldest first.</summary>
    [HttpGet]
    [Authorize(Permissions.UsersRead)]
    public async Task<PageResponse<RoleMappingView>> List(
        [FromQuery(Name = "namespace")] string? @namespace,
        [FromQuery(Name = "role")] string? role,
        [FromQuery(Name = "page"), Constraints(Min = 1, Default = 1)] int? page,
        [FromQuery(Name = "per_page"), Constraints(Min = 1, Max = PageRequest.MaxSize, Default = PageRequest.DefaultSize)] int? perPage,
        CancellationToken cancellationToken)
    {
        var filter = new RoleMappingFilter(@namespace, role);
        var query = new ListRoleMappingsQuery(await tenants.ResolveAsync(), filter, page ?? 1, perPage ?? PageRequest.DefaultSize);
        return PageResponse.Of(await sender.Send(query, cancellationToken), mapping => mapping);
    }

    /// <summary>Gives the members of a group a role; 200 when a mapping says so already.</summary>
    [HttpPost]
    [Authorize(Permissions.UsersWrite)]
    [ProducesResponseType<RoleMappingView>(StatusCodes.Status201Created)]
    [ProducesResponseType<RoleMappingView>(StatusCodes.Status200OK)]
    public async Task<IActionResult> Create([FromBody] CreateRoleMappingRequest request, CancellationToken cancellationToken)
    {
        var tenant = await tenants.ResolveAsync(TenantName.InBody("tenant_id", request.TenantId));
        var command = new CreateRoleMappingCommand(tenant, request.Group.Group, request.Namespace, request.Role, User.Actor());
        var created = await sender.Send(command, cancellationToken);
        return created.IsNew
            ? Created(url.Of(Request, $"/api/v1/admin/role-mappings/{created.Mapping.Id}"), created.Mapping)
            : Ok(created.Mapping);
    }

    /// <summary>Who would gain a role by a mapping, or lose it if one were removed. Nothing changes.</summary>
    [HttpPost("preview")]
    [Authorize(Permissions.UsersRead)]
    public async Task<PreviewRoleMappingResponse> Preview([FromBody] PreviewRoleMappingRequest request, CancellationToken cancellationToken)
    {
        var tenant = await tenants.ResolveAsync(TenantName.InBody("tenant_id", request.TenantId));
        ICommand<AccessPreview> command = request.Remove is { } mapping
            ? new PreviewRoleMappingRemovalCommand(tenant, new RoleMappingId(mapping))
            : new PreviewRoleMappingCommand(tenant, (request.Group ?? MappedGroupRequest.None).Group, request.Namespace ?? "", request.Role ?? "");
        return PreviewRoleMappingResponse.Of(await sender.Send(command, cancellationToken));
    }

    /// <summary>One mapping.</summary>
    [HttpGet("{id}")]
    [Authorize(Permissions.UsersRead)]
    public async Task<RoleMappingView> Get([FromRoute] string id, CancellationToken cancellationToken)
    {
        var tenant = await tenants.ResolveAsync();
        return await sender.Send(new GetRoleMappingQuery(tenant, PathIds.RoleMapping(id)), cancellationToken);
    }

    /// <summary>Takes the role from whoever has it by this mapping alone.</summary>
    [HttpDelete("{id}")]
    [Authorize(Permissions.UsersWrite)]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> Delete([FromRoute] string id, CancellationToken cancellationToken)
    {
        var tenant = await tenants.ResolveAsync();
        await sender.Send(new DeleteRoleMappingCommand(tenant, PathIds.RoleMapping(id)), cancellationToken);
        return NoContent();
    }
}
