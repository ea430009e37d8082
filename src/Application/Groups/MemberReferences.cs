using ScimPlatform.Application.Scim;
using ScimPlatform.Application.Scim.Patching;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.Groups;

/// <summary>Finds out what the members that a client names are.</summary>
internal static class MemberReferences
{
    /// <exception cref="ScimFault">invalidValue: there is no such user or group in the tenant</exception>
    public static Task<KnownMembers> RequireAsync(
        this IGroupMembers members, TenantId tenant, IReadOnlyCollection<MemberReference> references, CancellationToken cancellationToken) =>
        members.RequireAsync(tenant, references, KnownMembers.None, cancellationToken);

    /// <param name="members">the port</param>
    /// <param name="tenant">whose directory</param>
    /// <param name="references">as the client names them</param>
    /// <param name="beingMade">what the same unit of work makes, which the store does not have yet</param>
    /// <param name="cancellationToken">ends the wait</param>
    /// <exception cref="ScimFault">invalidValue: there is no such user or group in the tenant</exception>
    public static async Task<KnownMembers> RequireAsync(
        this IGroupMembers members,
        TenantId tenant,
        IReadOnlyCollection<MemberReference> references,
        KnownMembers beingMade,
        CancellationToken cancellationToken)
    {
        if (references.Count == 0)
        {
            return KnownMembers.None;
        }

        var wanted = references.DistinctBy(reference => reference.Id).ToDictionary(reference => IdOf(reference.Id), reference => reference.Type);
        var known = await members.KnownAsync(tenant, wanted.Keys, cancellationToken);
        var users = known.Users.Concat(beingMade.Users.Intersect(wanted.Keys)).Where(id => wanted[id] != "Group").ToList();
        var groups = known.Groups.Concat(beingMade.Groups.Intersect(wanted.Keys)).Where(id => wanted[id] != "User").ToList();
        var missing = wanted.Keys.Except(users).Except(groups).Take(1).ToList();
        return missing is [var id]
            ? throw new ScimFault(ScimType.InvalidValue, $"'members' names '{id}', which is no {wanted[id] ?? "User or Group"} of this tenant.")
            : new KnownMembers(users, groups);
    }

    /// <summary>Ids of a client's list that can be ids at all; others are members of nothing.</summary>
    public static IReadOnlyList<Guid> Possible(IEnumerable<string> ids) =>
        [.. ids.Select(Uuid.OrNull).OfType<Guid>().Distinct()];

    private static Guid IdOf(string id) => Uuid.OrNull(id)
        ?? throw new ScimFault(ScimType.InvalidValue, "'members' names a value that is no id of a User or Group of this tenant.");
}
