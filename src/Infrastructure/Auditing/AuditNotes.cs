using System.Collections.Concurrent;
using ScimPlatform.Application.Audit;
using ScimPlatform.Application.Common;
using ScimPlatform.Domain.Common;

namespace ScimPlatform.Infrastructure.Auditing;

/// <summary>
/// Notes in memory, one for each kind of event, on their way to being stored: the first at once, its repetitions together once a minute.
/// </summary>
internal sealed class AuditNotes(IOrigin origin, TimeProvider time) : IAuditNotes
{
    private const int MostKinds = 1000;
    private static readonly TimeSpan BetweenRecords = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<Kind, Noted> notes = new();
    private long dropped;

    public void Note(DomainEvent happened)
    {
        var now = time.Now();
        var kind = new Kind(happened.Name, happened.Target, happened.By, ChangesJson.Write(happened.Changes));
        if (notes.Count >= MostKinds && !notes.ContainsKey(kind))
        {
            Interlocked.Increment(ref dropped);
            return;
        }

        notes.AddOrUpdate(
            kind,
            _ => new Noted(happened, origin.Current, now, Times: 1, StoredAt: null),
            (_, noted) => noted.Times > 0
                ? noted with { Times = noted.Times + 1 }
                : new Noted(happened, origin.Current, now, Times: 1, noted.StoredAt));
    }

    /// <summary>How many were dropped since it was asked last, because there were too many kinds of them.</summary>
    public long TakeDropped() => Interlocked.Exchange(ref dropped, 0);

    /// <summary>Those that are to be stored now.</summary>
    public IReadOnlyList<KeyValuePair<Kind, Noted>> Due()
    {
        var now = time.Now();
        var idle = notes.Where(note => note.Value.Times == 0 && now - note.Value.StoredAt >= BetweenRecords).ToList();
        idle.ForEach(note => notes.TryRemove(note));
        return [.. notes.Where(note => note.Value.Times > 0 && !(now - note.Value.StoredAt < BetweenRecords))];
    }

    /// <summary>Takes note that one was stored; what came meanwhile stays to be stored.</summary>
    public void Stored(KeyValuePair<Kind, Noted> note) => notes.AddOrUpdate(
        note.Key,
        _ => note.Value,
        (_, noted) => noted with { Times = noted.Times - note.Value.Times, StoredAt = time.Now() });

    /// <summary>What makes two notes the same.</summary>
    internal sealed record Kind(EventName Name, Guid Target, Actor? By, string Changes);

    /// <param name="Happened">the event</param>
    /// <param name="From">where the first of them came from</param>
    /// <param name="At">when the first of them came</param>
    /// <param name="Times">how many wait to be stored</param>
    /// <param name="StoredAt">when the last were stored</param>
    internal sealed record Noted(DomainEvent Happened, Origin From, DateTimeOffset At, int Times, DateTimeOffset? StoredAt)
    {
        public AuditEvent ToRecord(AuditRecords records) => records.Of(
            Happened with { Changes = Times == 1 ? Happened.Changes : [.. Happened.Changes, new Change.Fact("times", Times)] }, From, At);
    }
}
