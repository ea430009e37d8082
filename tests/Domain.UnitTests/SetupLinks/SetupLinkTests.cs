using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.SetupLinks;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.TestSupport;

namespace ScimPlatform.Domain.UnitTests.SetupLinks;

public sealed class SetupLinkTests
{
    private static readonly DateTimeOffset Now = new(2026, 2, 3, 4, 5, 6, TimeSpan.Zero);
    private static readonly Actor Admin = new("https://idp.example", "admin");
    private static readonly TenantId Tenant = new(Guid.NewGuid());

    [TestCase(0)]
    [TestCase(169)]
    [TestCase(-1)]
    public void Make_OutsideOneHourToAWeek_IsRefused(int hours) =>
        Refused.By<InvalidSetupLinkHours>(() => SetupLink.Make(Tenant, hours, Admin, Now));

    [Test]
    public void Make_OfAWeek_ExpiresThenAndKeepsAHashOnly()
    {
        var (link, secret) = SetupLink.Make(Tenant, 168, Admin, Now);

        Assert.That((link.ExpiresAt, link.Hash, link.StatusAt(Now)), Is.EqualTo((Now.AddDays(7), secret.Hash, SetupLinkStatus.Waiting)));
        Assert.That(secret.Reveal(), Does.StartWith("scim_setup_"));
        Assert.That(link.TakeEvents().Select(told => told.Name), Is.EqualTo(new[] { EventName.SetupLinkCreated }));
    }

    [Test]
    public void Open_ASecondTime_IsRefused()
    {
        var (link, _) = SetupLink.Make(Tenant, 1, Admin, Now);
        link.TakeEvents();
        link.Open(Now.AddMinutes(1));

        Refused.By<SetupLinkUsed>(() => link.Open(Now.AddMinutes(2)));

        var told = link.TakeEvents().Single();
        Assert.That((told.Name, told.By), Is.EqualTo((EventName.SetupLinkOpened, new Actor("scim-platform", $"setup-link:{link.Id}"))));
        Assert.That((link.OpenedAt, link.StatusAt(Now.AddMinutes(59))), Is.EqualTo((Now.AddMinutes(1), SetupLinkStatus.Opened)));
    }

    [Test]
    public void Open_AtItsEnd_IsRefused()
    {
        var (link, _) = SetupLink.Make(Tenant, 1, Admin, Now);

        Refused.By<SetupLinkExpired>(() => link.Open(Now.AddHours(1)));

        Assert.That((link.OpenedAt, link.StatusAt(Now.AddHours(1))), Is.EqualTo(((DateTimeOffset?)null, SetupLinkStatus.Expired)));
    }

    [Test]
    public void Revoke_OfAnOpenedLink_EndsItOnce()
    {
        var (link, _) = SetupLink.Make(Tenant, 1, Admin, Now);
        link.Open(Now);
        link.TakeEvents();

        link.Revoke(Admin, Now.AddMinutes(1));
        link.Revoke(new Actor("https://idp.example", "another"), Now.AddMinutes(2));

        Refused.By<SetupLinkRevoked>(() => link.Open(Now.AddMinutes(3)));
        Assert.That((link.StatusAt(Now), link.RevokedAt, link.RevokedBy), Is.EqualTo((SetupLinkStatus.Revoked, Now.AddMinutes(1), "admin")));
        Assert.That(link.TakeEvents().Select(told => told.Name), Is.EqualTo(new[] { EventName.SetupLinkRevoked }));
    }

    [Test]
    public void ReportLeak_OfAnOpenedLink_EndsItAndSaysWhatItWas()
    {
        var finder = new Actor("secret-scanning", "key");
        var (link, _) = SetupLink.Make(Tenant, 1, Admin, Now);
        link.Open(Now);
        link.TakeEvents();

        link.ReportLeak(finder, Now.AddMinutes(1));
        var first = link.TakeEvents().Single();
        link.ReportLeak(finder, Now.AddMinutes(2));
        var second = link.TakeEvents().Single();

        Refused.By<SetupLinkRevoked>(() => link.Open(Now.AddMinutes(3)));
        Assert.That((link.RevokedAt, link.RevokedBy), Is.EqualTo((Now.AddMinutes(1), "key")));
        Assert.That((first.Name, first.By, second.Name), Is.EqualTo((EventName.SetupLinkLeaked, finder, EventName.SetupLinkLeaked)));
        Assert.That(
            new[] { first, second }.Select(told => told.Changes.OfType<Change.Fact>().Single(fact => fact.Name == "was").Value),
            Is.EqualTo(new[] { "opened", "revoked" }));
    }
}
