using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;
using ScimPlatform.Domain.Groups;

namespace ScimPlatform.Application.Groups;

/// <summary>The only place that knows both the group and its SCIM document. Members are rows and stand beside the document.</summary>
public static class GroupResourceMapper
{
    public static GroupProfile ToProfile(ScimResource resource)
    {
        var document = resource.Copy().Document;
        document.Remove("id");
        document.Remove("members");
        return new GroupProfile((string?)document["displayName"] ?? "", (string?)document["externalId"], ScimJson.Write(document))
        {
            Changed = AttributeNames.Of(document),
        };
    }

    /// <summary>The resource as a client may change it: id and document; its members are changed as rows.</summary>
    public static ScimResource ToResource(ResourceType type, GroupId id, string document) =>
        ToResource(type, id, JsonNode.Parse(document)!.AsObject());

    /// <summary>The whole answer: document, members, and what the server knows (RFC 7643 section 3.1).</summary>
    public static JsonObject ToAnswer(ResourceType type, GroupView group, string baseUrl)
    {
        var resource = ToResource(type, group.Id, JsonNode.Parse(group.Document.Span)!.AsObject());
        var answer = resource.Document;
        answer.Insert(0, "schemas", resource.Schemas());
        if (group.Members is { Count: > 0 } members)
        {
            answer["members"] = new JsonArray([.. members.Select(member => ToMember(member, baseUrl))]);
        }

        answer["meta"] = ResourceMeta.Of(type, group.Id.Value, group.CreatedAt, group.UpdatedAt, group.Version, baseUrl);
        return answer;
    }

    /// <summary>A member as an element of <c>members</c> (RFC 7643 section 4.2).</summary>
    public static JsonObject ToMember(GroupMemberView member, string baseUrl)
    {
        var element = new JsonObject
        {
            ["value"] = member.Id.ToString(),
            ["$ref"] = $"{baseUrl}/{(member.IsGroup ? "Groups" : "Users")}/{member.Id}",
            ["type"] = member.IsGroup ? "Group" : "User",
        };
        if (member.Display is not null)
        {
            element["display"] = member.Display;
        }

        return element;
    }

    private static ScimResource ToResource(ResourceType type, GroupId id, JsonObject attributes)
    {
        attributes.Insert(0, "id", id.ToString());
        return new ScimResource(type, attributes);
    }
}
