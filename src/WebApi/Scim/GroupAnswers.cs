using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using ScimPlatform.Application.Groups;
using ScimPlatform.Application.Scim.Messages;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.WebApi.Security;

namespace ScimPlatform.WebApi.Scim;

/// <summary>Groups as answers: projected, with ETag and Location.</summary>
public sealed class GroupAnswers(ScimCallers callers, ScimVoices voices)
{
    /// <summary>Whether an answer with that projection shows members, so that they are not read when it does not.</summary>
    internal bool ShowsMembers(Projection projection)
    {
        var probe = new JsonObject { ["members"] = new JsonArray(new JsonObject { ["value"] = "", ["type"] = "", ["display"] = "", ["$ref"] = "" }) };
        return ResourceProjector.Project(callers.Schemas.Group, probe, projection).ContainsKey("members");
    }

    internal IActionResult One(HttpRequest request, GroupView group, int status = StatusCodes.Status200OK)
    {
        var baseUrl = voices.BaseUrl(request);
        return new ScimResult(Document(group, baseUrl, SearchParameters.ProjectionOf(request)), status)
        {
            EntityTag = ResourceMeta.EntityTag(group.Version),
            Location = ResourceMeta.Location(callers.Schemas.Group, group.Id.Value, baseUrl),
        };
    }

    internal IActionResult List(HttpRequest request, FoundGroups found, Projection projection)
    {
        var baseUrl = voices.BaseUrl(request);
        JsonNode[] groups = [.. found.Page.Groups.Select(group => Document(group, baseUrl, projection))];
        return new ScimResult(ListResponse.Of(groups, found.Page.Total, found.StartIndex, found.Cursors));
    }

    internal JsonObject Document(GroupView group, string baseUrl, Projection projection) =>
        ResourceProjector.Project(callers.Schemas.Group, GroupResourceMapper.ToAnswer(callers.Schemas.Group, group, baseUrl), projection);
}
