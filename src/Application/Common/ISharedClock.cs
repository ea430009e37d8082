namespace ScimPlatform.Application.Common;

/// <summary>
/// The clock that all nodes have in common, which is the database's: their own may differ by half a minute. Leases and what is known of repeats go
/// by it; expiry goes by the clock of the node that is asked.
/// </summary>
public interface ISharedClock
{
    /// <returns>the time in UTC, in whole milliseconds; it takes a round trip where the database is a server</returns>
    Task<DateTimeOffset> NowAsync(CancellationToken cancellationToken);
}
