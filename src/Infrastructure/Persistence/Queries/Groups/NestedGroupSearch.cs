using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Discovery;
using ScimPlatform.Application.Scim;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.Filtering;
using ScimPlatform.Infrastructure.Persistence.Statements;

namespace ScimPlatform.Infrastructure.Persistence.Queries.Groups;

/// <summary>
/// Finds out which groups a filter over users means through groups in groups, however deep and circular. No query that EF Core can write
/// walks a graph, so the groups travel with the query; each is named once for each condition, however many stand above it.
/// </summary>
internal sealed class NestedGroupSearch(IStatements statements, LazyContext context, TenantId tenant, ScimBudgets budgets)
{
    private readonly GroupGraph graph = new(statements, tenant);
    private readonly Dictionary<BoundFilter, NestedGroups.Part> parts = [];
    private int named;

    /// <returns>null when the filter or the tenant has no use for it</returns>
    /// <exception cref="ScimFault">tooMany: the filter means more groups than the server goes through</exception>
    public async Task<NestedGroups?> OfAsync(BoundFilter? filter, CancellationToken cancellationToken)
    {
        foreach (var condition in Conditions(filter).Distinct().ToList())
        {
            var above = Parents().Where(UserLists.Indirect(condition));
            var onlyIndirect = MentionsType(condition)
                ? await IdsAsync(above.Where(UserLists.Direct(condition).Not()), cancellationToken)
                : [];
            var both = onlyIndirect.Count == 0 ? above : above.Where(UserLists.Direct(condition));
            var under = await UnderAsync(await IdsAsync(both, cancellationToken), cancellationToken);
            var pairs = await PairsAsync(onlyIndirect, cancellationToken);
            if (under.Count + pairs.Count > 0)
            {
                parts.Add(condition, new NestedGroups.Part(Json(under.Select(id => id.ToString())), pairs.Count == 0 ? null : Json(pairs)));
            }
        }

        return parts.Count == 0 ? null : new NestedGroups(parts);
    }

    // Only groups that have others in them can be above one.
    private IQueryable<Group> Parents() => context.Value.Groups.AsNoTracking().Where(group =>
        group.TenantId == tenant && context.Value.GroupChildren.Any(child => child.GroupId == group.Id));

    private async Task<List<Guid>> IdsAsync(IQueryable<Group> groups, CancellationToken cancellationToken) =>
        Within(await groups.Select(group => group.Id.Value).Take(Left + 1).ToListAsync(cancellationToken));

    private async Task<IReadOnlyList<Guid>> UnderAsync(List<Guid> groups, CancellationToken cancellationToken) =>
        groups.Count == 0 ? [] : Within(await graph.UnderAsync(groups, Left + 1, cancellationToken));

    private async Task<IReadOnlyList<string>> PairsAsync(List<Guid> groups, CancellationToken cancellationToken)
    {
        var pairs = new List<string>();
        foreach (var above in groups)
        {
            pairs.AddRange((await UnderAsync([above], cancellationToken)).Select(under => $"{under}{above}"));
        }

        return pairs;
    }

    private int Left => budgets.ListedValues - named;

    private T Within<T>(T found)
        where T : IReadOnlyCollection<Guid> => (named += found.Count) <= budgets.ListedValues
            ? found
            : throw new ScimFault(ScimType.TooMany, $"The filter means more than {budgets.ListedValues} groups in groups.");

    private static string Json(IEnumerable<string> ids) => JsonSerializer.Serialize(ids);

    private static IEnumerable<BoundFilter> Conditions(BoundFilter? filter) => filter switch
    {
        BoundFilter.And both => Conditions(both.Left).Concat(Conditions(both.Right)),
        BoundFilter.Or either => Conditions(either.Left).Concat(Conditions(either.Right)),
        BoundFilter.Not not => Conditions(not.Operand),
        BoundFilter.ValuePath { Path: { Extension: null, Attribute.Name: "groups" } } groups => [groups.Inner],
        _ => [],
    };

    private static bool MentionsType(BoundFilter condition) => condition switch
    {
        BoundFilter.And both => MentionsType(both.Left) || MentionsType(both.Right),
        BoundFilter.Or either => MentionsType(either.Left) || MentionsType(either.Right),
        BoundFilter.Not not => MentionsType(not.Operand),
        BoundFilter.Compare compare => compare.Path.Target.Name == "type",
        BoundFilter.Present present => present.Path.Target.Name == "type",
        _ => false,
    };
}
