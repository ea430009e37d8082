using Microsoft.EntityFrameworkCore;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.Persistence;
using ScimPlatform.Infrastructure.Persistence.Queries;
using ScimPlatform.Infrastructure.Persistence.SqlServer;
using ScimPlatform.TestSupport;

namespace ScimPlatform.Infrastructure.IntegrationTests.Filtering;

/// <summary>What the SQL Server provider makes of every filter, without a server.</summary>
public sealed class FilterSqlServerTests
{
    private static readonly TenantId Tenant = new(Guid.Parse("7c1e4d0a-5f1c-4c39-a5a5-0d5b5f0f7a11"));

    // EF Core drops what a contradiction makes idle, such as the tenant.
    private const string Nobody = "WHERE 0 = 1";

    [TestCaseSource(typeof(FilterCases), nameof(FilterCases.Users))]
    public void Translate_ForSqlServer_IsTransactSqlOfTheTenant(FilterCase filterCase)
    {
        var filter = FilterBinder.Bind(FilterParser.Parse(filterCase.Text), FilterCaseDocuments.UserType);
        using var context = CreateContext();

        var sql = new UserQueries(context).Matches(Tenant, filter).ToQueryString();

        Assert.That(Errors(sql), Is.Empty, sql);
        Assert.That(sql, Does.EndWith(Nobody).Or.Match(@"(WHERE|AND) \(?\[u\]\.\[TenantId\] = @__tenant_\d+\)?$"), sql);
    }

    private static SqlServerScimPlatformDbContext CreateContext()
    {
        var options = new DbContextOptionsBuilder<SqlServerScimPlatformDbContext>();
        options.UseSqlServer(new DatabaseOptions(DatabaseProvider.SqlServer, "Server=none;Database=none", null));
        return new SqlServerScimPlatformDbContext(options.Options);
    }

    private static IEnumerable<string> Errors(string sql)
    {
        new TSql150Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var errors);
        return errors.Select(error => error.Message);
    }
}
