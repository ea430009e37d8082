using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.Persistence.Statements;

namespace ScimPlatform.Infrastructure.Persistence.Repositories;

internal sealed class UserRepository(ScimPlatformDbContext context) : IUserRepository
{
    private static readonly TrackedRows<User> ById = new("[Id] = @id AND [TenantId] = @tenant", "id", "tenant");
    private static readonly TrackedRows<User> ByUserName = new("[TenantId] = @tenant AND [UserNameKey] = @key", "tenant", "key");

    public void Add(User user) => context.Track(user);

    public async Task<User?> FindAsync(TenantId tenant, UserId id, CancellationToken cancellationToken) =>
        (await context.LoadAsync(ById, [id.Value, tenant.Value], cancellationToken)).SingleOrDefault();

    public async Task<User?> FindByUserNameAsync(TenantId tenant, UserName userName, CancellationToken cancellationToken) =>
        (await context.LoadAsync(ByUserName, [tenant.Value, userName.Key], cancellationToken)).SingleOrDefault();

    public void Remove(User user) => context.Users.Remove(user);
}
