using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.Events;

/// <summary>Reads a tenant's events. It keeps no connection to the database from one call to the next.</summary>
public interface IEventReader
{
    /// <summary>The events that follow, oldest first.</summary>
    /// <param name="tenant">whose</param>
    /// <param name="after">how far the reader has come; null for the oldest that is kept</param>
    /// <param name="types">only those; null for all</param>
    /// <param name="count">how many at most</param>
    /// <param name="cancellationToken">ends the query</param>
    Task<EventStretch> ReadAsync(
        TenantId tenant, EventPosition? after, IReadOnlyCollection<string>? types, int count, CancellationToken cancellationToken);
}

/// <param name="Items">the events</param>
/// <param name="Next">where to go on</param>
/// <param name="IsGone">whether what follows the position is kept no more; next is then before the oldest that is</param>
/// <param name="IsEnd">whether all that there was has been looked at</param>
public sealed record EventStretch(IReadOnlyList<EventView> Items, EventPosition Next, bool IsGone, bool IsEnd);

/// <summary>Tells when a tenant has events that it had not before.</summary>
public interface IEventWatch
{
    /// <summary>Begins to watch.</summary>
    /// <exception cref="Common.Errors.Refusal">too many requests of the tenant are waiting</exception>
    IEventWait Begin(TenantId tenant);
}

/// <summary>A place among those who wait; to be given back.</summary>
public interface IEventWait : IDisposable
{
    /// <summary>Completes with the next event that gets its number after this call, or when the server stops.</summary>
    Task Next();

    /// <summary>Whether nothing will come any more.</summary>
    bool IsStopping { get; }
}
