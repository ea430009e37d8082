using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;
using ScimPlatform.TestSupport;

namespace ScimPlatform.Domain.UnitTests.Users;

public sealed class UserTests
{
    private static readonly DateTimeOffset Later = A.Moment.AddHours(1);
    private static readonly Email Work = new("work@example.com", "work", true);
    private static readonly Email Home = new("home@example.com", "home", null);

    [Test]
    public void Create_FromAProfile_TakesAllOfIt()
    {
        var tenant = new TenantId(Guid.Parse("0195a1b2-0000-7000-8000-00000000000b"));

        var user = A.User().Of(tenant).WithUserName("BJensen").WithExternalId("00u1").WithDisplayName("Babs").Inactive()
            .WithDocument("{\"userName\":\"BJensen\"}").WithPasswordHash("hash").Build();

        Assert.That(user.TenantId, Is.EqualTo(tenant));
        Assert.That((user.UserName.Value, user.UserNameKey), Is.EqualTo(("BJensen", "BJENSEN")));
        Assert.That((user.ExternalId, user.DisplayName, user.Active), Is.EqualTo(("00u1", "Babs", false)));
        Assert.That((user.Document, user.PasswordHash), Is.EqualTo(("{\"userName\":\"BJensen\"}", "hash")));
        Assert.That((user.CreatedAt, user.UpdatedAt, user.Version), Is.EqualTo((A.Moment, A.Moment, 1L)));
    }

    [Test]
    public void Replace_WithTheSameDocument_ChangesNothing()
    {
        var user = A.User().Build();

        var changed = user.Replace(A.User().Profile(), Later);

        Assert.That(changed, Is.False);
        Assert.That((user.UpdatedAt, user.Version), Is.EqualTo((A.Moment, 1L)));
    }

    [Test]
    public void Replace_WithAnotherDocument_TakesAllOfItAndMovesTheVersion()
    {
        var user = A.User().WithExternalId("00u1").Build();
        var profile = A.User().WithUserName("babs").WithDisplayName(null).Inactive().Profile();

        var changed = user.Replace(profile, Later);

        Assert.That(changed, Is.True);
        Assert.That((user.UserName.Value, user.UserNameKey), Is.EqualTo(("babs", "BABS")));
        Assert.That((user.ExternalId, user.DisplayName, user.Active), Is.EqualTo(((string?)null, (string?)null, false)));
        Assert.That(user.Document, Is.EqualTo(profile.Document));
        Assert.That((user.CreatedAt, user.UpdatedAt, user.Version), Is.EqualTo((A.Moment, Later, 2L)));
    }

    [Test]
    public void Replace_WithTwoPrimaryEmails_IsRefusedAndChangesNothing()
    {
        var user = A.User().WithEmails(Work).Build();
        var document = user.Document;
        var profile = A.User().WithUserName("other").WithEmails(Work, Home with { Primary = true }).Profile();

        var refusal = Refused.By<MoreThanOnePrimaryEmail>(() => user.Replace(profile, Later));

        Assert.That(refusal.Message, Is.EqualTo("At most one of emails can be primary."));
        Assert.That((user.UserName.Value, user.Document, user.UpdatedAt, user.Version), Is.EqualTo(("bjensen", document, A.Moment, 1L)));
    }

    [Test]
    public void Create_WithTwoPrimaryEmails_IsRefused() =>
        Refused.By<MoreThanOnePrimaryEmail>(() => A.User().WithEmails(Work, Home with { Primary = true }).Build());

    [Test]
    public void Create_WithOnePrimaryEmailAmongOthers_TakesIt()
    {
        var user = A.User().WithEmails(Work, Home, Home with { Primary = false }).Build();

        Assert.That(user.Document, Does.Contain("work@example.com"));
    }

    [TestCase(0)]
    [TestCase(512)]
    public void Create_WithAnExternalIdOfUpTo512Characters_TakesIt(int length) =>
        Assert.That(A.User().WithExternalId(new string('e', length)).Build().ExternalId, Has.Length.EqualTo(length));

    [Test]
    public void Create_WithALongerExternalId_IsRefused()
    {
        var refusal = Refused.By<InvalidExternalId>(() => A.User().WithExternalId(new string('e', 513)).Build());

        Assert.That(refusal.Message, Is.EqualTo("externalId has at most 512 characters."));
    }

    [Test]
    public void ChangePassword_OfAUser_KeepsTheHashAndMovesTheVersion()
    {
        var user = A.User().WithPasswordHash("old").Build();

        user.ChangePassword("new", Later);

        Assert.That((user.PasswordHash, user.UpdatedAt, user.Version), Is.EqualTo(("new", Later, 2L)));
    }

    [Test]
    public void RolesChanged_OfAUser_MovesTheVersion()
    {
        var user = A.User().Build();

        user.RolesChanged(Later);

        Assert.That((user.UpdatedAt, user.Version), Is.EqualTo((Later, 2L)));
    }
}
