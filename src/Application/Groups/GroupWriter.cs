using System.Text.Json;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Application.Groups;

/// <summary>Writes groups as <see cref="GroupResourceMapper.ToAnswer"/> makes them, without making them first.</summary>
public sealed class GroupWriter(ResourceType type, Projection projection, string baseUrl)
{
    private readonly ResourceWriter resources = new(type, projection, baseUrl);
    private GroupMemberWriter? member;

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
        member ??= new GroupMemberWriter(baseUrl);
        writer.WriteStartArray("members"u8);
        foreach (var each in members)
        {
            member.Write(writer, each);
        }

        writer.WriteEndArray();
    }
}
