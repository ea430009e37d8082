using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.Users;

namespace ScimPlatform.Application.Users;

/// <summary>The only place that knows both the user and its SCIM document. Roles are bindings and stand beside the document.</summary>
public static class UserResourceMapper
{
    /// <summary>What a document says, taken apart.</summary>
    /// <param name="Profile">what is known of the user</param>
    /// <param name="Roles">the roles that it shall have</param>
    /// <param name="Password">the clear password, on its way to being hashed; null when none was given</param>
    public sealed record Parts(UserProfile Profile, IReadOnlyList<UserRole> Roles, string? Password)
    {
        // The generated form would print the password and the person.
        public override string ToString() => nameof(Parts);
    }

    /// <param name="resource">what the client wants the user to be</param>
    /// <param name="isNew">a new user is active unless the client says otherwise; one that exists becomes so only when the client says so</param>
    public static Parts ToParts(ScimResource resource, bool isNew)
    {
        var document = resource.Document;
        var profile = new UserProfile(
            UserName.Of(Text(document["userName"]) ?? ""),
            Text(document["externalId"]),
            Text(document["displayName"]),
            document["active"]?.GetValue<bool>() ?? isNew,
            [.. (document["emails"] as JsonArray ?? []).Select(ToEmail)],
            Stored(document, isNew))
        {
            Changed = [.. AttributeNames.Of(document).Where(name => name != "id")],
        };
        return new Parts(profile, ToRoles(document["roles"] as JsonArray ?? []), Text(document["password"]));
    }

    // What has a place of its own is left out.
    private static string Stored(JsonObject document, bool isNew) => ScimJson.Write(writer =>
    {
        writer.WriteStartObject();
        foreach (var (name, value) in document)
        {
            if (name is not ("id" or "password" or "roles"))
            {
                writer.WritePropertyName(name);
                value!.WriteTo(writer);
            }
        }

        if (isNew && !document.ContainsKey("active"))
        {
            writer.WriteBoolean("active", true);
        }

        writer.WriteEndObject();
    });

    /// <summary>The resource as a client may change it: id, document and roles.</summary>
    public static ScimResource ToResource(ResourceType type, UserId id, string document, IEnumerable<UserRole> roles) =>
        ToResource(type, id, JsonNode.Parse(document)!.AsObject(), roles);

    /// <summary>The whole answer: document, roles, groups, and what the server knows (RFC 7643 section 3.1).</summary>
    /// <param name="type">the resource type User</param>
    /// <param name="user">the user</param>
    /// <param name="baseUrl">the URL of the SCIM plane as the client sees it, without a slash at its end</param>
    public static JsonObject ToAnswer(ResourceType type, UserView user, string baseUrl)
    {
        var resource = ToResource(type, user.Id, JsonNode.Parse(user.Document.Span)!.AsObject(), user.Roles);
        var answer = resource.Document;
        answer.Insert(0, "schemas", resource.Schemas());
        AddList(answer, "groups", user.Groups.Select(group => FromGroup(group, baseUrl)));
        answer["meta"] = ResourceMeta.Of(type, user.Id.Value, user.CreatedAt, user.UpdatedAt, user.Version, baseUrl);
        return answer;
    }

    private static ScimResource ToResource(ResourceType type, UserId id, JsonObject attributes, IEnumerable<UserRole> roles)
    {
        attributes.Insert(0, "id", id.ToString());
        AddList(attributes, "roles", roles.Select(FromRole));
        return new ScimResource(type, attributes);
    }

    private static Email ToEmail(JsonNode? email) =>
        new(Text(email!["value"]), Text(email["type"]), email["primary"]?.GetValue<bool>());

    private static List<UserRole> ToRoles(JsonArray roles) =>
        [.. roles
            .Select(role => new UserRole(
                RoleName.Parse(Text(role!["value"]) ?? ""),
                new RoleLabel(Text(role["display"]), Text(role["type"]), role["primary"]?.GetValue<bool>())))
            .DistinctBy(role => role.Name)];

    private static JsonObject FromRole(UserRole role)
    {
        var value = new JsonObject { ["value"] = role.Name.Value };
        AddIfAny(value, "display", role.Label.Display);
        AddIfAny(value, "type", role.Label.Type);
        AddIfAny(value, "primary", role.Label.Primary);
        return value;
    }

    private static JsonObject FromGroup(UserGroup group, string baseUrl) => new()
    {
        ["value"] = group.Id.ToString(),
        ["$ref"] = $"{baseUrl}/Groups/{group.Id}",
        ["display"] = group.DisplayName,
        ["type"] = group.IsDirect ? "direct" : "indirect",
    };

    private static void AddList(JsonObject target, string name, IEnumerable<JsonObject> values)
    {
        JsonNode[] list = [.. values];
        if (list.Length > 0)
        {
            target[name] = new JsonArray(list);
        }
    }

    private static void AddIfAny<T>(JsonObject target, string name, T? value)
    {
        if (value is not null)
        {
            target[name] = JsonValue.Create(value);
        }
    }

    private static string? Text(JsonNode? node) => node?.GetValue<string>();
}
