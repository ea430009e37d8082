using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.RoleMappings;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;
using ScimPlatform.TestSupport;

namespace ScimPlatform.Domain.UnitTests;

public sealed class IdTests
{
    private static readonly TestCaseData[] Kinds =
    [
        new TestCaseData((Func<DateTimeOffset, Guid>)(now => TenantId.New(now).Value)).SetArgDisplayNames("TenantId"),
        new TestCaseData((Func<DateTimeOffset, Guid>)(now => ScimTokenId.New(now).Value)).SetArgDisplayNames("ScimTokenId"),
        new TestCaseData((Func<DateTimeOffset, Guid>)(now => UserId.New(now).Value)).SetArgDisplayNames("UserId"),
        new TestCaseData((Func<DateTimeOffset, Guid>)(now => GroupId.New(now).Value)).SetArgDisplayNames("GroupId"),
        new TestCaseData((Func<DateTimeOffset, Guid>)(now => RoleMappingId.New(now).Value)).SetArgDisplayNames("RoleMappingId"),
        new TestCaseData((Func<DateTimeOffset, Guid>)(now => RoleBindingId.New(now).Value)).SetArgDisplayNames("RoleBindingId"),
    ];

    [TestCaseSource(nameof(Kinds))]
    public void New_AtAMoment_IsAUuidOfVersion7ThatGrowsWithTime(Func<DateTimeOffset, Guid> make)
    {
        var first = make(A.Moment);
        var second = make(A.Moment.AddMilliseconds(1));

        Assert.That(first.Version, Is.EqualTo(7));
        Assert.That(string.CompareOrdinal(first.ToString(), second.ToString()), Is.Negative);
    }

    [Test]
    public void ToString_OfAnId_IsItsUuid() => Assert.That(
        new UserId(Guid.Parse("0195a1b2-0000-7000-8000-000000000001")).ToString(), Is.EqualTo("0195a1b2-0000-7000-8000-000000000001"));
}
