using System.Text;
using System.Text.Json.Nodes;
using ScimPlatform.Application.Idempotency;
using ScimPlatform.Application.Scim.Schemas;
using ScimPlatform.Application.TenantSchemas;
using ScimPlatform.Application.Webhooks;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.OAuthClients;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.RoleMappings;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.TenantSchemas;
using ScimPlatform.Domain.Users;
using ScimPlatform.Domain.Webhooks;
using ScimPlatform.Infrastructure.ProvisioningLog;
using ScimPlatform.Infrastructure.Webhooks;

namespace ScimPlatform.Infrastructure.IntegrationTests.Databases;

/// <summary>Aggregates where a test says only what matters to it.</summary>
internal static class Sample
{
    public static readonly Actor Admin = new("https://issuer.example", "admin@example.com");

    public static RoleMapping Mapping(Tenant tenant, MappedGroup group, string role = "shop/admin") =>
        RoleMapping.Map(tenant.Id, group, RoleName.Parse(role), Admin, AdjustableTime.Start);

    public static TenantSlug Slug() => TenantSlug.Of($"t-{Guid.NewGuid():N}");

    public static Tenant Tenant(int maxLiveTokens = 1, DateTimeOffset? at = null) => Domain.Tenants.Tenant.Create(
        Slug(), "Example Corp", new TenantSettings { ScimEnabled = true, MaxLiveTokens = maxLiveTokens }, at ?? AdjustableTime.Start);

    public static UserProfile Profile(string userName = "jensen") =>
        new(UserName.Of(userName), null, null, true, [], $$"""{"userName":"{{userName}}","active":true}""");

    public static User User(Tenant tenant, string userName = "jensen", DateTimeOffset? at = null) =>
        Domain.Users.User.Create(tenant.Id, Profile(userName), null, at ?? AdjustableTime.Start);

    public static RoleBinding Binding(User user, string role = "admin", int ordinal = 0, DateTimeOffset? at = null) =>
        RoleBinding.Bind(user, RoleName.Parse(role), RoleLabel.None, ordinal, Admin, at ?? AdjustableTime.Start);

    /// <summary>A token in the first slot that none of the others holds.</summary>
    public static ScimToken Token(Tenant tenant, int days = 30, DateTimeOffset? at = null, params ScimToken[] others) =>
        Mint(tenant, TokenRequest.Unrestricted(null, TokenLifetime.OfDays(days)), at, others).Token;

    public static (ScimToken Token, TokenSecret Secret) Mint(
        Tenant tenant, TokenRequest request, DateTimeOffset? at = null, params ScimToken[] others)
    {
        var now = at ?? AdjustableTime.Start;
        return ScimToken.Mint(tenant, new LiveTokens(others, now), request, "scim_test_", Admin, now);
    }

    public static Mint Minted(ScimToken token) => new(token.Id.Value, token.TenantId);

    /// <summary>A client with a secret, and a trust.</summary>
    public static OAuthClient Client(Tenant tenant)
    {
        var request = new OAuthClientRequest
        {
            Name = TokenName.Of("Entra"),
            Trust = new ClientTrust("https://idp.example", null, "subject", "api://audience"),
        };
        var client = OAuthClient.Register(tenant.Id, request, Admin, AdjustableTime.Start);
        client.MintSecret(tenant, SecretLifetime.Default, AdjustableTime.Start);
        return client;
    }

    /// <summary>An idempotency key of <see cref="Admin"/>'s.</summary>
    public static IdempotencyKey Key(string key = "rotation", string body = "") =>
        IdempotencyKey.Of(Admin, "POST /scim-token", key, Encoding.UTF8.GetBytes(body));

    public static Group Group(Tenant tenant, string displayName = "Engineers") =>
        Domain.Groups.Group.Create(
            tenant.Id, new GroupProfile(displayName, null, new JsonObject { ["displayName"] = displayName }.ToJsonString()), AdjustableTime.Start);

    /// <summary>A write of a user that succeeded.</summary>
    public static Webhook Webhook(Tenant tenant, string url = "https://hooks.example.com/events", params string[] types)
    {
        var id = WebhookId.New(AdjustableTime.Start);
        return Domain.Webhooks.Webhook.Create(
            id, tenant.Id, new WebhookTerms(url, types, WebhookFormat.Standard, IncludeResource: false, Enabled: true), [1, 2, 3], Admin, AdjustableTime.Start);
    }

    public static WebhookState State(Webhook webhook) => new() { WebhookId = webhook.Id, TenantId = webhook.TenantId };

    public static WebhookDelivery Delivery(Webhook webhook, DeliveryStatus status = DeliveryStatus.Pending) => new()
    {
        Id = Guid.CreateVersion7(AdjustableTime.Start),
        WebhookId = webhook.Id,
        TenantId = webhook.TenantId,
        OccurredAt = AdjustableTime.Start,
        Sequence = 1,
        EventId = Guid.NewGuid(),
        Type = "tenant.created",
        TargetId = Guid.NewGuid(),
        Status = status,
        Since = AdjustableTime.Start,
        NextAttemptAt = AdjustableTime.Start,
    };

    public static ProvisioningEntry Exchange(Tenant tenant, User user, DateTimeOffset? at = null) => new()
    {
        Id = Guid.CreateVersion7(at ?? AdjustableTime.Start),
        TenantId = tenant.Id,
        OccurredAt = at ?? AdjustableTime.Start,
        Caller = "admin",
        Method = "PATCH",
        Path = $"/scim/v2/Users/{user.Id}",
        Status = 409,
        ResourceId = user.Id.Value,
        TraceId = new string('a', 32),
        RequestBody = "{}",
    };

    /// <summary>A user with a value under the URN.</summary>
    public static User User(Tenant tenant, SchemaUrn urn)
    {
        var profile = Profile() with { Document = $$$"""{"userName":"jensen","active":true,"{{{urn}}}":{"x":"1"}}""" };
        return Domain.Users.User.Create(tenant.Id, profile, null, AdjustableTime.Start);
    }

    /// <summary>A schema with the one attribute <c>x</c>.</summary>
    public static TenantSchema Schema(Tenant tenant, string urn = "urn:example:sample:1.0:User", string resourceType = "User")
    {
        var schema = new Application.Scim.Schemas.Schema { Id = urn, Name = "Sample", Attributes = [new AttributeDefinition { Name = "x", Type = AttributeType.String }] };
        var content = new SchemaContent(SchemaUrn.Of(urn), resourceType, SchemaDefinition.Write(schema));
        return TenantSchema.Define(tenant, content, 0, Admin, AdjustableTime.Start);
    }
}
