using System.Text;
using System.Text.Json;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Application.Groups;

/// <summary>Writes groups: document, members, and what the server knows (RFC 7643 sections 3.1 and 4.2).</summary>
public sealed class GroupWriter(ResourceType type, Projection projection, string baseUrl)
{
    private const int UuidLength = 36;

    private readonly ResourceWriter resources = new(type, projection, baseUrl);

    // Their last characters are overwritten with each member's id: a group may have very many.
    private readonly byte[] userReference = ReferenceTo(baseUrl, "Users");
    private readonly byte[] groupReference = ReferenceTo(baseUrl, "Groups");

    public void Write(JsonBuffer to, GroupView group)
    {
        resources.Begin(to, group.Id.Value, group.Document.Span);
        resources.Write(to, "members", group.Members, WriteMember);
        resources.End(to, group.Meta);
    }

    /// <summary>The same, a member with each step, so that what is written can be sent on between them.</summary>
    public IEnumerable<GroupMemberView> WriteEach(JsonBuffer to, GroupView group)
    {
        resources.Begin(to, group.Id.Value, group.Document.Span);
        foreach (var member in resources.WriteEach(to, "members", group.Members, WriteMember))
        {
            yield return member;
        }

        resources.End(to, group.Meta);
    }

    private static byte[] ReferenceTo(string baseUrl, string endpoint) => Encoding.UTF8.GetBytes($"{baseUrl}/{endpoint}/{Guid.Empty}");

    private void WriteMember(Utf8JsonWriter writer, GroupMemberView member)
    {
        var reference = member.IsGroup ? groupReference : userReference;
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
}
