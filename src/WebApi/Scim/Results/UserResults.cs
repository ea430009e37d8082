using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using ScimPlatform.Application.Scim.Messages;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Users;
using ScimPlatform.WebApi.Authentication;
using ScimPlatform.WebApi.Authorization;
using ScimPlatform.WebApi.Scim.Controllers;

namespace ScimPlatform.WebApi.Scim.Results;

/// <summary>Users as answers: projected, in the voice of the request, with ETag and Location.</summary>
public sealed class UserResults(ScimCallers callers, ScimVoices voices)
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

    /// <summary>The user, unless the client has this version already.</summary>
    internal IActionResult Read(HttpRequest request, UserView user) => ETags.IsKnown(request, user.Version)
        ? new NotModifiedResult(user.Version, ResourceMeta.Location(callers.Schemas.User, user.Id.Value, voices.BaseUrl(request)))
        : One(request, user);

    /// <summary>The answer to a write: who may not read learns which user it was, and nothing that is known of it.</summary>
    internal IActionResult Written(HttpRequest request, UserView user, int status = StatusCodes.Status200OK) => MayRead(request)
        ? One(request, user, status)
        : WrittenResource.Result(callers.Schemas.User, user.Meta, voices.BaseUrl(request), status);

    /// <summary>The answer to a PATCH; who may not read gets none.</summary>
    internal IActionResult Patched(HttpRequest request, UserView user) =>
        MayRead(request) ? One(request, user) : new NoContentWithTagResult(user.Version);

    /// <summary>A ListResponse (RFC 7644 section 3.4.2).</summary>
    internal IActionResult List(HttpRequest request, FoundUsers found, Projection projection)
    {
        var write = Writer(request, projection);
        return new StreamedResult<UserView>(to => ListResponse.WriteEach(to, found.Page.Users, found.Page.Total, found.StartIndex, found.Cursors, write));
    }

    /// <summary>Writes users one by one, in the voice of the request.</summary>
    internal Action<JsonBuffer, UserView> Writer(HttpRequest request, Projection projection) =>
        Writer(request, projection, voices.BaseUrl(request));

    private Action<JsonBuffer, UserView> Writer(HttpRequest request, Projection projection, string baseUrl)
    {
        var (writer, voice) = (new UserWriter(callers.Schemas.User, projection, baseUrl), voices.Of(request));
        return voice.IsPlain ? writer.Write : (to, user) => voice.WriteUser(Document(writer, user)).WriteTo(to.Writer);
    }

    private static JsonObject Document(UserWriter writer, UserView user)
    {
        var buffer = JsonBuffer.Take();
        writer.Write(buffer, user);
        var document = JsonNode.Parse(buffer.Written.Span)!.AsObject();
        buffer.GiveBack();
        return document;
    }

    private static bool MayRead(HttpRequest request) => request.HttpContext.User.MayOnScimPlane(Permissions.ScimUsersRead);
}
