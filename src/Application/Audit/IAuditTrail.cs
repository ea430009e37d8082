using ScimPlatform.Domain.Common;

namespace ScimPlatform.Application.Audit;

/// <summary>
/// Takes records of what is no change of an aggregate; those of changes are made of the aggregates' own events. Use it where the record
/// has to be there when the work is done.
/// </summary>
public interface IAuditTrail
{
    /// <summary>Adds a record, which is stored when the unit of work is saved, in the same transaction.</summary>
    void Append(DomainEvent happened);
}

/// <summary>
/// Takes records from where an attacker can cause many of them: off the request path, bounded, and what repeats itself counted instead
/// of repeated.
/// </summary>
public interface IAuditNotes
{
    /// <summary>
    /// Remembers an event, to be stored within seconds. What is the same but for the client's address is stored once a minute, with how
    /// often it happened.
    /// </summary>
    void Note(DomainEvent happened);
}
