using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Scim.Messages;
using ScimPlatform.Application.Users;
using ScimPlatform.Domain.Users;
using ScimPlatform.WebApi.Authentication;
using ScimPlatform.WebApi.Authorization;
using ScimPlatform.WebApi.Errors;
using ScimPlatform.WebApi.OpenApi.Scim;
using ScimPlatform.WebApi.Scim.Results;

namespace ScimPlatform.WebApi.Scim.Controllers;

/// <summary>The user that the subject of a JWT is, under another name (RFC 7644 section 3.11), below both bases.</summary>
[ApiController]
[Dialect(DialectName.Scim)]
[SubjectsOnly]
[Route("scim/v2/Me")]
[Route("api/scim/namespaces/system/v2/Me")]
public sealed class MeController(IMediator sender, ScimCallers callers, ScimVoices voices, UserResults answers) : ControllerBase
{
    /// <summary>Reads the user.</summary>
    [HttpGet]
    [Authorize(Permissions.ScimMeRead)]
    [Versioned]
    [Gives(StatusCodes.Status200OK, ScimSchemas.User)]
    [Gives(StatusCodes.Status304NotModified)]
    public async Task<IActionResult> Get(CancellationToken cancellationToken)
    {
        var (caller, id) = await SelfAsync(cancellationToken);
        var user = await sender.Send(new GetUserQuery(caller.Tenant, id), cancellationToken);
        return answers.Read(Request, user);
    }

    /// <summary>Replaces the user.</summary>
    [HttpPut]
    [Authorize(Permissions.ScimMeWrite)]
    [Versioned]
    [Takes(ScimSchemas.User)]
    [Gives(StatusCodes.Status200OK, ScimSchemas.User)]
    public async Task<IActionResult> Replace([FromBody] ScimDocument document, CancellationToken cancellationToken)
    {
        var (caller, id) = await SelfAsync(cancellationToken);
        var resource = voices.Of(Request).ReadUser(document.Body, caller, HttpContext.RequestAborted);
        var command = new ReplaceUserCommand(caller.Tenant, id, resource, ETags.Expected(Request), caller.Actor);
        return answers.Written(Request, await sender.Send(command, cancellationToken));
    }

    /// <summary>Changes the user, by all of the operations or by none.</summary>
    [HttpPatch]
    [Authorize(Permissions.ScimMeWrite)]
    [Versioned]
    [Takes(ScimSchemas.Patch)]
    [Gives(StatusCodes.Status200OK, ScimSchemas.User)]
    [Gives(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> Patch([FromBody] ScimDocument document, CancellationToken cancellationToken)
    {
        var (caller, id) = await SelfAsync(cancellationToken);
        var patch = PatchRequest.Read(document.Body, caller.Profile);
        var command = new PatchUserCommand(caller.Tenant, id, patch.Operations, caller.Profile, ETags.Expected(Request), caller.Actor);
        return answers.Patched(Request, await sender.Send(command, cancellationToken));
    }

    /// <summary>Deletes the user.</summary>
    [HttpDelete]
    [Authorize(Permissions.ScimMeWrite)]
    [Versioned]
    [Gives(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> Delete(CancellationToken cancellationToken)
    {
        var (caller, id) = await SelfAsync(cancellationToken);
        await sender.Send(new DeleteUserCommand(caller.Tenant, id, ETags.Expected(Request)), cancellationToken);
        return NoContent();
    }

    /// <summary>Not served: nobody signs up here.</summary>
    [HttpPost]
    [Authorize(Permissions.ScimMeWrite)]
    public IActionResult Create() =>
        throw new Refusal(new Error(ErrorKind.NotImplemented, "Users cannot create themselves."));

    private async Task<(ScimCaller Caller, UserId Id)> SelfAsync(CancellationToken cancellationToken)
    {
        var caller = voices.Of(Request).Caller(await callers.CurrentAsync());
        return (caller, await sender.Send(new FindSubjectQuery(caller.Tenant, User.SubjectName()), cancellationToken));
    }
}
