using System.Text;
using System.Text.Json;

namespace ScimPlatform.Application.Groups;

/// <summary>Writes members as <see cref="GroupResourceMapper.ToMember"/> makes them, without making them first: a group may have very many.</summary>
/// <param name="baseUrl">the URL of the SCIM plane as the client sees it, without a slash at its end</param>
public sealed class GroupMemberWriter(string baseUrl)
{
    private const int UuidLength = 36;

    // Their last characters are overwritten with each member's id.
    private readonly byte[] user = ReferenceTo(baseUrl, "Users");
    private readonly byte[] group = ReferenceTo(baseUrl, "Groups");

    public void Write(Utf8JsonWriter writer, GroupMemberView member)
    {
        var reference = member.IsGroup ? group : user;
        var id = reference.AsSpan(reference.Length - UuidLength);
        member.Id.TryFormat(id, out _);
        writer.WriteStartObject();
        writer.WriteString("value"u8, id);
        writer.WriteString("$ref"u8, reference);
        writer.WriteString("type"u8, member.IsGroup ? "Group"u8 : "User"u8);
        if (member.Display is not null)
        {
            writer.WriteString("display"u8, member.Display);
        }

        writer.WriteEndObject();
    }

    private static byte[] ReferenceTo(string baseUrl, string endpoint) => Encoding.UTF8.GetBytes($"{baseUrl}/{endpoint}/{Guid.Empty}");
}
