using ScimPlatform.Application.RoleBindings;
using ScimPlatform.Application.ScimTokens;
using ScimPlatform.Application.Tenants;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.TestSupport;

namespace ScimPlatform.Application.UnitTests.Common;

public sealed class MappingTests
{
    [Test]
    public void Configuration_OfEveryMapping_IsValid() =>
        Assert.That(() => DependencyInjection.MapperConfiguration().AssertConfigurationIsValid(), Throws.Nothing);

    [Test]
    public void View_OfALiveToken_ShowsAllButTheSecret()
    {
        var (token, secret) = A.Token().WithName("Okta").WithLifetime(7).WithScopes(TokenScopes.UsersRead).WithNetworks("192.0.2.7/24")
            .MintedBy(new Actor("issuer", "alice")).Mint();
        var use = new TokenUse(token.Id.Value, A.Moment.AddHours(1), "192.0.2.9", "Okta SCIM");

        var view = ScimTokenMappings.View(Mapper(), token, use, A.Moment.AddHours(2), null);

        Assert.That((view.Id, view.TenantId), Is.EqualTo((token.Id.Value, token.TenantId.Value)));
        Assert.That((view.Name, view.Hint, view.Status), Is.EqualTo(("Okta", secret.Hint, TokenStatus.Active)));
        Assert.That(view.Scopes, Is.EqualTo(new[] { "users:read" }));
        Assert.That(view.AllowedNetworks, Is.EqualTo(new[] { "192.0.2.0/24" }));
        Assert.That((view.CreatedAt, view.CreatedBy, view.CreatedByIssuer), Is.EqualTo((A.Moment, "alice", "issuer")));
        Assert.That((view.UpdatedAt, view.ExpiresAt), Is.EqualTo((A.Moment, A.Moment.AddDays(7))));
        Assert.That(
            (view.LastUsedAt, view.LastUsedIp, view.LastUsedUserAgent),
            Is.EqualTo(((DateTimeOffset?)A.Moment.AddHours(1), "192.0.2.9", "Okta SCIM")));
        Assert.That((view.RevokedAt, view.RevokedBy), Is.EqualTo(((DateTimeOffset?)null, (string?)null)));
    }

    [Test]
    public void View_OfATokenThatWasNeverUsed_ShowsNoUse()
    {
        var view = ScimTokenMappings.View(Mapper(), A.Token().Build(), null, A.Moment, null);

        Assert.That(
            (view.LastUsedAt, view.LastUsedIp, view.LastUsedUserAgent),
            Is.EqualTo(((DateTimeOffset?)null, (string?)null, (string?)null)));
    }

    [Test]
    public void View_OfARevokedToken_ShowsWhoAndWhen()
    {
        var token = A.Token().Build();
        token.Revoke(new Actor("issuer", "bob"), A.Moment.AddHours(1));

        var view = ScimTokenMappings.View(Mapper(), token, null, A.Moment.AddHours(2), null);

        Assert.That((view.Status, view.RevokedAt, view.RevokedBy), Is.EqualTo((TokenStatus.Revoked, (DateTimeOffset?)A.Moment.AddHours(1), "bob")));
    }

    [Test]
    public void View_OfATokenAtItsExpiry_IsExpired()
    {
        var view = ScimTokenMappings.View(Mapper(), A.Token().WithLifetime(1).Build(), null, A.Moment.AddDays(1), null);

        Assert.That(view.Status, Is.EqualTo(TokenStatus.Expired));
    }

    [TestCase(3, 3, TokenStatus.Active)]
    [TestCase(2, 2, TokenStatus.Expired)]
    [TestCase(8, 7, TokenStatus.Active)]
    public void View_OfATokenWhoseTenantHasDoneWithThem_EndsByThen(int until, int ends, TokenStatus status)
    {
        var token = A.Token().WithLifetime(7).Build();

        var view = ScimTokenMappings.View(Mapper(), token, null, A.Moment.AddDays(2), A.Moment.AddDays(until));

        Assert.That((view.ExpiresAt, view.Status, token.ExpiresAt), Is.EqualTo((A.Moment.AddDays(ends), status, A.Moment.AddDays(7))));
    }

    [Test]
    public void Map_ATenant_ShowsItsSettings()
    {
        var tenant = A.Tenant().WithSlug("globex").WithDisplayName("Globex").WithMaxLiveTokens(3).WithTokenLifetime(30)
            .WithCompatibilityProfile("okta").Build();

        var view = Mapper().Map<TenantView>(tenant);

        Assert.That((view.Id, view.Slug, view.DisplayName), Is.EqualTo((tenant.Id.Value, "globex", "Globex")));
        Assert.That((view.ScimEnabled, view.MaxLiveTokens, view.DefaultTokenLifetimeDays), Is.EqualTo((true, 3, 30)));
        Assert.That((view.CompatibilityProfile, view.CreatedAt, view.UpdatedAt), Is.EqualTo(("okta", A.Moment, A.Moment)));
    }

    [Test]
    public void Map_ARoleBinding_ShowsWhoHoldsWhatWhere()
    {
        var user = A.User().Build();
        var binding = RoleBinding.Bind(user, RoleName.Parse("shop/admin"), RoleLabel.None, 0, new Actor("issuer", "alice"), A.Moment);

        var view = Mapper().Map<RoleBindingView>(binding);

        Assert.That((view.Id, view.TenantId, view.UserId), Is.EqualTo((binding.Id.Value, user.TenantId.Value, user.Id.Value)));
        Assert.That((view.Namespace, view.Role, view.CreatedAt, view.CreatedBy), Is.EqualTo(("shop", "admin", A.Moment, "alice")));
    }

    private static AutoMapper.IMapper Mapper() => DependencyInjection.MapperConfiguration().CreateMapper();
}
