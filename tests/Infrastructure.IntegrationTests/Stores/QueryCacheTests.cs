using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Application.Scim.Schemas;
using ScimPlatform.Infrastructure.Caching;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.Infrastructure.IntegrationTests.Filtering;

namespace ScimPlatform.Infrastructure.IntegrationTests.Stores;

/// <summary>What is kept of composed queries, whatever filters clients come up with.</summary>
[NonParallelizable]
public sealed class QueryCacheTests
{
    private static readonly string[] Attributes = ["title", "nickName", "userType", "locale", "timezone", "preferredLanguage", "profileUrl"];
    private static readonly string[] Operators = ["eq", "co", "sw", "ew", "gt", "lt"];

    [Test]
    public async Task Search_ByManyLargeFiltersOfDifferentShapes_KeepsABoundedNumberOfBytes()
    {
        await using var file = new SqliteFile();
        await using var product = new Product(file.Options);
        await product.MigrateAsync();
        var tenant = Sample.Tenant();
        await AskAsync(product, tenant, 0);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        for (var shape = 1; shape <= 200; shape++)
        {
            await AskAsync(product, tenant, shape);
        }

        Assert.That(GC.GetTotalMemory(forceFullCollection: true) - before, Is.LessThan(QueryCache.MostBytes * 3 / 2));
    }

    private static async Task AskAsync(Product product, Domain.Tenants.Tenant tenant, int shape)
    {
        var terms = Enumerable.Range(1, FilterParser.MaxTerms).Select(term =>
            $"{Attributes[shape * term % Attributes.Length]} {Operators[shape * term / Attributes.Length % Operators.Length]} \"x\"");
        var filter = FilterBinder.Bind(FilterParser.Parse(string.Join(" or ", terms)), SchemaRegistry.Core.User);
        await using var context = product.NewContext();
        Assert.That(await context.UserQueries().Matches(tenant.Id, filter).CountAsync(), Is.Zero);
    }
}
