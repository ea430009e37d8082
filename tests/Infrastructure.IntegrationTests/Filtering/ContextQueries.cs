using ScimPlatform.Application.Discovery;
using ScimPlatform.Infrastructure.Caching;
using ScimPlatform.Infrastructure.Persistence;
using ScimPlatform.Infrastructure.Persistence.Queries.Groups;
using ScimPlatform.Infrastructure.Persistence.Queries.Users;
using ScimPlatform.Infrastructure.Persistence.Statements;

namespace ScimPlatform.Infrastructure.IntegrationTests.Filtering;

internal static class ContextQueries
{
    /// <summary>Queries over a context that is there.</summary>
    public static UserQueries UserQueries(this ScimPlatformDbContext context) =>
        context.UserQueries(context.Statements, new OffsetAnchors());

    /// <summary>The same, for so much.</summary>
    public static UserQueries UserQueries(this ScimPlatformDbContext context, ScimBudgets budgets) =>
        new(context.Statements, new LazyContext(context), new TotalsCache(), new OffsetAnchors(), new PageCache(), Settings(budgets));

    /// <summary>The same, with reads that are looked at, and places and pages that are kept.</summary>
    public static UserQueries UserQueries(
        this ScimPlatformDbContext context, IStatements statements, OffsetAnchors places, PageCache? pages = null) =>
        new(statements, new LazyContext(context), new TotalsCache(), places, pages ?? new PageCache(), Settings());

    /// <inheritdoc cref="UserQueries(ScimPlatformDbContext)"/>
    public static GroupQueries GroupQueries(this ScimPlatformDbContext context, ScimBudgets? budgets = null) =>
        new(context.Statements, new LazyContext(context), new TotalsCache(), Settings(budgets));

    private static ScimSettings Settings(ScimBudgets? budgets = null) => new(100, 1_000, 100, 1 << 20) { Budgets = budgets ?? new ScimBudgets() };
}
