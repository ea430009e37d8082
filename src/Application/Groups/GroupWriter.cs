using System.Text.Json;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Application.Groups;

/// <summary>Writes groups as <see cref="GroupResourceMapper.ToAnswer"/> makes them, without making them first.</summary>
public sealed class GroupWriter(ResourceType type, Projection projection, string baseUrl)
{
    private readonly ResourceWriter resources = new(type, projection, baseUrl);

    /// <returns>false, with nothing written, when the projection cuts within an attribute</returns>
    public bool TryWrite(Utf8JsonWriter writer, GroupView group)
    {
        if (resources.Shows("members") is not { } withMembers || !resources.TryRead(group.Document))
        {
            return false;
        }

        var meta = new StoredMeta(group.Id.Value, group.CreatedAt, group.UpdatedAt, group.Version);
        resources.Write(writer, meta, to =>
        {
            if (withMembers && group.Members is { Count: > 0 } members)
            {
                WriteMembers(to, members);
            }
        });
        return true;
    }

    private void WriteMembers(Utf8JsonWriter writer, IReadOnlyList<GroupMemberView> members)
    {
        writer.WriteStartArray("members"u8);
        foreach (var member in members)
        {
            writer.WriteStartObject();
            writer.WriteString("value"u8, member.Id);
            writer.WriteString("$ref"u8, $"{baseUrl}/{(member.IsGroup ? "Groups" : "Users")}/{member.Id}");
            writer.WriteString("type"u8, member.IsGroup ? "Group" : "User");
            if (member.Display is not null)
            {
                writer.WriteString("display"u8, member.Display);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
