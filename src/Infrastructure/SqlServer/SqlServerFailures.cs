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
    private const int FatalClass = 20;

    // Time-out, network, log-in and start-up errors, and the table that an unmigrated database lacks.
    private static readonly HashSet<int> Unavailable =
    [
        -2, -1, 2, 20, 53, 64, 121, 208, 233, 258, 926, 4060, 4221, 10053, 10054, 10060, 10061, 10928, 10929, 18401, 18452, 18456,
        40143, 40197, 40501, 40540, 40613, 49918, 49919, 49920,
    ];

    protected override Exception? TranslateProvider(Exception exception) => exception is not SqlException failure
        ? null
        : failure.Number switch
        {
            UniqueConstraint or UniqueIndex => BrokenIndex(failure),
            ForeignKey or Deadlock => new ConcurrencyLost(failure),
            _ when Unavailable.Contains(failure.Number) || failure.Class >= FatalClass => new StoreUnavailable(failure),
            _ => null,
        };

    private static Exception BrokenIndex(SqlException failure) =>
        UniqueIndexes.All.FirstOrDefault(index => failure.Message.Contains($"'{index.Name}'", StringComparison.Ordinal)) is { } index
            ? index.Broken(failure)
            : new ConcurrencyLost(failure);
}
