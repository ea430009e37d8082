using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.TenantSchemas;
using ScimPlatform.Domain.Users;
using ScimPlatform.TestSupport;

namespace ScimPlatform.Domain.UnitTests.Common;

/// <summary>What aggregates tell of themselves.</summary>
public sealed class DomainEventTests
{
    private static readonly DateTimeOffset Now = A.Moment.AddDays(1);
    private static readonly Actor Ada = new("https://issuer.example", "ada");

    [Test]
    public void Names_OfAllEvents_AreDifferentAndAllListed()
    {
        var declared = typeof(EventName).GetFields().Where(field => field.FieldType == typeof(EventName)).Select(field => field.GetValue(null));

        Assert.That(EventName.All, Is.EquivalentTo(declared));
        Assert.That(EventName.All.Select(name => name.Value), Is.Unique);
        Assert.That(EventName.All.Select(name => name.Value), Is.All.Matches("^[a-z_]+\\.[a-z_]+$"));
    }

    [Test]
    public void TakeEvents_Twice_TellsThemOnce()
    {
        var tenant = A.Tenant().Build();

        Assert.That(tenant.TakeEvents(), Has.Count.EqualTo(1));
        Assert.That(tenant.TakeEvents(), Is.Empty);
    }

    [Test]
    public void Tenant_ChangedSeveralTimes_TellsOneEventFromTheFirstToTheLast()
    {
        var tenant = Loaded(A.Tenant().Build());

        tenant.SwitchScim(false, Now);
        tenant.Rename("B", Now);
        tenant.Rename("C", Now);

        Assert.That(Told(tenant), Is.EqualTo(["tenant.updated scim_enabled: True > False, display_name: Acme > C"]));
    }

    [Test]
    public void Tenant_SetToWhatItIs_TellsNothing()
    {
        var tenant = Loaded(A.Tenant().Build());

        tenant.Rename(tenant.DisplayName, Now);
        tenant.SwitchScim(tenant.ScimEnabled, Now);
        tenant.DefaultTokensTo(tenant.TokenLifetime, Now);
        tenant.UseCompatibilityProfile(tenant.CompatibilityProfile, Now);
        tenant.LimitLiveTokens(tenant.MaxLiveTokens, 0, Now);
        tenant.AssumeControlOfExisting(tenant.AssumesControlOfExisting, Now);

        Assert.That((Told(tenant).Count, tenant.Version), Is.EqualTo((0, 1L)));
    }

    [Test]
    public void Tenant_ThatMints_TellsNothingOfItself()
    {
        var tenant = Loaded(A.Tenant().Build());

        tenant.BeginTokenGeneration();

        Assert.That(Told(tenant), Is.Empty);
    }

    [Test]
    public void Token_Minted_TellsItsSettingsAndByWhom()
    {
        var (token, secret) = Mint(new LiveTokens([], Now));

        var told = token.TakeEvents().Single();

        Assert.That((told.Name, told.By, told.Tenant, told.Target), Is.EqualTo((EventName.TokenMinted, Ada, token.TenantId, token.Id.Value)));
        Assert.That(told.Changes.Cast<Change.Setting>().Select(change => change.Name), Is.EqualTo(["name", "expires_at", "scopes", "allowed_networks"]));
        Assert.That(told.ToString(), Does.Not.Contain(secret.Reveal()));
    }

    [Test]
    public void Token_MintedInPlaceOfOthers_TellsWhich()
    {
        var old = Loaded(Mint(new LiveTokens([], Now)).Token);
        var live = new LiveTokens([old], Now);
        live.RevokeAll(Ada, Now);

        var fresh = Mint(live).Token;

        Assert.That(Told(old), Is.EqualTo(["scim_token.revoked "]));
        var told = fresh.TakeEvents().Single();
        Assert.That(told.Name, Is.EqualTo(EventName.TokenRecreated));
        Assert.That(((Change.Fact)told.Changes[^1]).Value, Is.EqualTo(new[] { old.Id.ToString() }));
    }

    [Test]
    public void Token_RevokedAgainOrThatExpired_TellsNothing()
    {
        var token = Loaded(Mint(new LiveTokens([], Now)).Token);
        token.Revoke(Ada, Now);
        token.TakeEvents();
        var expired = Loaded(Mint(new LiveTokens([], Now)).Token);

        token.Revoke(Ada, Now);
        _ = new LiveTokens([expired], Now.AddYears(3));

        Assert.That(Told(token).Concat(Told(expired)), Is.Empty);
    }

    [Test]
    public void User_CreatedAndChanged_TellsOneCreation()
    {
        var user = User.Create(A.Tenant().Build().Id, Profile("ada") with { Changed = ["userName"] }, null, Now);

        user.RolesChanged(Now);

        Assert.That(Told(user), Is.EqualTo(["user.created userName roles"]));
    }

    [Test]
    public void User_ChangedAndDeleted_TellsItsEnd()
    {
        var user = Loaded(User.Create(A.Tenant().Build().Id, Profile("ada"), null, Now));

        user.Replace(Profile("eve") with { Changed = ["userName"] }, Now);
        user.Delete();

        Assert.That(Told(user), Is.EqualTo(["user.deleted "]));
    }

    [TestCase(true, "user.activated")]
    [TestCase(false, "user.deactivated")]
    public void User_SwitchedAndChangedOtherwise_TellsOneSwitch(bool active, string name)
    {
        var user = Loaded(User.Create(A.Tenant().Build().Id, Profile("ada") with { Active = !active }, null, Now));

        user.ChangePassword("hash", Now);
        user.Replace(Profile("eve") with { Active = active, Changed = ["userName", "active"] }, Now);
        user.RolesChanged(Now);

        var told = user.TakeEvents().Single();
        Assert.That((told.Name.Value, told.Version), Is.EqualTo((name, (long?)user.Version)));
        Assert.That(((Change.Attributes)told.Changes.Single()).Names, Is.EquivalentTo(["password", "userName", "active", "roles"]));
    }

    [Test]
    public void User_WithOtherRoles_TellsOfTheBindingsWithoutAVersion()
    {
        var user = Loaded(User.Create(A.Tenant().Build().Id, Profile("ada"), null, Now));
        var gained = RoleBinding.Bind(user, RoleName.Of("shop", "monitor"), RoleLabel.None, 0, Ada, Now);
        var lost = RoleBinding.Bind(user, RoleName.Of("shop", "owner"), RoleLabel.None, 1, Ada, Now);

        user.Loses(lost);
        user.Gains(gained);
        user.RolesChanged(Now);

        Assert.That(user.TakeEvents().Select(told => (told.Name.Value, told.Target, told.Version)), Is.EqualTo(new (string, Guid, long?)[]
        {
            ("role_binding.deleted", lost.Id.Value, null), ("role_binding.created", gained.Id.Value, null), ("user.updated", user.Id.Value, 2),
        }));
    }

    [Test]
    public void User_GivenARoleByItself_TellsOfTheBinding()
    {
        var user = Loaded(User.Create(A.Tenant().Build().Id, Profile("ada"), null, Now));
        var binding = RoleBinding.Bind(user, RoleName.Of("shop", "monitor"), RoleLabel.None, 0, Ada, Now);

        user.RoleGranted(binding, Now);

        var told = user.TakeEvents().Single();
        Assert.That((told.Name, told.Target), Is.EqualTo((EventName.RoleGranted, binding.Id.Value)));
        Assert.That(told.Changes, Is.EqualTo(new[]
        {
            new Change.Fact("user_id", user.Id.ToString()), new Change.Fact("namespace", "shop"), new Change.Fact("role", "monitor"),
        }));
    }

    [Test]
    public void Group_ReplacedWithOtherMembers_TellsOfItselfAndOfThem()
    {
        var group = Loaded(Group.Create(A.Tenant().Build().Id, new GroupProfile("A", null, "{}"), Now));

        group.Replace(new GroupProfile("B", null, "{\"displayName\":\"B\"}") { Changed = ["displayName"] }, Now, new MemberDifference([Guid.NewGuid(), Guid.NewGuid()], [Guid.NewGuid()]));

        Assert.That(Told(group), Is.EqualTo(["group.updated displayName", "group.members_changed members, +2 -1"]));
        Assert.That(group.Version, Is.EqualTo(2));
    }

    [Test]
    public void Schema_DefinedAndRetired_IsToldByItsTenant()
    {
        var tenant = Loaded(A.Tenant().Build());
        var content = new SchemaContent(SchemaUrn.Of("urn:example:badge"), "User", "{}");

        var schema = TenantSchema.Define(tenant, content, 0, Ada, Now);
        var defined = tenant.TakeEvents().Single();
        schema.Retire(tenant, isUsed: false);
        var retired = tenant.TakeEvents().Single();

        Assert.That((defined.Name, defined.Target), Is.EqualTo((EventName.SchemaCreated, schema.Id.Value)));
        Assert.That((retired.Name, retired.Target), Is.EqualTo((EventName.SchemaDeleted, schema.Id.Value)));
    }

    private static (ScimToken Token, TokenSecret Secret) Mint(LiveTokens live) =>
        ScimToken.Mint(A.Tenant().Build(), live, TokenRequest.Unrestricted(null, null), "scim_test_", Ada, Now);

    private static UserProfile Profile(string name) => new(UserName.Of(name), null, null, true, [], $"{{\"userName\":\"{name}\"}}");

    private static T Loaded<T>(T aggregate)
        where T : AggregateRoot
    {
        aggregate.TakeEvents();
        return aggregate;
    }

    private static List<string> Told(AggregateRoot aggregate) =>
        [.. aggregate.TakeEvents().Select(told => $"{told.Name} {string.Join(", ", told.Changes.Select(Text))}")];

    private static string Text(Change change) => change switch
    {
        Change.Setting setting => $"{setting.Name}: {setting.From} > {setting.To}",
        Change.Attributes attributes => string.Join(' ', attributes.Names),
        Change.Members members => $"+{members.Added.Count} -{members.Removed.Count}",
        _ => $"{change}",
    };
}
