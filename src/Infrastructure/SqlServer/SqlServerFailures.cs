using Microsoft.Data.SqlClient;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.SqlServer;

/// <summary>What SQL Server's error numbers mean.</summary>
internal sealed class SqlServerFailures : StoreFailures
{
    private const int UniqueConstraint = 2627;
    private const int UniqueIndex = 2601;
    private const int ForeignKey = 547;
    private const int Deadlock = 1205;
    private const int SnapshotConflict = 3960;
    private const int FatalClass = 20;

    // What SqlClient says of a command that was given up: it throws no OperationCanceledException of its own.
    private const int Cancelled = 0;

    private static readonly HashSet<int> Unavailable =
    [
        // Time-outs, of locks too; network; a database that starts, is paused or stands by.
        -2, -1, 2, 11, 20, 53, 64, 121, 233, 258, 926, 976, 978, 983, 1222, 4221, 10053, 10054, 10060, 10061, 11001, 17142,

        // Log-in and rights, as of a role that was forgotten; the table that an unmigrated database lacks.
        208, 229, 916, 4060, 18401, 18452, 18456, 18487, 18488,

        // No disk, memory or locks left, or read-only.
        701, 802, 1101, 1105, 1204, 3906, 8645, 8651, 9002,

        // Azure SQL: moved, throttled, over its size, or too much in one transaction.
        10928, 10929, 40143, 40197, 40501, 40540, 40544, 40549, 40550, 40551, 40552, 40553, 40613, 49918, 49919, 49920,
    ];

    protected override Exception? TranslateProvider(Exception exception) => exception is not SqlException failure
        ? null
        : failure.Number switch
        {
            UniqueConstraint or UniqueIndex => BrokenIndex(failure),
            ForeignKey or Deadlock or SnapshotConflict or SqlServerScimPlatformDbContext.NoLock => new ConcurrencyLost(failure),
            Cancelled when failure.Class < FatalClass => new OperationCanceledException("Nobody waits for the answer any more.", failure),
            _ when Unavailable.Contains(failure.Number) || failure.Class >= FatalClass => new StoreUnavailable(failure),
            _ => null,
        };

    private static Exception BrokenIndex(SqlException failure) =>
        UniqueIndexes.All.FirstOrDefault(index => failure.Message.Contains($"'{index.Name}'", StringComparison.Ordinal)) is { } index
            ? index.Broken(failure)
            : new ConcurrencyLost(failure);
}
