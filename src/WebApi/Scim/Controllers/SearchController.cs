using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ScimPlatform.Application.Scim.Messages;
using ScimPlatform.Application.Scim.Schemas;
using ScimPlatform.Application.Search;
using ScimPlatform.WebApi.Authentication;
using ScimPlatform.WebApi.Authorization;
using ScimPlatform.WebApi.Errors;
using ScimPlatform.WebApi.OpenApi.Scim;
using ScimPlatform.WebApi.Scim.Results;

namespace ScimPlatform.WebApi.Scim.Controllers;

/// <summary>Searches all types of resources (RFC 7644 sections 3.4.2.1 and 3.4.3), below both bases.</summary>
[ApiController]
[Dialect(DialectName.Scim)]
[Authorize(Permissions.ScimAnyRead)]
[Route("scim/v2")]
[Route("api/scim/namespaces/system/v2")]
public sealed class SearchController(IMediator sender, ScimCallers callers, SearchResults answers) : ControllerBase
{
    /// <summary>Finds resources of all types.</summary>
    [HttpGet]
    [Gives(StatusCodes.Status200OK, ScimSchemas.ResourceList)]
    public Task<IActionResult> Search(CancellationToken cancellationToken) =>
        SearchAsync(SearchParameters.Of(Request), cancellationToken);

    /// <summary>Finds resources of all types, by a query in the body.</summary>
    [HttpPost(".search")]
    [Takes(ScimSchemas.Search)]
    [Gives(StatusCodes.Status200OK, ScimSchemas.ResourceList)]
    public Task<IActionResult> SearchByPost([FromBody] ScimDocument document, CancellationToken cancellationToken) =>
        SearchAsync(SearchRequest.Read(document.Body), cancellationToken);

    private async Task<IActionResult> SearchAsync(SearchRequest search, CancellationToken cancellationToken)
    {
        var caller = await callers.CurrentAsync();
        List<ResourceType> types =
        [
            .. User.MayOnScimPlane(Permissions.ScimUsersRead) ? [caller.Schemas.User] : Array.Empty<ResourceType>(),
            .. User.MayOnScimPlane(Permissions.ScimGroupsRead) ? [caller.Schemas.Group] : Array.Empty<ResourceType>(),
        ];
        var query = new SearchResourcesQuery(caller.Tenant, search, types, answers.ShowsMembers(search.Projection));
        return answers.List(Request, await sender.Send(query, cancellationToken), search.Projection);
    }
}
