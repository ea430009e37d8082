using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ScimPlatform.Application.Bulk;
using ScimPlatform.Application.Scim.Messages;
using ScimPlatform.WebApi.Authentication;
using ScimPlatform.WebApi.Authorization;
using ScimPlatform.WebApi.Errors;
using ScimPlatform.WebApi.OpenApi.Scim;
using ScimPlatform.WebApi.Scim.Results;

namespace ScimPlatform.WebApi.Scim.Controllers;

/// <summary>Many operations in one request (RFC 7644 section 3.7), below both bases.</summary>
[ApiController]
[Dialect(DialectName.Scim)]
[Authorize(Permissions.ScimDiscovery)]
[Route("scim/v2/Bulk")]
[Route("api/scim/namespaces/system/v2/Bulk")]
public sealed class BulkController(
    IMediator sender, ScimCallers callers, ScimVoices voices, BulkResults answers, IAuthorizationService authorization) : ControllerBase
{
    /// <summary>Does the operations, each by itself; the answer is 200 with the result of each.</summary>
    [HttpPost]
    [Takes(ScimSchemas.Bulk)]
    [Gives(StatusCodes.Status200OK, ScimSchemas.BulkAnswer)]
    public async Task<IActionResult> Execute([FromBody] ScimDocument document, CancellationToken cancellationToken)
    {
        var caller = await CallerAsync();
        var request = BulkRequest.Read(document.Body, caller.Options);
        return answers.All(Request, await sender.Send(new ExecuteBulkCommand(request, caller), cancellationToken));
    }

    // What the credentials allow is looked at for each operation: a token for users only may send one for groups, which fails alone.
    private async Task<BulkCaller> CallerAsync()
    {
        var voice = voices.Of(Request);
        var caller = voice.Caller(await callers.CurrentAsync());
        return new BulkCaller(
            caller.Tenant,
            caller.Actor,
            await IsAllowedAsync(Permissions.ScimUsersWrite),
            await IsAllowedAsync(Permissions.ScimGroupsWrite),
            caller.Schemas,
            voice.Options(caller),
            body => voice.ReadUser(body, caller, HttpContext.RequestAborted));
    }

    private async Task<bool> IsAllowedAsync(string policy) => (await authorization.AuthorizeAsync(User, policy)).Succeeded;
}
