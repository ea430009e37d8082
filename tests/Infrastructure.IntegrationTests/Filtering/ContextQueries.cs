using ScimPlatform.Infrastructure.Persistence;
using ScimPlatform.Infrastructure.Persistence.Queries;

namespace ScimPlatform.Infrastructure.IntegrationTests.Filtering;

internal static class ContextQueries
{
    /// <summary>Queries over a context that is there.</summary>
    public static UserQueries UserQueries(this ScimPlatformDbContext context) =>
        new(context.Statements, new Lazy<ScimPlatformDbContext>(context), new RememberedTotals());

    /// <inheritdoc cref="UserQueries"/>
    public static GroupQueries GroupQueries(
        this ScimPlatformDbContext context, int mostMembers = Persistence.Queries.GroupQueries.MostMembersOfAPage) =>
        new(context.Statements, new Lazy<ScimPlatformDbContext>(context), new RememberedTotals(), mostMembers);
}
