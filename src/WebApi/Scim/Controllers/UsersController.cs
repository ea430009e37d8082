using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ScimPlatform.Application.Scim.Messages;
using ScimPlatform.Application.Users;
using ScimPlatform.WebApi.Authentication;
using ScimPlatform.WebApi.Authorization;
using ScimPlatform.WebApi.Dialects;
using ScimPlatform.WebApi.Errors;
using ScimPlatform.WebApi.OpenApi.Scim;
using ScimPlatform.WebApi.Scim.Results;

namespace ScimPlatform.WebApi.Scim.Controllers;

/// <summary>Users (RFC 7644 section 3), below both bases.</summary>
[ApiController]
[Dialect(DialectName.Scim)]
[Route("scim/v2/Users")]
[Route("api/scim/namespaces/system/v2/Users")]
public sealed class UsersController(IMediator sender, ScimCallers callers, ScimVoices voices, UserResults answers) : ControllerBase
{
    /// <summary>Finds users.</summary>
    [HttpGet]
    [Authorize(Permissions.ScimUsersRead)]
    [Gives(StatusCodes.Status200OK, ScimSchemas.UserList)]
    public Task<IActionResult> Search(CancellationToken cancellationToken) =>
        SearchAsync(SearchParameters.Of(Request), cancellationToken);

    /// <summary>Finds users, by a query in the body.</summary>
    [HttpPost(".search")]
    [Authorize(Permissions.ScimUsersRead)]
    [Takes(ScimSchemas.Search)]
    [Gives(StatusCodes.Status200OK, ScimSchemas.UserList)]
    public Task<IActionResult> SearchByPost([FromBody] ScimDocument document, CancellationToken cancellationToken) =>
        SearchAsync(SearchRequest.Read(document.Body), cancellationToken);

    /// <summary>Creates a user with its role bindings.</summary>
    [HttpPost]
    [Authorize(Permissions.ScimUsersWrite)]
    [Takes(ScimSchemas.User)]
    [Gives(StatusCodes.Status200OK, ScimSchemas.User)]
    [Gives(StatusCodes.Status201Created, ScimSchemas.User)]
    public async Task<IActionResult> Create([FromBody] ScimDocument document, CancellationToken cancellationToken)
    {
        var caller = await CallerAsync();
        var resource = voices.Of(Request).ReadUser(document.Body, caller, HttpContext.RequestAborted);
        var created = await sender.Send(new CreateUserCommand(caller.Tenant, resource, caller.Actor), cancellationToken);
        return answers.Written(Request, created.User, created.IsNew ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    /// <summary>Reads a user.</summary>
    [HttpGet("{id}")]
    [Authorize(Permissions.ScimUsersRead)]
    [Versioned]
    [Gives(StatusCodes.Status200OK, ScimSchemas.User)]
    [Gives(StatusCodes.Status304NotModified)]
    public async Task<IActionResult> Get([FromRoute] string id, CancellationToken cancellationToken)
    {
        var caller = await callers.CurrentAsync();
        var user = await sender.Send(new GetUserQuery(caller.Tenant, PathIds.User(id)), cancellationToken);
        return answers.Read(Request, user);
    }

    /// <summary>Replaces a user.</summary>
    [HttpPut("{id}")]
    [Authorize(Permissions.ScimUsersWrite)]
    [Versioned]
    [Takes(ScimSchemas.User)]
    [Gives(StatusCodes.Status200OK, ScimSchemas.User)]
    public async Task<IActionResult> Replace(
        [FromRoute] string id, [FromBody] ScimDocument document, CancellationToken cancellationToken)
    {
        var caller = await CallerAsync();
        var resource = voices.Of(Request).ReadUser(document.Body, caller, HttpContext.RequestAborted);
        var command = new ReplaceUserCommand(caller.Tenant, PathIds.User(id), resource, ETags.Expected(Request), caller.Actor);
        return answers.Written(Request, await sender.Send(command, cancellationToken));
    }

    /// <summary>Changes a user, by all of the operations or by none.</summary>
    [HttpPatch("{id}")]
    [Authorize(Permissions.ScimUsersWrite)]
    [Versioned]
    [Takes(ScimSchemas.Patch)]
    [Gives(StatusCodes.Status200OK, ScimSchemas.User)]
    [Gives(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> Patch(
        [FromRoute] string id, [FromBody] ScimDocument document, CancellationToken cancellationToken)
    {
        var caller = await CallerAsync();
        var patch = PatchRequest.Read(document.Body, caller.Profile);
        var command = new PatchUserCommand(
            caller.Tenant, PathIds.User(id), patch.Operations, caller.Profile, ETags.Expected(Request), caller.Actor);
        return answers.Patched(Request, await sender.Send(command, cancellationToken));
    }

    /// <summary>Deletes a user.</summary>
    [HttpDelete("{id}")]
    [Authorize(Permissions.ScimUsersWrite)]
    [Versioned]
    [Gives(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> Delete([FromRoute] string id, CancellationToken cancellationToken)
    {
        var caller = await callers.CurrentAsync();
        await sender.Send(new DeleteUserCommand(caller.Tenant, PathIds.User(id), ETags.Expected(Request)), cancellationToken);
        return NoContent();
    }

    private async Task<IActionResult> SearchAsync(SearchRequest search, CancellationToken cancellationToken)
    {
        var caller = await callers.CurrentAsync();
        var query = new SearchUsersQuery(
            caller.Tenant, search.Filter, search.StartIndex, search.Count, search.SortBy, search.SortOrder, search.Cursor);
        return answers.List(Request, await sender.Send(query, cancellationToken), search.Projection);
    }

    private async Task<ScimCaller> CallerAsync() => voices.Of(Request).Caller(await callers.CurrentAsync());
}
