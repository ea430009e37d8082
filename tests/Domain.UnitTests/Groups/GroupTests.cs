using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.TestSupport;

namespace ScimPlatform.Domain.UnitTests.Groups;

public sealed class GroupTests
{
    private static readonly TenantId Tenant = new(Guid.Parse("0195a1b2-0000-7000-8000-00000000000a"));

    private static readonly DateTimeOffset Later = A.Moment.AddHours(1);

    private static readonly string[] Bad = ["", "  ", "\u2003", "Tour\0Guides", "Tour\nGuides", new string('g', 513)];

    [Test]
    public void Create_WithAName_IsAGroupOfTheTenant()
    {
        var group = Made(Named("Tour Guides"));

        Assert.That((group.TenantId, group.DisplayName), Is.EqualTo((Tenant, "Tour Guides")));
        Assert.That((group.CreatedAt, group.UpdatedAt, group.Version), Is.EqualTo((A.Moment, A.Moment, 1L)));
        Assert.That(group.Id.Value, Is.Not.EqualTo(Guid.Empty));
    }

    [Test]
    public void Create_With512Characters_TakesThem() =>
        Assert.That(Made(Named(new string('g', 512))).DisplayName, Has.Length.EqualTo(512));

    [TestCaseSource(nameof(Bad))]
    public void Create_WithoutAName_IsRefused(string name) => Refused.By<InvalidGroupDisplayName>(() => Made(Named(name)));

    [Test]
    public void Create_WithALongExternalId_IsRefused() =>
        Refused.By<InvalidExternalId>(() => Made(Named("g") with { ExternalId = new string('e', 513) }));

    [Test]
    public void Replace_WithTheSameDocument_ChangesNothing()
    {
        var group = Made(Named("Tour Guides"));

        var changed = group.Replace(Named("Tour Guides"), Later);

        Assert.That(changed, Is.False);
        Assert.That((group.UpdatedAt, group.Version), Is.EqualTo((A.Moment, 1L)));
    }

    [Test]
    public void Replace_WithAnother_TakesItAndMovesTheVersion()
    {
        var group = Made(Named("Tour Guides"));

        var changed = group.Replace(Named("Guides") with { ExternalId = "00g1" }, Later);

        Assert.That(changed, Is.True);
        Assert.That((group.DisplayName, group.ExternalId, group.UpdatedAt, group.Version), Is.EqualTo(("Guides", "00g1", Later, 2L)));
    }

    [TestCaseSource(nameof(Bad))]
    public void Replace_WithoutAName_IsRefusedAndChangesNothing(string name)
    {
        var group = Made(Named("Tour Guides"));

        Refused.By<InvalidGroupDisplayName>(() => group.Replace(Named(name), Later));

        Assert.That((group.DisplayName, group.UpdatedAt, group.Version), Is.EqualTo(("Tour Guides", A.Moment, 1L)));
    }

    [Test]
    public void Replace_BySameProfileWithOtherMembers_MovesTheVersion()
    {
        var group = Made(Named("Tour Guides"));

        group.Replace(Named("Tour Guides"), Later, new MemberDifference([Guid.NewGuid()], []));

        Assert.That((group.UpdatedAt, group.Version), Is.EqualTo((Later, 2L)));
    }

    [Test]
    public void Replace_WithManyMembers_NamesEachOnceAndNoMoreThanARecordHolds()
    {
        Guid[] added = [.. Enumerable.Range(0, 1_200).Select(_ => Guid.NewGuid())];
        Guid[] removed = [.. Enumerable.Range(0, 900).Select(_ => Guid.NewGuid())];
        var group = Made(Named("Tour Guides"));
        group.TakeEvents();

        group.Replace(Named("Tour Guides"), Later, new MemberDifference(added, removed));

        var told = group.TakeEvents();
        var members = told.SelectMany(happened => happened.Changes.OfType<Change.Members>()).ToList();
        Assert.That(told.Select(happened => (happened.Name, happened.Target, happened.Version)).Distinct(), Is.EqualTo([(EventName.GroupMembersChanged, group.Id.Value, 2L)]));
        Assert.That(members.Select(some => some.Added.Count + some.Removed.Count), Is.EqualTo([1000, 1000, 100]));
        Assert.That(members.SelectMany(some => some.Added), Is.EqualTo(added));
        Assert.That(members.SelectMany(some => some.Removed), Is.EqualTo(removed));
    }

    private static Group Made(GroupProfile profile) => Group.Create(Tenant, profile, A.Moment);

    private static GroupProfile Named(string name) => new(name, null, $"{{\"displayName\":\"{name}\"}}");
}
