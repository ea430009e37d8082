using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.TestSupport;

namespace ScimPlatform.Domain.UnitTests.Groups;

public sealed class GroupTests
{
    private static readonly TenantId Tenant = new(Guid.Parse("0195a1b2-0000-7000-8000-00000000000a"));

    private static readonly string[] Bad = ["", "  ", "\u2003", "Tour\0Guides", "Tour\nGuides", new string('g', 513)];

    [Test]
    public void Create_WithAName_IsAGroupOfTheTenant()
    {
        var group = Group.Create(Tenant, "Tour Guides", A.Moment);

        Assert.That((group.TenantId, group.DisplayName), Is.EqualTo((Tenant, "Tour Guides")));
        Assert.That((group.CreatedAt, group.UpdatedAt, group.Version), Is.EqualTo((A.Moment, A.Moment, 1L)));
        Assert.That(group.Id.Value, Is.Not.EqualTo(Guid.Empty));
    }

    [Test]
    public void Create_With512Characters_TakesThem() =>
        Assert.That(Group.Create(Tenant, new string('g', 512), A.Moment).DisplayName, Has.Length.EqualTo(512));

    [TestCaseSource(nameof(Bad))]
    public void Create_WithoutAName_IsRefused(string name) =>
        Refused.By<InvalidGroupDisplayName>(() => Group.Create(Tenant, name, A.Moment));
}
