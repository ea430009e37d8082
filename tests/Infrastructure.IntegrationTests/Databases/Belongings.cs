using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.TenantSchemas;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.IntegrationTests.Databases;

/// <summary>A tenant with one of everything.</summary>
internal sealed record Belongings(Tenant Tenant, User User, RoleBinding Binding, Group Group, ScimToken Token, TenantSchema Schema)
{
    public static async Task<Belongings> StoreAsync(Product product)
    {
        var tenant = Sample.Tenant();
        var schema = Sample.Schema(tenant);
        var user = Sample.User(tenant, schema.Urn);
        var belongings = new Belongings(tenant, user, Sample.Binding(user), Sample.Group(tenant), Sample.Token(tenant), schema);
        await product.StoreAsync(tenant, schema);
        await product.StoreAsync(
            user,
            belongings.Binding,
            belongings.Group,
            new GroupMember(belongings.Group.Id, user.Id),
            belongings.Token,
            new ScimTokenUse { TokenId = belongings.Token.Id, At = AdjustableTime.Start, Ip = "192.0.2.1", UserAgent = "okta" });
        return belongings;
    }
}
