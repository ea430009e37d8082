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
    public sealed record Add(IReadOnlyList<string> Ids) : MemberChange;

    /// <summary>Removes those of the ids that are members.</summary>
    public sealed record Remove(IReadOnlyList<string> Ids) : MemberChange;

    /// <summary>Removes the members that fulfil a filter over <c>value</c>, <c>type</c> and <c>display</c>.</summary>
    /// <param name="Filter">bound for an element of <c>members</c></param>
    /// <param name="Among">the only ids that can fulfil it, or null when that may be any</param>
    public sealed record RemoveWhere(BoundFilter Filter, IReadOnlyCollection<string>? Among) : MemberChange;

    /// <summary>Makes these, and no others, the members.</summary>
    public sealed record Replace(IReadOnlyList<string> Ids) : MemberChange;

    /// <summary>Empties the group.</summary>
    public sealed record RemoveAll : MemberChange;
}

/// <summary>Members as clients name them: the id decides what a member is, and <c>type</c>, <c>$ref</c> and <c>display</c> are the server's.</summary>
public static class MemberIds
{
    /// <summary>The ids in a canonical <c>members</c> attribute, each once; none when it is unassigned.</summary>
    public static IReadOnlyList<string> Of(JsonNode? members) => members is not JsonArray list
        ? []
        : [.. list.OfType<JsonObject>().Select(member => member["value"].Text() ?? "").Distinct(StringComparer.Ordinal)];
}
