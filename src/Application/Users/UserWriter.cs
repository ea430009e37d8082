using System.Text.Json;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Application.Users;

/// <summary>Writes users as <see cref="UserResourceMapper.ToAnswer"/> makes them, without making them first.</summary>
public sealed class UserWriter(ResourceType type, Projection projection, string baseUrl)
{
    private readonly ResourceWriter resources = new(type, projection, baseUrl);

    /// <returns>false, with nothing written, when the projection cuts within an attribute</returns>
    public bool TryWrite(Utf8JsonWriter writer, UserView user)
    {
        if (resources.Shows("roles") is not { } withRoles || resources.Shows("groups") is not { } withGroups || !resources.TryRead(user.Document))
        {
            return false;
        }

        var meta = new StoredMeta(user.Id.Value, user.CreatedAt, user.UpdatedAt, user.Version);
        resources.Write(writer, meta, to =>
        {
            if (withRoles && user.Roles.Count > 0)
            {
                WriteRoles(to, user.Roles);
            }

            if (withGroups && user.Groups.Count > 0)
            {
                WriteGroups(to, user.Groups);
            }
        });
        return true;
    }

    private static void WriteRoles(Utf8JsonWriter writer, IReadOnlyList<UserRole> roles)
    {
        writer.WriteStartArray("roles"u8);
        foreach (var role in roles)
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

        writer.WriteEndArray();
    }

    private static void WriteIfAny(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    private void WriteGroups(Utf8JsonWriter writer, IReadOnlyList<UserGroup> groups)
    {
        writer.WriteStartArray("groups"u8);
        foreach (var group in groups)
        {
            writer.WriteStartObject();
            writer.WriteString("value"u8, group.Id);
            writer.WriteString("$ref"u8, $"{baseUrl}/Groups/{group.Id}");
            writer.WriteString("display"u8, group.DisplayName);
            writer.WriteString("type"u8, group.IsDirect ? "direct" : "indirect");
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
