using ScimPlatform.Application.Idempotency;
using ScimPlatform.Application.OAuthClients.AccessTokens;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.OAuthClients;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.RoleMappings;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.SetupLinks;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.TenantSchemas;
using ScimPlatform.Domain.Users;
using ScimPlatform.Domain.Webhooks;
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

    /// <summary>With a secret.</summary>
    public OAuthClient Client { get; } = Sample.Client(Tenant);

    public ClientSecret Secret => Client.Secrets[0];

    /// <summary>Got with the secret.</summary>
    public AccessToken AccessToken => accessToken ??= AccessToken.Issue(
        Tenant.Id, Client.Id, Secret.Id, TokenScopes.All, TimeSpan.FromHours(1), AdjustableTime.Start).Token;

    private AccessToken? accessToken;

    /// <summary>That nobody has opened.</summary>
    public SetupLink SetupLink { get; } = SetupLink.Make(Tenant.Id, SetupLink.DefaultHours, Sample.Admin, AdjustableTime.Start).Link;

    /// <summary>Who is told of it.</summary>
    public Webhook Webhook { get; } = Sample.Webhook(Tenant);

    /// <param name="schemaIsUsed">whether the user has a value under the tenant's schema, which storing it asks for</param>
    public static Belongings Make(bool schemaIsUsed = true)
    {
        var tenant = Sample.Tenant();
        var schema = Sample.Schema(tenant);
        var user = schemaIsUsed ? Sample.User(tenant, schema.Urn) : Sample.User(tenant);
        var token = Sample.Token(tenant);
        var mint = RememberedMint.Of(Sample.Minted(token), Sample.Key(), [1, 2, 3], token.CreatedAt);
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
            mine.Client,
            mine.AccessToken,
            UsedAssertion.Of(mine.Client.Id, "jti", AdjustableTime.Start.AddHours(1), AdjustableTime.Start),
            new ClientUse { Id = mine.Secret.Id, ClientId = mine.Client.Id, At = AdjustableTime.Start, Ip = "192.0.2.1", UserAgent = "entra" },
            mine.SetupLink,
            mine.Webhook,
            Sample.State(mine.Webhook),
            Sample.Delivery(mine.Webhook),
            new ScimTokenUse { TokenId = mine.Token.Id, At = AdjustableTime.Start, Ip = "192.0.2.1", UserAgent = "okta" });
        return mine;
    }
}
