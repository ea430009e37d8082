using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Infrastructure.Persistence.Queries;

/// <summary>
/// Which groups of a tenant stand above which, however deep and circular. No database of ours walks a graph in a query that EF Core can
/// write, so the pairs travel with the query as JSON; a tenant has few groups in groups, and most have none.
/// </summary>
internal sealed class GroupAncestry(ScimPlatformDbContext context)
{
    /// <summary>The pairs, each the id of a group followed by that of one above it; null when the filter or the tenant has no use for them.</summary>
    public async Task<string?> ForAsync(TenantId tenant, BoundFilter? filter, CancellationToken cancellationToken)
    {
        if (filter is null || !AsksForGroups(filter))
        {
            return null;
        }

        var rows = await (
            from child in context.GroupChildren.AsNoTracking()
            join parent in context.Groups on child.GroupId equals parent.Id
            where parent.TenantId == tenant
            select new { child.ChildId, child.GroupId }).ToListAsync(cancellationToken);
        var parents = rows.ToLookup(row => row.ChildId, row => row.GroupId);
        return rows.Count == 0
            ? null
            : JsonSerializer.Serialize(parents.SelectMany(group => Above(group.Key, parents).Select(above => $"{group.Key}{above}")));
    }

    private static HashSet<GroupId> Above(GroupId group, ILookup<GroupId, GroupId> parents)
    {
        var above = new HashSet<GroupId>();
        var waiting = new Queue<GroupId>([group]);
        while (waiting.TryDequeue(out var next))
        {
            foreach (var parent in parents[next].Where(above.Add))
            {
                waiting.Enqueue(parent);
            }
        }

        return above;
    }

    private static bool AsksForGroups(BoundFilter filter) => filter switch
    {
        BoundFilter.And both => AsksForGroups(both.Left) || AsksForGroups(both.Right),
        BoundFilter.Or either => AsksForGroups(either.Left) || AsksForGroups(either.Right),
        BoundFilter.Not not => AsksForGroups(not.Operand),
        BoundFilter.ValuePath { Path: { Extension: null, Attribute.Name: "groups" } } => true,
        _ => false,
    };
}
