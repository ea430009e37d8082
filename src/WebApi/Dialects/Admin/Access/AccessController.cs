using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using ScimPlatform.Application.Access;
using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.WebApi.Authorization;
using ScimPlatform.WebApi.Errors;
using ScimPlatform.WebApi.Json;

namespace ScimPlatform.WebApi.Dialects.Admin.Access;

/// <summary>Who may do what, and why: role bindings, and role mappings of the groups that somebody is in.</summary>
[ApiController]
[Dialect(DialectName.Admin)]
[Route("api/v1/admin")]
public sealed class AccessController(IMediator sender, TenantResolver tenants) : ControllerBase
{
    /// <summary>The roles of a user, and why it has them.</summary>
    [HttpGet("users/{id}/access")]
    [Authorize(Permissions.UsersRead)]
    public async Task<UserAccessResponse> OfUser([FromRoute] string id, CancellationToken cancellationToken)
    {
        var tenant = await tenants.ResolveAsync();
        return UserAccessResponse.Of(await sender.Send(new GetUserAccessQuery(tenant, PathIds.User(id)), cancellationToken));
    }

    /// <summary>The users who have a role, and why.</summary>
    [HttpGet("access")]
    [Authorize(Permissions.UsersRead)]
    public async Task<PageResponse<AccessHolderResponse>> List(
        [FromQuery(Name = "namespace"), BindRequired, Constraints(MinLength = 1, MaxLength = RoleName.MaxLength)] string @namespace,
        [FromQuery(Name = "role"), BindRequired, Constraints(MinLength = 1, MaxLength = RoleName.MaxLength)] string role,
        [FromQuery(Name = "page"), Constraints(Min = 1, Default = 1)] int? page,
        [FromQuery(Name = "per_page"), Constraints(Min = 1, Max = PageRequest.MaxSize, Default = PageRequest.DefaultSize)] int? perPage,
        CancellationToken cancellationToken)
    {
        var tenant = await tenants.ResolveAsync();
        var query = new ListAccessQuery(tenant, @namespace ?? "", role ?? "", page ?? 1, perPage ?? PageRequest.DefaultSize);
        return PageResponse.Of(await sender.Send(query, cancellationToken), AccessHolderResponse.Of);
    }
}
