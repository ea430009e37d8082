using System.Text.Json.Nodes;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;

namespace ScimPlatform.Infrastructure.IntegrationTests.Databases;

/// <summary>Aggregates where a test says only what matters to it.</summary>
internal static class Sample
{
    public static readonly Actor Admin = new("https://issuer.example", "admin@example.com");

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

    public static Group Group(Tenant tenant, string displayName = "Engineers") =>
        Domain.Groups.Group.Create(
            tenant.Id,
            new GroupProfile(displayName, null, new JsonObject { ["displayName"] = displayName }.ToJsonString()),
            AdjustableTime.Start);
}
