using ScimPlatform.Application.Idempotency;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.RoleMappings;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.TenantSchemas;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.Persistence;
using ScimPlatform.Infrastructure.ProvisioningLog;

namespace ScimPlatform.Infrastructure.IntegrationTests.Databases;

/// <summary>A tenant with one of everything.</summary>
internal sealed record Belongings(
    Tenant Tenant, User User, RoleBinding Binding, Group Group, ScimToken Token, RememberedMint Mint, TenantSchema Schema)
{
    /// <summary>What was said about the user.</summary>
    public ProvisioningEntry Exchange { get; } = Sample.Exchange(Tenant, User);

    public RoleMapping Mapping { get; } = Sample.Mapping(Tenant, new MappedGroup.ById(Group.Id));

    /// <param name="schemaIsUsed">whether the user has a value under the tenant's schema, which storing it asks for</param>
    public static Belongings Make(bool schemaIsUsed = true)
    {
        var tenant = Sample.Tenant();
        var schema = Sample.Schema(tenant);
        var user = schemaIsUsed ? Sample.User(tenant, schema.Urn) : Sample.User(tenant);
        var token = Sample.Token(tenant);
        var mint = RememberedMint.Of(token, Sample.Key(), [1, 2, 3]);
        return new Belongings(tenant, user, Sample.Binding(user), Sample.Group(tenant), token, mint, schema);
    }

    public static async Task<Belongings> StoreAsync(Product product)
    {
        var mine = Make();
        await product.StoreAsync(mine.Tenant, mine.Schema);
        await product.StoreAsync(
            mine.User,
            mine.Binding,
            mine.Group,
            new GroupMember(mine.Group.Id, mine.User.Id),
            mine.Mapping,
            mine.Token,
            mine.Mint,
            mine.Exchange,
            new ScimTokenUse { TokenId = mine.Token.Id, At = AdjustableTime.Start, Ip = "192.0.2.1", UserAgent = "okta" });
        return mine;
    }
}
