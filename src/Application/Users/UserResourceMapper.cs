using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.Users;

namespace ScimPlatform.Application.Users;

/// <summary>The only place that knows both the user and its SCIM document. Roles are bindings and stand beside the document.</summary>
public static class UserResourceMapper
{
    /// <summary>
    /// Stands in the document for the password that the user has, so that a PATCH can remove it: what is kept is a hash. No client can send it
    /// (U+0000 is no character of a value).
    /// </summary>
    internal const string KeptPassword = "\0";

    /// <summary>What a document says, taken apart.</summary>
    /// <param name="Profile">what is known of the user</param>
    /// <param name="Roles">the roles that it shall have</param>
    /// <param name="Password">the clear password, on its way to being hashed, or <see cref="KeptPassword"/>; null for none</param>
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

    /// <summary>The resource as a client may change it: id, document and roles, and whether there is a password.</summary>
    public static ScimResource ToResource(ResourceType type, UserId id, string document, IEnumerable<UserRole> roles, bool hasPassword = false)
    {
        var attributes = JsonNode.Parse(document)!.AsObject();
        attributes.Insert(0, "id", id.ToString());
        JsonNode[] values = [.. roles.Select(FromRole)];
        if (values.Length > 0)
        {
            attributes["roles"] = new JsonArray(values);
        }

        AddIfAny(attributes, "password", hasPassword ? KeptPassword : null);

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

    private static void AddIfAny<T>(JsonObject target, string name, T? value)
    {
        if (value is not null)
        {
            target[name] = JsonValue.Create(value);
        }
    }

    private static string? Text(JsonNode? node) => node?.GetValue<string>();
}
