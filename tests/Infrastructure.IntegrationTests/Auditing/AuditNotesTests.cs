using System.Globalization;
using ScimPlatform.Application.Audit;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.Auditing;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;

namespace ScimPlatform.Infrastructure.IntegrationTests.Auditing;

/// <summary>What an attacker can cause as often as they like is a record a minute, and no more memory than there is room for.</summary>
public sealed class AuditNotesTests
{
    private const int MostKinds = 1000;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);
    private static readonly Guid Token = Guid.CreateVersion7(AdjustableTime.Start);
    private static readonly TenantId Tenant = new(Guid.CreateVersion7(AdjustableTime.Start));

    private readonly Product.SetOrigin origin = new();
    private AdjustableTime time = null!;
    private AuditNotes notes = null!;

    private static IEnumerable<TestCaseData> Others =>
    [
        new TestCaseData(Refused with { Name = EventName.TokenIntrospected }).SetArgDisplayNames("name"),
        new TestCaseData(Refused with { Target = Guid.Empty }).SetArgDisplayNames("target"),
        new TestCaseData(Refused with { By = Actor.Anonymous }).SetArgDisplayNames("actor"),
        new TestCaseData(Refused with { Changes = [new Change.Fact("reason", "other")] }).SetArgDisplayNames("changes"),
    ];

    private AuditRecords Records => new(origin, time, new AuditKey(() => new byte[32]));

    private static DomainEvent Refused => TokenEvents.Refused(Tenant, new ScimTokenId(Token));

    [SetUp]
    public void Begin()
    {
        time = new AdjustableTime();
        notes = new AuditNotes(origin, time);
        origin.Current = From("192.0.2.1");
    }

    [Test]
    public void Due_OfNothing_IsEmpty()
    {
        Assert.That(notes.Due(), Is.Empty);
        Assert.That(notes.TakeDropped(), Is.Zero);
    }

    [Test]
    public void Due_OfOneNote_IsARecordOfItAtOnce()
    {
        notes.Note(Refused);
        origin.Current = Origin.Background;
        time.Advance(Minute);

        var record = notes.Due().Single().Value.ToRecord(Records);

        Assert.That(
            (record.TenantId, record.Action, record.TargetId, record.Actor, record.Ip, record.TraceId, record.OccurredAt, record.Changes),
            Is.EqualTo((
                Tenant, "scim_token.refused", Token, $"scim-token:{Token}", "192.0.2.1", new string('a', 32), AdjustableTime.Start,
                """{"reason":"address_not_allowed"}""")));
    }

    [Test]
    public void Due_OfRepetitions_IsOneRecordOfTheFirstWithTheirNumber()
    {
        notes.Note(Refused);
        origin.Current = From("192.0.2.2");
        time.Advance(Moment);
        notes.Note(Refused);
        notes.Note(Refused);

        var record = notes.Due().Single().Value.ToRecord(Records);

        Assert.That(
            (record.Ip, record.OccurredAt, record.Changes),
            Is.EqualTo(("192.0.2.1", AdjustableTime.Start, """{"reason":"address_not_allowed","times":3}""")));
    }

    [Test]
    public void Due_BeforeAnythingWasStored_IsTheSameAgain()
    {
        notes.Note(Refused);
        var first = notes.Due();

        Assert.That(notes.Due(), Is.EqualTo(first));
        Assert.That(first, Has.Count.EqualTo(1));
    }

    [Test]
    public void Due_OfRepetitionsOfWhatWasStored_ComesTogetherAMinuteLater()
    {
        notes.Note(Refused);
        StoreAll();
        origin.Current = From("192.0.2.2");
        time.Advance(Moment);
        notes.Note(Refused);
        notes.Note(Refused);

        time.Advance(Minute - Moment - Moment);
        Assert.That(notes.Due(), Is.Empty);
        time.Advance(Moment);
        var record = notes.Due().Single().Value.ToRecord(Records);

        Assert.That(
            (record.Ip, record.OccurredAt, record.Changes),
            Is.EqualTo(("192.0.2.2", AdjustableTime.Start + Moment, """{"reason":"address_not_allowed","times":2}""")));
    }

    [Test]
    public void Due_OfWhatComesAMinuteAfterItWasStored_IsARecordAtOnce()
    {
        notes.Note(Refused);
        StoreAll();
        time.Advance(Minute);

        notes.Note(Refused);

        Assert.That(notes.Due().Single().Value.Times, Is.EqualTo(1));
    }

    [Test]
    public void Stored_WhileAnotherCame_LeavesThatToBeStored()
    {
        notes.Note(Refused);
        var due = notes.Due().Single();
        notes.Note(Refused);

        notes.Stored(due);

        Assert.That(notes.Due(), Is.Empty);
        time.Advance(Minute);
        Assert.That(notes.Due().Single().Value.Times, Is.EqualTo(1));
    }

    [TestCaseSource(nameof(Others))]
    public void Note_OfWhatIsNotTheSame_IsARecordOfItsOwn(DomainEvent other)
    {
        notes.Note(Refused);
        notes.Note(other);

        Assert.That(notes.Due().Select(note => note.Value.Times), Is.EqualTo([1, 1]));
    }

    [Test]
    public void Note_OfMoreKindsThanThereIsRoomFor_IsDroppedAndCounted()
    {
        NoteKinds(MostKinds + 3);
        notes.Note(Kind(0));

        Assert.That(notes.Due(), Has.Count.EqualTo(MostKinds));
        Assert.That(notes.Due().Count(note => note.Value.Times == 2), Is.EqualTo(1));
        Assert.That((notes.TakeDropped(), notes.TakeDropped()), Is.EqualTo((3, 0)));
    }

    [Test]
    public void Note_AMinuteAfterTheRoomWasFull_IsTaken()
    {
        NoteKinds(MostKinds);
        StoreAll();
        time.Advance(Minute);
        StoreAll();

        notes.Note(Refused);

        Assert.That(notes.Due().Single().Value.Happened.Target, Is.EqualTo(Token));
        Assert.That(notes.TakeDropped(), Is.Zero);
    }

    private static Origin From(string ip) => new(new Actor("https://issuer.example", "ada"), ip, new string('a', 32));

    private static DomainEvent Kind(int number) => Refused with { Target = Guid.Parse(number.ToString("x32", CultureInfo.InvariantCulture)) };

    private void NoteKinds(int count) => Enumerable.Range(0, count).ToList().ForEach(number => notes.Note(Kind(number)));

    private void StoreAll()
    {
        foreach (var note in notes.Due())
        {
            notes.Stored(note);
        }
    }
}
