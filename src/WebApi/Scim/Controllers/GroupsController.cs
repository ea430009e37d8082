using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ScimPlatform.Application.Groups;
using ScimPlatform.Application.Scim.Messages;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.WebApi.Authentication;
using ScimPlatform.WebApi.Authorization;
using ScimPlatform.WebApi.Dialects;
using ScimPlatform.WebApi.Errors;
using ScimPlatform.WebApi.OpenApi.Scim;
using ScimPlatform.WebApi.Scim.Results;

namespace ScimPlatform.WebApi.Scim.Controllers;

/// <summary>Groups (RFC 7644 section 3), below both bases.</summary>
[ApiController]
[Dialect(DialectName.Scim)]
[Route("scim/v2/Groups")]
[Route("api/scim/namespaces/system/v2/Groups")]
public sealed class GroupsController(IMediator sender, ScimCallers callers, ScimVoices voices, GroupResults answers) : ControllerBase
{
    private bool ShowsMembers => GroupResults.MayRead(Request) && answers.ShowsMembers(SearchParameters.ProjectionOf(Request));

    /// <summary>Finds groups.</summary>
    [HttpGet]
    [Authorize(Permissions.ScimGroupsRead)]
    [Gives(StatusCodes.Status200OK, ScimSchemas.GroupList)]
    public Task<IActionResult> Search(CancellationToken cancellationToken) =>
        SearchAsync(SearchParameters.Of(Request), cancellationToken);

    /// <summary>Finds groups, by a query in the body.</summary>
    [HttpPost(".search")]
    [Authorize(Permissions.ScimGroupsRead)]
    [Takes(ScimSchemas.Search)]
    [Gives(StatusCodes.Status200OK, ScimSchemas.GroupList)]
    public Task<IActionResult> SearchByPost([FromBody] ScimDocument document, CancellationToken cancellationToken) =>
        SearchAsync(SearchRequest.Read(document.Body), cancellationToken);

    /// <summary>Creates a group with its members.</summary>
    [HttpPost]
    [Authorize(Permissions.ScimGroupsWrite)]
    [Takes(ScimSchemas.Group)]
    [Gives(StatusCodes.Status201Created, ScimSchemas.Group)]
    public async Task<IActionResult> Create([FromBody] ScimDocument document, CancellationToken cancellationToken)
    {
        var caller = await CallerAsync();
        var command = new CreateGroupCommand(caller.Tenant, Read(document, caller), ShowsMembers);
        return answers.Written(Request, await sender.Send(command, cancellationToken), StatusCodes.Status201Created);
    }

    /// <summary>Reads a group.</summary>
    [HttpGet("{id}")]
    [Authorize(Permissions.ScimGroupsRead)]
    [Versioned]
    [Gives(StatusCodes.Status200OK, ScimSchemas.Group)]
    [Gives(StatusCodes.Status304NotModified)]
    public async Task<IActionResult> Get([FromRoute] string id, CancellationToken cancellationToken)
    {
        var caller = await callers.CurrentAsync();
        var group = await sender.Send(new GetGroupQuery(caller.Tenant, PathIds.Group(id), ShowsMembers), cancellationToken);
        return answers.Read(Request, group);
    }

    /// <summary>Replaces a group, its members included.</summary>
    [HttpPut("{id}")]
    [Authorize(Permissions.ScimGroupsWrite)]
    [Versioned]
    [Takes(ScimSchemas.Group)]
    [Gives(StatusCodes.Status200OK, ScimSchemas.Group)]
    public async Task<IActionResult> Replace(
        [FromRoute] string id, [FromBody] ScimDocument document, CancellationToken cancellationToken)
    {
        var caller = await CallerAsync();
        var command = new ReplaceGroupCommand(
            caller.Tenant, PathIds.Group(id), Read(document, caller), ShowsMembers, ETags.Expected(Request));
        return answers.Written(Request, await sender.Send(command, cancellationToken));
    }

    /// <summary>Changes a group, by all of the operations or by none; answers 204 unless attributes are asked for by who may read them.</summary>
    [HttpPatch("{id}")]
    [Authorize(Permissions.ScimGroupsWrite)]
    [Versioned]
    [Takes(ScimSchemas.Patch)]
    [Gives(StatusCodes.Status200OK, ScimSchemas.Group)]
    [Gives(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> Patch(
        [FromRoute] string id, [FromBody] ScimDocument document, CancellationToken cancellationToken)
    {
        var caller = await CallerAsync();
        var patch = PatchRequest.Read(document.Body, caller.Profile);
        var groupId = PathIds.Group(id);
        var group = await sender.Send(
            new PatchGroupCommand(caller.Tenant, groupId, patch.Operations, caller.Profile, ETags.Expected(Request)), cancellationToken);
        return GroupResults.MayRead(Request) && (Request.Query.ContainsKey("attributes") || Request.Query.ContainsKey("excludedAttributes"))
            ? answers.One(Request, await sender.Send(new GetGroupQuery(caller.Tenant, groupId, ShowsMembers), cancellationToken))
            : new NoContentWithTagResult(group.Version);
    }

    /// <summary>Deletes a group; its members stay.</summary>
    [HttpDelete("{id}")]
    [Authorize(Permissions.ScimGroupsWrite)]
    [Versioned]
    [Gives(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> Delete([FromRoute] string id, CancellationToken cancellationToken)
    {
        var caller = await callers.CurrentAsync();
        await sender.Send(new DeleteGroupCommand(caller.Tenant, PathIds.Group(id), ETags.Expected(Request)), cancellationToken);
        return NoContent();
    }

    private async Task<IActionResult> SearchAsync(SearchRequest search, CancellationToken cancellationToken)
    {
        var caller = await callers.CurrentAsync();
        var withMembers = answers.ShowsMembers(search.Projection);
        var query = new SearchGroupsQuery(
            caller.Tenant, search.Filter, search.StartIndex, search.Count, withMembers, search.SortBy, search.SortOrder, search.Cursor);
        return answers.List(Request, await sender.Send(query, cancellationToken), search.Projection);
    }

    private ScimResource Read(ScimDocument document, ScimCaller caller) =>
        ResourceReader.Read(caller.Schemas.Group, document.Body, voices.Of(Request).Options(caller), HttpContext.RequestAborted);

    private async Task<ScimCaller> CallerAsync() => voices.Of(Request).Caller(await callers.CurrentAsync());
}
