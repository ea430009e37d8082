using Microsoft.Data.Sqlite;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.Sqlite;

/// <summary>What SQLite's result codes mean (https://www.sqlite.org/rescode.html).</summary>
internal sealed class SqliteFailures : StoreFailures
{
    private const int Error = 1;
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int Interrupt = 9;
    private const int IoError = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int Constraint = 19;
    private const int NotADatabase = 26;
    private const int NotNullConstraint = 1299;

    protected override Exception? TranslateProvider(Exception exception) => exception is not SqliteException failure
        ? null
        : failure.SqliteErrorCode switch
        {
            Constraint when failure.SqliteExtendedErrorCode == NotNullConstraint => null,
            Constraint => BrokenConstraint(failure),
            Interrupt => new OperationCanceledException("Nobody waits for the answer any more.", failure),
            Busy or Locked or ReadOnly or IoError or Corrupt or Full or CannotOpen or NotADatabase => new StoreUnavailable(failure),
            Error when failure.Message.Contains("no such table", StringComparison.Ordinal) => new StoreUnavailable(failure),
            _ => null,
        };

    // A broken foreign key means that what was referred to has gone meanwhile.
    private static Exception BrokenConstraint(SqliteException failure) =>
        UniqueIndexes.All.FirstOrDefault(index => failure.Message.Contains($"failed: {index.Columns}'", StringComparison.Ordinal)) is { } index
            ? index.Broken(failure)
            : new ConcurrencyLost(failure);
}
