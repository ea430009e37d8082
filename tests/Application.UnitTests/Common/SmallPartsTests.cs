using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Application.Scim.IdpQuirks;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.TestSupport;

namespace ScimPlatform.Application.UnitTests.Common;

public sealed class SmallPartsTests
{
    [TestCase(0, 20, 0)]
    [TestCase(1, 20, 1)]
    [TestCase(20, 20, 1)]
    [TestCase(21, 20, 2)]
    [TestCase(5, 1, 5)]
    public void Pages_OfAList_AreAsManyAsItsItemsFill(int total, int size, int pages) =>
        Assert.That(new Page<string>([], total, new PageRequest(1, size)).Pages, Is.EqualTo(pages));

    [Test]
    public void Pages_OfTheLongestList_DoNotOverflow() =>
        Assert.That(new Page<string>([], int.MaxValue, new PageRequest(1, 100)).Pages, Is.EqualTo(21_474_837));

    [Test]
    public void Skip_ToTheLastPageThereCanBe_DoesNotOverflow() =>
        Assert.That(new PageRequest(int.MaxValue, 100).Skip, Is.EqualTo(214_748_364_600L));

    [Test]
    public void Now_OfAClock_IsCutToMilliseconds()
    {
        var time = new FixedTime(A.Moment.AddTicks(12_345_678));

        Assert.That(time.Now(), Is.EqualTo(A.Moment.AddMilliseconds(1234)));
    }

    [Test]
    public void Require_AVersionThatIsExpected_Passes() =>
        Assert.That(() => new ExpectedVersion([3, 4]).Require(4), Throws.Nothing);

    [Test]
    public void Require_AnyVersion_Passes() => Assert.That(() => ExpectedVersion.Any.Require(4), Throws.Nothing);

    [Test]
    public void Require_AnotherVersion_IsAFailedPrecondition() => Assert.That(
        Refused.With(() => new ExpectedVersion([3, 5]).Require(4)).Kind,
        Is.EqualTo(ErrorKind.PreconditionFailed));

    [TestCaseSource(typeof(CompatibilityProfiles), nameof(CompatibilityProfiles.Known))]
    public void Named_AProfileThatATenantCanChoose_IsThere(string name) =>
        Assert.That(CompatibilityProfile.Named(name)?.Name, Is.EqualTo(name));

    [Test]
    public void All_Profiles_AreThoseThatATenantCanChoose() =>
        Assert.That(CompatibilityProfile.All.Select(profile => profile.Name), Is.EquivalentTo(CompatibilityProfiles.Known));

    [TestCase("")]
    [TestCase("none")]
    public void Named_AnotherProfile_IsNull(string name) => Assert.That(CompatibilityProfile.Named(name), Is.Null);
}
