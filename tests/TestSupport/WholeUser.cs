using System.Text;
using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;
using ScimPlatform.Application.Users;

namespace ScimPlatform.TestSupport;

/// <summary>All that there is of a user in one document, whether an answer would show it or not: what a filter is about.</summary>
public static class WholeUser
{
    private const string BaseUrl = "https://scim.example";

    public static JsonObject Of(ResourceType type, UserView user)
    {
        var resource = UserResourceMapper.ToResource(type, user.Id, Encoding.UTF8.GetString(user.Document.Span), user.Roles);
        var whole = resource.Document;
        whole["schemas"] = resource.Schemas();
        if (user.Groups.Count > 0)
        {
            whole["groups"] = new JsonArray([.. user.Groups.Select(group => new JsonObject
            {
                ["value"] = group.Id.ToString(),
                ["$ref"] = $"{BaseUrl}/Groups/{group.Id}",
                ["display"] = group.DisplayName,
                ["type"] = group.IsDirect ? "direct" : "indirect",
            })]);
        }

        whole["meta"] = new JsonObject
        {
            ["resourceType"] = type.Name,
            ["created"] = ResourceMeta.Time(user.CreatedAt),
            ["lastModified"] = ResourceMeta.Time(user.UpdatedAt),
            ["location"] = ResourceMeta.Location(type, user.Id.Value, BaseUrl),
            ["version"] = ResourceMeta.EntityTag(user.Version),
        };
        return whole;
    }
}
