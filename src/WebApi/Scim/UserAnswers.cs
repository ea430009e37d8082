using System.Text.Json;
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
        var write = Writer(request, SearchParameters.ProjectionOf(request), baseUrl);
        return new ScimResult(to => write(to, user), status)
        {
            EntityTag = ResourceMeta.EntityTag(user.Version),
            Location = ResourceMeta.Location(callers.Schemas.User, user.Id.Value, baseUrl),
        };
    }

    /// <summary>A ListResponse (RFC 7644 section 3.4.2).</summary>
    internal IActionResult List(HttpRequest request, FoundUsers found, Projection projection)
    {
        var write = Writer(request, projection);
        return new ScimResult(to => ListResponse.Write(to, found.Page.Users, found.Page.Total, found.StartIndex, found.Cursors, write));
    }

    /// <summary>Writes users one by one, straight from what is stored wherever that can be.</summary>
    internal Action<Utf8JsonWriter, UserView> Writer(HttpRequest request, Projection projection) =>
        Writer(request, projection, voices.BaseUrl(request));

    private Action<Utf8JsonWriter, UserView> Writer(HttpRequest request, Projection projection, string baseUrl)
    {
        var writer = voices.Of(request).IsPlain ? new UserWriter(callers.Schemas.User, projection, baseUrl) : null;
        return (to, user) =>
        {
            if (writer?.TryWrite(to, user) != true)
            {
                Document(request, user, projection).WriteTo(to);
            }
        };
    }

    internal JsonObject Document(HttpRequest request, UserView user, Projection projection)
    {
        var whole = UserResourceMapper.ToAnswer(callers.Schemas.User, user, voices.BaseUrl(request));
        return voices.Of(request).WriteUser(ResourceProjector.Project(callers.Schemas.User, whole, projection));
    }
}
