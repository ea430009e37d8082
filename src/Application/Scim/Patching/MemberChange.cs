using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Application.Scim.Resources;

namespace ScimPlatform.Application.Scim.Patching;

/// <summary>What a PATCH does to a group's members, which are rows of their own and never loaded for it.</summary>
public abstract record MemberChange
{
    private MemberChange()
    {
    }

    /// <summary>Adds those that are not members yet.</summary>
    public sealed record Add(IReadOnlyList<MemberReference> Members) : MemberChange;

    /// <summary>Removes those of the ids that are members.</summary>
    public sealed record Remove(IReadOnlyList<string> Ids) : MemberChange;

    /// <summary>Removes the members that fulfil a filter over <c>value</c>, <c>type</c>, <c>display</c> and <c>$ref</c>.</summary>
    public sealed record RemoveWhere(BoundFilter Filter) : MemberChange;

    /// <summary>Makes these, and no others, the members.</summary>
    public sealed record Replace(IReadOnlyList<MemberReference> Members) : MemberChange;

    /// <summary>Empties the group.</summary>
    public sealed record RemoveAll : MemberChange;
}

/// <summary>A member as a client names it.</summary>
/// <param name="Id">the id of a user or group</param>
/// <param name="Type">"User" or "Group", or null when the client did not say: then the id decides</param>
public readonly record struct MemberReference(string Id, string? Type)
{
    /// <summary>The references in a canonical <c>members</c> attribute, each id once; none when it is unassigned.</summary>
    public static IReadOnlyList<MemberReference> Read(JsonNode? members) =>
        members is not JsonArray list
            ? []
            : [.. list.OfType<JsonObject>().Select(Read).GroupBy(member => member.Id).Select(same => same.FirstOrDefault(member => member.Type is not null, same.First()))];

    private static MemberReference Read(JsonObject member) => new(
        member["value"].Text() ?? "",
        member["type"].Text()?.ToUpperInvariant() switch { "USER" => "User", "GROUP" => "Group", _ => null });
}
