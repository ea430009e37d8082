using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.Caching;
using ScimPlatform.Infrastructure.Persistence.Statements;

namespace ScimPlatform.Infrastructure.Persistence.Queries.Users;

/// <summary>
/// The way to the user at an index, from the nearest place that is known or from the nearer end, over the index alone. It goes in steps, and who
/// stands at the end of each is remembered. Somebody who comes or goes between two steps moves a place by one, as between two pages; what
/// was seen then is found by nobody, since the number of changes has moved.
/// </summary>
internal sealed class UserWalk(IStatements statements, OffsetAnchors remembered, TenantId tenant)
{
    /// <summary>So many users are walked over for less than the page costs to which that leads.</summary>
    public const int ShortWalk = 1_000;

    // Each costs a round trip where the database is elsewhere.
    private const int MostSteps = 32;

    private static readonly Statement FromFirst = UserViews.Ids("", "");
    private static readonly Statement FromLast = UserViews.Ids("", " DESC");
    private static readonly Statement On = UserViews.Ids($" AND {UserViews.Age} >= {Statement.ByAge("@id")}", "", "id");
    private static readonly Statement Back = UserViews.Ids($" AND {UserViews.Age} <= {Statement.ByAge("@id")}", " DESC", "id");

    /// <summary>A place from which it is a short way on to the user at an index.</summary>
    /// <param name="index">how many stand before, less than there are</param>
    /// <param name="whole">how many there are, read before</param>
    /// <param name="cancellationToken">ends the wait</param>
    /// <returns>a place at the index or shortly before; null when that is the first user, or when the way was lost to changes</returns>
    public async Task<OffsetAnchors.Place?> ToAsync(int index, Totals.Whole whole, CancellationToken cancellationToken)
    {
        var apart = remembered.Apart(whole.Users);
        var (before, behind) = remembered.Around(tenant, index, whole.Changes);
        var (start, end) = (before?.Index ?? 0, behind?.Index ?? whole.Users - 1);
        if (index - start < apart)
        {
            return before;
        }

        var isOn = index - start <= end - index;
        var (at, place) = isOn ? (start, before) : (end, behind);
        var stride = Math.Max(apart, Math.Abs(index - at) / MostSteps);
        do
        {
            var length = Math.Min(stride, Math.Abs(index - at));
            if (await StepAsync(place, isOn, length, cancellationToken) is not { } user)
            {
                return null;
            }

            at += isOn ? length : -length;
            place = new OffsetAnchors.Place(at, user);
            remembered.Remember(tenant, whole, place.Value);
        }
        while (at != index);

        return place;
    }

    private async Task<UserId?> StepAsync(OffsetAnchors.Place? from, bool isOn, int length, CancellationToken cancellationToken)
    {
        var (statement, values) = from is { User: var user }
            ? (isOn ? On : Back, (object[])[tenant.Value, user.Value, length, 1])
            : (isOn ? FromFirst : FromLast, [tenant.Value, length, 1]);
        var found = await statements.ReadAsync(statement, values, row => new UserId(row.Id(0)), cancellationToken);
        return found.Count == 0 ? null : found[0];
    }
}
