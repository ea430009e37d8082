using Microsoft.EntityFrameworkCore;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.ScimTokens;
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
    /// <summary>Characters of a document that is read again with each of up to a thousand roles.</summary>
    public const int ShortDocument = 8192;

    public Func<ScimPlatformDbContext, TenantId, CancellationToken, Task<Tenant?>> Tenant { get; } = EF.CompileAsyncQuery(
        (ScimPlatformDbContext context, TenantId id, CancellationToken _) => context.Tenants.FirstOrDefault(tenant => tenant.Id == id));

    public Func<ScimPlatformDbContext, TenantId, GroupId, CancellationToken, Task<Group?>> Group { get; } = EF.CompileAsyncQuery(
        (ScimPlatformDbContext context, TenantId tenant, GroupId id, CancellationToken _) =>
            context.Groups.FirstOrDefault(group => group.Id == id && group.TenantId == tenant));

    public Func<ScimPlatformDbContext, TenantId, UserId, CancellationToken, Task<User?>> User { get; } = EF.CompileAsyncQuery(
        (ScimPlatformDbContext context, TenantId tenant, UserId id, CancellationToken _) =>
            context.Users.FirstOrDefault(user => user.Id == id && user.TenantId == tenant));

    public Func<ScimPlatformDbContext, TenantId, IAsyncEnumerable<ScimToken>> LiveTokens { get; } = EF.CompileAsyncQuery(
        (ScimPlatformDbContext context, TenantId tenant) => context.ScimTokens.Where(token => token.TenantId == tenant && token.LiveSlot != null));

    // A row for each role, or one where there is none. The document comes with each of them: where it is long, roles are asked for by themselves.
    public Func<ScimPlatformDbContext, TenantId, UserId, IAsyncEnumerable<WithRole>> UserWithRoles { get; } = EF.CompileAsyncQuery(
        (ScimPlatformDbContext context, TenantId tenant, UserId id) =>
            from user in context.Users
            where user.Id == id && user.TenantId == tenant
            join binding in context.RoleBindings
                on new { user.Id, IsShort = user.Document.Length <= ShortDocument } equals new { Id = binding.UserId, IsShort = true } into bindings
            from role in bindings.DefaultIfEmpty()
            select new WithRole { User = user, Role = role, IsLong = user.Document.Length > ShortDocument });

    public Func<ScimPlatformDbContext, TenantId, string, CancellationToken, Task<User?>> UserNamed { get; } = EF.CompileAsyncQuery(
        (ScimPlatformDbContext context, TenantId tenant, string key, CancellationToken _) =>
            context.Users.FirstOrDefault(user => user.TenantId == tenant && ScimSql.Same(user.UserNameKey, key)));

    /// <summary>A user with one of its roles, if it has any.</summary>
    internal sealed class WithRole
    {
        public required User User { get; init; }

        public required RoleBinding? Role { get; init; }

        /// <summary>Whether the document is so long that roles were not asked for.</summary>
        public required bool IsLong { get; init; }
    }
}
