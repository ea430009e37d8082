using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.IntegrationTests.Databases;

/// <summary>A tenant with one of everything.</summary>
internal sealed record Belongings(Tenant Tenant, User User, RoleBinding Binding, Group Group, ScimToken Token)
{
    public static async Task<Belongings> StoreAsync(Product product)
    {
        var tenant = Sample.Tenant();
        var user = Sample.User(tenant);
        var belongings = new Belongings(tenant, user, Sample.Binding(user), Sample.Group(tenant), Sample.Token(tenant));
        await product.StoreAsync(
            tenant,
            user,
            belongings.Binding,
            belongings.Group,
            new GroupMember(belongings.Group.Id, user.Id),
            belongings.Token,
            new ScimTokenUse { TokenId = belongings.Token.Id, At = AdjustableTime.Start, Ip = "192.0.2.1", UserAgent = "okta" });
        return belongings;
    }
}
