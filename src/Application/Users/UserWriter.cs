using System.Text.Json;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Application.Users;

/// <summary>Writes users: document, roles, groups, and what the server knows (RFC 7643 section 3.1).</summary>
public sealed class UserWriter(ResourceType type, Projection projection, string baseUrl)
{
    private readonly ResourceWriter resources = new(type, projection, baseUrl);

    public void Write(JsonBuffer to, UserView user)
    {
        resources.Begin(to, user.Id.Value, user.Document.Span);
        resources.Write(to, "roles", user.Roles, WriteRole);
        resources.Write(to, "groups", user.Groups, WriteGroup);
        resources.End(to, user.Meta);
    }

    private static void WriteRole(Utf8JsonWriter writer, UserRole role)
    {
        writer.WriteStartObject();
        writer.WriteString("value"u8, role.Name.Value);
        WriteIfAny(writer, "display", role.Label.Display);
        WriteIfAny(writer, "type", role.Label.Type);
        if (role.Label.Primary is { } primary)
        {
            writer.WriteBoolean("primary"u8, primary);
        }

        writer.WriteEndObject();
    }

    private void WriteGroup(Utf8JsonWriter writer, UserGroup group)
    {
        writer.WriteStartObject();
        writer.WriteString("value"u8, group.Id);
        writer.WriteString("$ref"u8, $"{baseUrl}/Groups/{group.Id}");
        writer.WriteString("display"u8, group.DisplayName);
        writer.WriteString("type"u8, group.IsDirect ? "direct" : "indirect");
        writer.WriteEndObject();
    }

    private static void WriteIfAny(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }
}
