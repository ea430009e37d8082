using Microsoft.EntityFrameworkCore;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;

namespace ScimPlatform.Infrastructure.Persistence.Repositories;

internal sealed class UserRepository(ScimPlatformDbContext context) : IUserRepository
{
    public void Add(User user) => context.Add(user);

    public Task<User?> FindAsync(TenantId tenant, UserId id, CancellationToken cancellationToken) =>
        context.Users.FirstOrDefaultAsync(user => user.Id == id && user.TenantId == tenant, cancellationToken);

    public Task<User?> FindByUserNameAsync(TenantId tenant, UserName userName, CancellationToken cancellationToken)
    {
        var key = userName.Key;
        return context.Users.FirstOrDefaultAsync(user => user.TenantId == tenant && user.UserNameKey == key, cancellationToken);
    }

    public void Remove(User user) => context.Users.Remove(user);
}
