using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Application.RoleBindings;
using ScimPlatform.Domain.Users;
using ScimPlatform.WebApi.Authentication;
using ScimPlatform.WebApi.Authorization;
using ScimPlatform.WebApi.Configuration;
using ScimPlatform.WebApi.Errors;
using ScimPlatform.WebApi.Json;

namespace ScimPlatform.WebApi.Dialects.Admin;

/// <summary>The roles that users hold; what changes here shows in the user's SCIM document at once.</summary>
[ApiController]
[Dialect(DialectName.Admin)]
[Route("api/v1/admin/role-bindings")]
public sealed class RoleBindingsController(IMediator sender, TenantResolver tenants, PublicUrl url) : ControllerBase
{
    /// <summary>The bindings that fit, oldest first.</summary>
    [HttpGet]
    [Authorize(Permissions.UsersRead)]
    public async Task<PageResponse<RoleBindingView>> List(
        [FromQuery(Name = "user_id")] Guid? userId,
        [FromQuery(Name = "namespace")] string? @namespace,
        [FromQuery(Name = "role")] string? role,
        [FromQuery(Name = "page"), Constraints(Min = 1, Default = 1)] int? page,
        [FromQuery(Name = "per_page"), Constraints(Min = 1, Max = PageRequest.MaxSize, Default = PageRequest.DefaultSize)] int? perPage,
        CancellationToken cancellationToken)
    {
        var filter = new RoleBindingFilter(userId is { } id ? new UserId(id) : null, @namespace, role);
        var query = new ListRoleBindingsQuery(await tenants.ResolveAsync(), filter, page ?? 1, perPage ?? PageRequest.DefaultSize);
        return PageResponse.Of(await sender.Send(query, cancellationToken), binding => binding);
    }

    /// <summary>Gives a user a role; 200 when it has it already.</summary>
    [HttpPost]
    [Authorize(Permissions.UsersWrite)]
    [ProducesResponseType<RoleBindingView>(StatusCodes.Status201Created)]
    [ProducesResponseType<RoleBindingView>(StatusCodes.Status200OK)]
    public async Task<IActionResult> Add([FromBody] AddRoleBindingRequest request, CancellationToken cancellationToken)
    {
        var tenant = await tenants.ResolveAsync(TenantName.InBody("tenant_id", request.TenantId));
        var command = new AddRoleBindingCommand(tenant, new UserId(request.UserId), request.Namespace, request.Role, User.Actor());
        var added = await sender.Send(command, cancellationToken);
        return added.IsNew
            ? Created(url.Of(Request, $"/api/v1/admin/role-bindings/{added.Binding.Id}"), added.Binding)
            : Ok(added.Binding);
    }

    /// <summary>Takes a role from a user.</summary>
    [HttpDelete("{id}")]
    [Authorize(Permissions.UsersWrite)]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> Remove([FromRoute] string id, CancellationToken cancellationToken)
    {
        var tenant = await tenants.ResolveAsync();
        await sender.Send(new RemoveRoleBindingCommand(tenant, PathIds.RoleBinding(id)), cancellationToken);
        return NoContent();
    }
}
