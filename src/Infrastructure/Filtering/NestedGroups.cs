using ScimPlatform.Application.Scim.Filters;

namespace ScimPlatform.Infrastructure.Filtering;

/// <summary>What a filter over the groups of users comes to where groups stand in groups: found out before users are looked at.</summary>
/// <param name="Parts">one for each different condition on a group; a condition without one holds for no group above others</param>
internal sealed record NestedGroups(IReadOnlyDictionary<BoundFilter, NestedGroups.Part> Parts)
{
    /// <param name="Under">a JSON list of groups: who is in one of them is in a group above it that fulfils the condition</param>
    /// <param name="Pairs">
    /// a JSON list of groups, each followed by one above it that fulfils the condition only for those who are not in it directly; null when
    /// there is none
    /// </param>
    internal sealed record Part(string Under, string? Pairs);
}
