using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.Filtering;
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
        using var context = SqlServerText.CreateContext();

        var sql = context.UserQueries().Matches(Tenant, filter).ToQueryString();

        Assert.That(SqlServerText.Errors(sql), Is.Empty, sql);
        Assert.That(sql, Does.EndWith(Nobody).Or.Match(@"(WHERE|AND) \(?\[u\]\.\[TenantId\] = @tenant\)?$"), sql);
    }

    [Test]
    public void Translate_WithGroupsInGroups_IsTransactSqlThatTakesThePairsAsAParameter()
    {
        var filter = FilterBinder.Bind(FilterParser.Parse("groups[value eq \"x\" and type eq \"indirect\"]"), FilterCaseDocuments.UserType);
        var part = new NestedGroups.Part("[\"one\"]", "[\"two\"]");
        var nested = new NestedGroups(new Dictionary<BoundFilter, NestedGroups.Part> { [((BoundFilter.ValuePath)filter).Inner] = part });
        using var context = SqlServerText.CreateContext();

        using var command = context.UserQueries().Matches(Tenant, filter, nested).CreateDbCommand();

        Assert.That(SqlServerText.Errors(command.CommandText), Is.Empty, command.CommandText);
        Assert.That(command.CommandText, Does.Contain("OPENJSON(@").And.Not.Contain("\"one").And.Not.Contain("\"two"));
    }
}
