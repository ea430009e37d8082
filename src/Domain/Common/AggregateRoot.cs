namespace ScimPlatform.Domain.Common;

/// <summary>What is loaded, changed and stored as one piece.</summary>
public abstract class AggregateRoot
{
    // Most are only read: no list without events.
    private List<DomainEvent>? events;

    /// <summary>Moves with every change, so that two writers of one state collide; also the resource's entity tag.</summary>
    public long Version { get; private set; } = 1;

    /// <summary>What happened since it was loaded or stored, one event for each thing that it happened to; they are told once.</summary>
    public IReadOnlyList<DomainEvent> TakeEvents()
    {
        var taken = events;
        events = null;
        return taken is null ? [] : [.. taken.Select(told => told.IsOfAnother ? told : told with { Version = Version })];
    }

    protected void Changed() => Version++;

    protected void Raise(DomainEvent happened)
    {
        events ??= [];
        var before = happened.Name.IsPart ? -1 : events.FindIndex(known => known.Target == happened.Target && !known.Name.IsPart);
        if (before < 0)
        {
            events.Add(happened);
        }
        else
        {
            events[before] = events[before].Then(happened);
        }
    }
}
