using ScimPlatform.Application.Scim;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.Groups;

/// <summary>Finds out what the members that a client names are.</summary>
internal static class MemberReferences
{
    /// <exception cref="ScimFault">invalidValue: there is no such user or group in the tenant</exception>
    public static Task<KnownMembers> RequireAsync(
        this IGroupMembers members, TenantId tenant, IReadOnlyCollection<string> wanted, CancellationToken cancellationToken) =>
        members.RequireAsync(tenant, wanted, KnownMembers.None, cancellationToken);

    /// <param name="members">the port</param>
    /// <param name="tenant">whose directory</param>
    /// <param name="wanted">ids as the client gives them</param>
    /// <param name="beingMade">what the same unit of work makes, which the store does not have yet</param>
    /// <param name="cancellationToken">ends the wait</param>
    /// <exception cref="ScimFault">invalidValue: there is no such user or group in the tenant</exception>
    public static async Task<KnownMembers> RequireAsync(
        this IGroupMembers members,
        TenantId tenant,
        IReadOnlyCollection<string> wanted,
        KnownMembers beingMade,
        CancellationToken cancellationToken)
    {
        if (wanted.Count == 0)
        {
            return KnownMembers.None;
        }

        var ids = wanted.Select(IdOf).ToHashSet();
        var known = await members.KnownAsync(tenant, ids, cancellationToken);
        var users = known.Users.Concat(beingMade.Users.Intersect(ids)).ToList();
        var groups = known.Groups.Concat(beingMade.Groups.Intersect(ids)).ToList();
        var missing = ids.Except(users).Except(groups).Take(1).ToList();
        return missing is [var id]
            ? throw new ScimFault(ScimType.InvalidValue, $"'members' names '{id}', which is no User or Group of this tenant.")
            : new KnownMembers(users, groups);
    }

    /// <exception cref="ScimFault">invalidValue: with these in it, more groups would stand above one another than may</exception>
    public static async Task RequireDepthAsync(
        this IGroupMembers members, Group group, KnownMembers added, int most, CancellationToken cancellationToken)
    {
        if (added.Groups.Count > 0 && await members.LevelsAsync(group, added.Groups, cancellationToken) > most)
        {
            throw new ScimFault(ScimType.InvalidValue, $"'members' would nest groups deeper than {most} levels.");
        }
    }

    /// <summary>Ids of a client's list that can be ids at all; others are members of nothing.</summary>
    public static IReadOnlyList<Guid> Possible(IEnumerable<string> ids) =>
        [.. ids.Select(ResourceId.OrNull).OfType<Guid>().Distinct()];

    private static Guid IdOf(string id) => ResourceId.OrNull(id)
        ?? throw new ScimFault(ScimType.InvalidValue, "'members' names a value that is no id of a User or Group of this tenant.");
}
