using ScimPlatform.Application.Common;
using ScimPlatform.Infrastructure.Persistence.Statements;

namespace ScimPlatform.Infrastructure.Persistence.Queries;

/// <summary>The clock of a database server.</summary>
internal sealed class ServerClock(IStatements statements) : ISharedClock
{
    // Not the beginning of the transaction, which may have waited since.
    private static readonly Statement Now = new("SELECT CAST(trunc(EXTRACT(EPOCH FROM clock_timestamp()) * 1000) AS bigint)")
    {
        OnSqlServer = "SELECT DATEDIFF_BIG(millisecond, '1970-01-01', SYSUTCDATETIME())",
    };

    public async Task<DateTimeOffset> NowAsync(CancellationToken cancellationToken) =>
        DateTimeOffset.FromUnixTimeMilliseconds((await statements.ReadAsync(Now, [], row => row.Long(0), cancellationToken))[0]);
}

/// <summary>An embedded database has one process, and goes by its clock.</summary>
internal sealed class EmbeddedClock(TimeProvider time) : ISharedClock
{
    public Task<DateTimeOffset> NowAsync(CancellationToken cancellationToken) => Task.FromResult(time.Now());
}
