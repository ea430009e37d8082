using System.Text.Json;
using System.Text.Json.Nodes;
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
    // From here on a group is written as it is made, not made whole first.
    private const int Many = 1000;

    /// <summary>Whether an answer with that projection shows members, so that they are not read when it does not.</summary>
    internal bool ShowsMembers(Projection projection)
    {
        var probe = new JsonObject { ["members"] = new JsonArray(new JsonObject { ["value"] = "", ["type"] = "", ["display"] = "", ["$ref"] = "" }) };
        return ResourceProjector.Project(callers.Schemas.Group, probe, projection).ContainsKey("members");
    }

    internal IActionResult One(HttpRequest request, GroupView group, int status = StatusCodes.Status200OK)
    {
        var baseUrl = voices.BaseUrl(request);
        var projection = SearchParameters.ProjectionOf(request);
        var tag = ResourceMeta.EntityTag(group.Version);
        var location = ResourceMeta.Location(callers.Schemas.Group, group.Id.Value, baseUrl);
        return group.Members is { Count: > Many } members
            ? new LargeGroupResult(Document(group with { Members = null }, baseUrl, projection), members, MemberWriter(baseUrl, projection), status)
            { EntityTag = tag, Location = location }
            : One(group, Writer(baseUrl, projection), status, tag, location);
    }

    /// <summary>The group, unless the client has this version already.</summary>
    internal IActionResult Read(HttpRequest request, GroupView group) => ETags.IsKnown(request, group.Version)
        ? new NotModifiedResult(group.Version, ResourceMeta.Location(callers.Schemas.Group, group.Id.Value, voices.BaseUrl(request)))
        : One(request, group);

    /// <summary>The answer to a write: who may not read learns which group it was, and nothing that is known of it.</summary>
    internal IActionResult Written(HttpRequest request, GroupView group, int status = StatusCodes.Status200OK) => MayRead(request)
        ? One(request, group, status)
        : WrittenResource.Result(callers.Schemas.Group, new StoredMeta(group.Id.Value, group.CreatedAt, group.UpdatedAt, group.Version), voices.BaseUrl(request), status);

    /// <summary>Whether the caller may see what it wrote.</summary>
    internal static bool MayRead(HttpRequest request) => request.HttpContext.User.MayOnScimPlane(Permissions.ScimGroupsRead);

    internal IActionResult List(HttpRequest request, FoundGroups found, Projection projection)
    {
        var baseUrl = voices.BaseUrl(request);
        var write = Writer(baseUrl, projection);
        return new ListResult<GroupView>(to => ListResponse.WriteEach(to, found.Page.Groups, found.Page.Total, found.StartIndex, found.Cursors, write));
    }

    /// <summary>Writes groups one by one, straight from what is stored wherever that can be.</summary>
    internal Action<Utf8JsonWriter, GroupView> Writer(string baseUrl, Projection projection)
    {
        var writer = new GroupWriter(callers.Schemas.Group, projection, baseUrl);
        return (to, group) =>
        {
            if (!writer.TryWrite(to, group))
            {
                Document(group, baseUrl, projection).WriteTo(to);
            }
        };
    }

    private static ScimResult One(
        GroupView group, Action<Utf8JsonWriter, GroupView> write, int status, string tag, string location) =>
        new(to => write(to, group), status) { EntityTag = tag, Location = location };

    private JsonObject Document(GroupView group, string baseUrl, Projection projection) =>
        ResourceProjector.Project(callers.Schemas.Group, GroupResourceMapper.ToAnswer(callers.Schemas.Group, group, baseUrl), projection);

    private Action<Utf8JsonWriter, GroupMemberView> MemberWriter(string baseUrl, Projection projection) =>
        ShownAttributes.Of(callers.Schemas.Group, projection).Shows("members") == true
            ? new GroupMemberWriter(baseUrl).Write
            : (to, member) => Member(member, baseUrl, projection).WriteTo(to);

    private JsonNode Member(GroupMemberView member, string baseUrl, Projection projection)
    {
        var alone = new JsonObject { ["members"] = new JsonArray(GroupResourceMapper.ToMember(member, baseUrl)) };
        return ResourceProjector.Project(callers.Schemas.Group, alone, projection)["members"]![0]!;
    }
}
