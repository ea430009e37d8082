using System.Net.Sockets;
using Npgsql;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Scim;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.PostgreSql;

/// <summary>What PostgreSQL's error codes mean (https://www.postgresql.org/docs/current/errcodes-appendix.html).</summary>
internal sealed class PostgreSqlFailures : StoreFailures
{
    // Another writer was faster.
    private static readonly HashSet<string> Lost =
    [
        PostgresErrorCodes.ForeignKeyViolation, PostgresErrorCodes.CheckViolation, PostgresErrorCodes.DeadlockDetected,
        PostgresErrorCodes.SerializationFailure,
    ];

    // Connection, resource and operator classes, a server that is read-only, and what an unmigrated or wrong database lacks.
    private static readonly string[] UnavailableClasses = ["08", "28", "3D", "53", "57", "58", "XX"];

    private static readonly HashSet<string> Unavailable =
    [
        PostgresErrorCodes.ReadOnlySqlTransaction, PostgresErrorCodes.UndefinedTable, PostgresErrorCodes.InsufficientPrivilege,
        PostgresErrorCodes.LockNotAvailable,
    ];

    protected override Exception? TranslateProvider(Exception exception) => exception switch
    {
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } failure => BrokenIndex(failure),
        PostgresException { SqlState: PostgresErrorCodes.CharacterNotInRepertoire } => new ScimFault(ScimType.InvalidValue, "A text must not have NUL in it."),
        PostgresException failure when Lost.Contains(failure.SqlState) => new ConcurrencyLost(failure),
        PostgresException failure when IsUnavailable(failure.SqlState) => new StoreUnavailable(failure),
        PostgresException => null,
        NpgsqlException or SocketException => new StoreUnavailable(exception),
        _ => null,
    };

    private static bool IsUnavailable(string state) =>
        Unavailable.Contains(state) || UnavailableClasses.Any(prefix => state.StartsWith(prefix, StringComparison.Ordinal));

    private static Exception BrokenIndex(PostgresException failure) =>
        UniqueIndexes.All.FirstOrDefault(index => index.Name.Equals(failure.ConstraintName, StringComparison.OrdinalIgnoreCase)) is { } index
            ? index.Broken(failure)
            : new ConcurrencyLost(failure);
}
