using AutoMapper;
using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Application.Tenants;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.Persistence.Queries.Access;
using ScimPlatform.Infrastructure.Persistence.Statements;

namespace ScimPlatform.Infrastructure.Persistence.Queries;

internal sealed class TenantQueries(IStatements statements, LazyContext context, IMapper mapper) : ITenantQueries
{
    private static readonly string Columns =
        "[t].[Id], [t].[Slug], [t].[DisplayName], [t].[ScimEnabled], [t].[MaxLiveTokens], [t].[TokenLifetime], [t].[CompatibilityProfile], "
        + "[t].[SchemaVersion], [t].[CreatedAt], [t].[UpdatedAt], [t].[DeprovisionLimit], [t].[DeprovisionMinutes], [t].[DeprovisionReleasedUntil], "
        + "[t].[StaticTokensUntil], [t].[Passwords], [t].[Version], "
        + MappedGroups.AnyOf("[t].[Id]");

    // Asked with every request by JWT.
    private static readonly Statement ById = new($"SELECT {Columns} FROM [Tenants] AS [t] WHERE [t].[Id] = @id AND [t].[DeletedAt] IS NULL", "id");
    private static readonly Statement BySlug = new($"SELECT {Columns} FROM [Tenants] AS [t] WHERE [t].[Slug] = @slug AND [t].[DeletedAt] IS NULL", "slug");

    public async Task<TenantView?> FindAsync(string idOrSlug, CancellationToken cancellationToken) =>
        (Uuid.TryParse(idOrSlug, out var id) ? await FindAsync(ById, id, cancellationToken) : null)
        ?? (TenantSlug.IsValid(idOrSlug) ? await FindAsync(BySlug, TenantSlug.Of(idOrSlug).Value, cancellationToken) : null);

    public Task<Page<TenantView>> ListAsync(TenantId? only, PageRequest page, CancellationToken cancellationToken)
    {
        var all = context.Value.Tenants.AsNoTracking();
        var tenants = only is { } id ? all.Where(tenant => tenant.Id == id) : all;
        return tenants.OrderBy(tenant => tenant.CreatedAt).ThenBy(tenant => tenant.Id)
            .ToPageAsync(page, mapper.Map<TenantView>, cancellationToken);
    }

    private static TenantView ToView(Row row) => new()
    {
        Id = row.Id(0),
        Slug = row.Text(1),
        DisplayName = row.Text(2),
        ScimEnabled = row.Flag(3),
        MaxLiveTokens = row.Int(4),
        DefaultTokenLifetimeDays = row.Int(5),
        CompatibilityProfile = row.Text(6),
        SchemaVersion = row.Long(7),
        CreatedAt = row.Time(8),
        UpdatedAt = row.Time(9),
        DeprovisionGuard = DeprovisionGuard.Stored(row.Int(10), row.Int(11)),
        DeprovisionReleasedUntil = row.TimeOrNull(12),
        StaticTokensUntil = row.TimeOrNull(13),
        Passwords = ((PasswordPolicy)row.Int(14)).Word(),
        Version = row.Long(15),
        MapsRoles = row.Int(16) > 0,
    };

    private async Task<TenantView?> FindAsync(Statement statement, object value, CancellationToken cancellationToken) =>
        (await statements.ReadAsync(statement, [value], ToView, cancellationToken)).SingleOrDefault();
}
