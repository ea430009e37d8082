using Microsoft.AspNetCore.Mvc;
using ScimPlatform.Application.Groups;
using ScimPlatform.Application.Scim.Messages;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.WebApi.Authentication;
using ScimPlatform.WebApi.Authorization;
using ScimPlatform.WebApi.Scim.Controllers;

namespace ScimPlatform.WebApi.Scim.Results;

/// <summary>Groups as answers: projected, with ETag and Location.</summary>
public sealed class GroupResults(ScimCallers callers, ScimVoices voices)
{
    /// <summary>Whether an answer with that projection shows members, so that they are not read when it does not.</summary>
    internal bool ShowsMembers(Projection projection) => ShownAttributes.Of(callers.Schemas.Group, projection).Shows("members") != false;

    internal IActionResult One(HttpRequest request, GroupView group, int status = StatusCodes.Status200OK)
    {
        var baseUrl = voices.BaseUrl(request);
        var writer = new GroupWriter(callers.Schemas.Group, SearchParameters.ProjectionOf(request), baseUrl);
        return new StreamedResult<GroupMemberView>(to => writer.WriteEach(to, group), status)
        {
            EntityTag = ResourceMeta.EntityTag(group.Version),
            Location = ResourceMeta.Location(callers.Schemas.Group, group.Id.Value, baseUrl),
        };
    }

    /// <summary>The group, unless the client has this version already.</summary>
    internal IActionResult Read(HttpRequest request, GroupView group) => ETags.IsKnown(request, group.Version)
        ? new NotModifiedResult(group.Version, ResourceMeta.Location(callers.Schemas.Group, group.Id.Value, voices.BaseUrl(request)))
        : One(request, group);

    /// <summary>The answer to a write: who may not read learns which group it was, and nothing that is known of it.</summary>
    internal IActionResult Written(HttpRequest request, GroupView group, int status = StatusCodes.Status200OK) => MayRead(request)
        ? One(request, group, status)
        : WrittenResource.Result(callers.Schemas.Group, group.Meta, voices.BaseUrl(request), status);

    /// <summary>Whether the caller may see what it wrote.</summary>
    internal static bool MayRead(HttpRequest request) => request.HttpContext.User.MayOnScimPlane(Permissions.ScimGroupsRead);

    internal IActionResult List(HttpRequest request, FoundGroups found, Projection projection)
    {
        var baseUrl = voices.BaseUrl(request);
        var write = Writer(baseUrl, projection);
        return new StreamedResult<GroupView>(to => ListResponse.WriteEach(to, found.Page.Groups, found.Page.Total, found.StartIndex, found.Cursors, write));
    }

    /// <summary>Writes groups one by one.</summary>
    internal Action<JsonBuffer, GroupView> Writer(string baseUrl, Projection projection) =>
        new GroupWriter(callers.Schemas.Group, projection, baseUrl).Write;
}
