using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using ScimPlatform.Application.Scim.Messages;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Users;
using ScimPlatform.WebApi.Security;

namespace ScimPlatform.WebApi.Scim;

/// <summary>Users as answers: projected, in the voice of the request, with ETag and Location.</summary>
public sealed class UserAnswers(ScimCallers callers, ScimVoices voices)
{
    internal IActionResult One(HttpRequest request, UserView user, int status = StatusCodes.Status200OK)
    {
        var baseUrl = voices.BaseUrl(request);
        return new ScimResult(Document(request, user, SearchParameters.ProjectionOf(request)), status)
        {
            EntityTag = ResourceMeta.EntityTag(user.Version),
            Location = ResourceMeta.Location(callers.Schemas.User, user.Id.Value, baseUrl),
        };
    }

    /// <summary>A ListResponse (RFC 7644 section 3.4.2).</summary>
    internal IActionResult List(HttpRequest request, FoundUsers found, Projection projection)
    {
        JsonNode[] users = [.. found.Page.Users.Select(user => Document(request, user, projection))];
        return new ScimResult(ListResponse.Of(users, found.Page.Total, found.StartIndex, found.Cursors));
    }

    internal JsonObject Document(HttpRequest request, UserView user, Projection projection)
    {
        var whole = UserResourceMapper.ToAnswer(callers.Schemas.User, user, voices.BaseUrl(request));
        return voices.Of(request).WriteUser(ResourceProjector.Project(callers.Schemas.User, whole, projection));
    }
}
