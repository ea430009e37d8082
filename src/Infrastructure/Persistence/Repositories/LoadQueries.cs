using Microsoft.EntityFrameworkCore;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.Filtering;

namespace ScimPlatform.Infrastructure.Persistence.Repositories;

/// <summary>
/// What most writes load by, composed once. EF Core binds such a query to the model that it is first asked with: they belong to a database,
/// not to the process.
/// </summary>
internal sealed class LoadQueries
{
    public Func<ScimPlatformDbContext, TenantId, CancellationToken, Task<Tenant?>> Tenant { get; } = EF.CompileAsyncQuery(
        (ScimPlatformDbContext context, TenantId id, CancellationToken _) => context.Tenants.FirstOrDefault(tenant => tenant.Id == id));

    public Func<ScimPlatformDbContext, TenantId, GroupId, CancellationToken, Task<Group?>> Group { get; } = EF.CompileAsyncQuery(
        (ScimPlatformDbContext context, TenantId tenant, GroupId id, CancellationToken _) =>
            context.Groups.FirstOrDefault(group => group.Id == id && group.TenantId == tenant));

    public Func<ScimPlatformDbContext, TenantId, UserId, CancellationToken, Task<User?>> User { get; } = EF.CompileAsyncQuery(
        (ScimPlatformDbContext context, TenantId tenant, UserId id, CancellationToken _) =>
            context.Users.FirstOrDefault(user => user.Id == id && user.TenantId == tenant));

    // Most users have no roles: whether this one has is asked along, and its version tells when that changes meanwhile.
    public Func<ScimPlatformDbContext, TenantId, UserId, CancellationToken, Task<WithRoles?>> UserWithRoles { get; } = EF.CompileAsyncQuery(
        (ScimPlatformDbContext context, TenantId tenant, UserId id, CancellationToken _) => context.Users
            .Where(user => user.Id == id && user.TenantId == tenant)
            .Select(user => new WithRoles
            {
                User = user,
                HasRoles = context.RoleBindings.Any(binding => binding.UserId == user.Id),
            })
            .FirstOrDefault());

    public Func<ScimPlatformDbContext, TenantId, string, CancellationToken, Task<User?>> UserNamed { get; } = EF.CompileAsyncQuery(
        (ScimPlatformDbContext context, TenantId tenant, string key, CancellationToken _) =>
            context.Users.FirstOrDefault(user => user.TenantId == tenant && ScimSql.Same(user.UserNameKey, key)));

    /// <summary>A user, and whether it has roles.</summary>
    internal sealed class WithRoles
    {
        public required User User { get; init; }

        public required bool HasRoles { get; init; }
    }
}
