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
    public static ScimResource ToResource(ResourceType type, GroupId id, string document)
    {
        var attributes = JsonNode.Parse(document)!.AsObject();
        attributes.Insert(0, "id", id.ToString());
        return new ScimResource(type, attributes);
    }

    /// <summary>A member as a value filter of a path sees it (RFC 7644 section 3.5.2).</summary>
    public static JsonObject ToMember(GroupMemberView member)
    {
        var element = new JsonObject
        {
            ["value"] = member.Id.ToString(),
            ["$ref"] = $"/{(member.IsGroup ? "Groups" : "Users")}/{member.Id}",
            ["type"] = member.IsGroup ? "Group" : "User",
        };
        if (member.Display is not null)
        {
            element["display"] = member.Display;
        }

        return element;
    }
}
