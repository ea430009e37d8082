using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Groups;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Application.Scim.Schemas;
using ScimPlatform.Application.Users;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;

namespace ScimPlatform.Infrastructure.IntegrationTests.Databases;

/// <summary>Ann, an admin, in the group Team; Bob in the group Loose.</summary>
internal sealed record SmallDirectory(Tenant Tenant, User Ann, User Bob, RoleBinding Binding, Group Team, Group Loose)
{
    private static readonly SortBy? ByName = SortBy.Bind("userName", null, SchemaRegistry.Core.User);

    public static async Task<SmallDirectory> StoreAsync(Product product)
    {
        var tenant = Sample.Tenant();
        var (ann, bob, team, loose) = (Sample.User(tenant, "ann"), Sample.User(tenant, "bob"), Sample.Group(tenant, "Team"), Sample.Group(tenant, "Loose"));
        var all = new SmallDirectory(tenant, ann, bob, Sample.Binding(ann), team, loose);
        await product.StoreAsync(tenant);
        await product.StoreAsync(ann, bob, all.Binding, team, loose, new GroupMember(team.Id, ann.Id), new GroupMember(loose.Id, bob.Id));
        return all;
    }

    /// <summary>The text with ids in place of names.</summary>
    public string Named(string text) => text
        .Replace("{ann}", Ann.Id.ToString(), StringComparison.Ordinal)
        .Replace("{bob}", Bob.Id.ToString(), StringComparison.Ordinal)
        .Replace("{loose}", Loose.Id.ToString(), StringComparison.Ordinal);

    /// <summary>How many match, as a node says that may remember it.</summary>
    /// <param name="node">the node</param>
    /// <param name="question">users or groups, and a filter</param>
    public Task<int> TotalAsync(Product node, string question) => Named(question).Split(": ", 2) switch
    {
        ["Users", var filter] => node.UseAsync((IUserQueries users) => users.CountAsync(Tenant.Id, Bind(filter, SchemaRegistry.Core.User), default)),
        [_, var filter] => node.UseAsync((IGroupQueries groups) => groups.CountAsync(Tenant.Id, Bind(filter, SchemaRegistry.Core.Group), default)),
        _ => throw new ArgumentException(question),
    };

    /// <summary>The first by name of the users that match, and how many do.</summary>
    public Task<UserPage> SearchAsync(Product node, string? filter, int count = 1) =>
        node.UseAsync((IUserQueries users) => users.SearchAsync(Tenant.Id, Search(filter, count), default));

    /// <summary>That search.</summary>
    public UserSearch Search(string? filter, int count) =>
        new(filter is null ? null : Bind(Named(filter), SchemaRegistry.Core.User), 1, count, ByName);

    /// <summary>The number of the tenant's changes.</summary>
    public async Task<long> ChangesAsync(Product node)
    {
        await using var context = node.NewContext();
        return await context.DirectoryTotals.Where(total => total.TenantId == Tenant.Id).SumAsync(total => total.Changes);
    }

    private static BoundFilter Bind(string filter, ResourceType type) => FilterBinder.Bind(FilterParser.Parse(filter), type);
}
