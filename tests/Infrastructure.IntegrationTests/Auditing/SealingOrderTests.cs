using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.Auditing;

namespace ScimPlatform.Infrastructure.IntegrationTests.Auditing;

/// <summary>In which order records are numbered.</summary>
public sealed class SealingOrderTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly Guid One = Guid.NewGuid();
    private static readonly Guid Other = Guid.NewGuid();

    [Test]
    public void Order_OfOneThingWhoseWritersClocksDiffer_IsThatOfItsVersions()
    {
        AuditEvent[] records =
        [
            Record(One, 3, "user.updated", 0), Record(Other, 1, "user.created", 1), Record(One, 1, "user.created", 2), Record(One, 3, "user.deleted", 3), Record(One, 2, "user.updated", 4),
        ];

        var order = SealingOrder.Of(records);

        Assert.That(order.Select(Text), Is.EqualTo(["user.created 1", "user.created 1", "user.updated 2", "user.updated 3", "user.deleted 3"]));
        Assert.That(order[1].TargetId, Is.EqualTo(Other));
    }

    [Test]
    public void Order_OfRecordsWithoutVersions_IsThatOfTheirTimes()
    {
        AuditEvent[] records = [Record(One, null, "scim_token.refused", 1), Record(One, 2, "scim_token.updated", 0)];

        Assert.That(SealingOrder.Of(records).Select(Text), Is.EqualTo(["scim_token.updated 2", "scim_token.refused "]));
    }

    [Test]
    public void Order_OfRecordsOfWhichSomeHaveVersions_IsThatOfTheseAmongThem()
    {
        AuditEvent[] records =
        [
            Record(One, 3, "access.revoked", 0), Record(One, null, "sync.stalled", 1), Record(One, 2, "group.members_changed", 2), Record(One, 2, "access.granted", 3),
        ];

        Assert.That(SealingOrder.Of(records).Select(Text), Is.EqualTo(["group.members_changed 2", "sync.stalled ", "access.granted 2", "access.revoked 3"]));
    }

    [Test]
    public void Ids_OfOneMillisecond_CountUpWhileOthersAreMadeOfAnother()
    {
        Guid[] ids =
        [
            .. Enumerable.Range(0, 1000).Select(_ =>
            {
                TimeOrderedId.Next(Now.AddMilliseconds(-1));
                return TimeOrderedId.Next(Now);
            }),
        ];

        Assert.That(ids, Is.Ordered.And.Unique);
    }

    [Test]
    public void Ids_OfOneMillisecond_CountUp()
    {
        Guid[] ids = [.. Enumerable.Range(0, 1000).Select(_ => TimeOrderedId.Next(Now))];

        Assert.That(ids, Is.Ordered.And.Unique);
        Assert.That(ids.Select(id => (id.Version, id.Variant >> 2)), Is.All.EqualTo((7, 2)));
        Assert.That(TimeOrderedId.Next(Now.AddMilliseconds(1)), Is.GreaterThan(ids[^1]));
    }

    private static string Text(AuditEvent record) => $"{record.Action} {ChangesJson.VersionOf(record.Changes)}";

    private static AuditEvent Record(Guid target, long? version, string action, int second) => new()
    {
        Id = TimeOrderedId.Next(Now.AddSeconds(second)),
        TenantId = default(TenantId),
        OccurredAt = Now.AddSeconds(second),
        Action = action,
        TargetId = target,
        Changes = version is null ? "{}" : $$"""{"version":{{version}}}""",
    };
}
