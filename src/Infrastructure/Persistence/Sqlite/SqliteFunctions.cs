using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using ScimPlatform.Application.Scim;

namespace ScimPlatform.Infrastructure.Persistence.Sqlite;

/// <summary>The functions that SQLite lacks, so that filters in SQL fold and read times exactly as filters in memory do.</summary>
internal sealed class SqliteFunctions : DbConnectionInterceptor
{
    /// <summary>Text → <see cref="CaseFold"/>. SQLite's own upper() knows ASCII only.</summary>
    public const string Fold = "scim_fold";

    /// <summary>Text → ticks of <see cref="ScimDateTime"/>, or NULL.</summary>
    public const string Instant = "scim_instant";

    // Before opening: the connection hands them to SQLite itself whenever it opens.
    public override InterceptionResult ConnectionOpening(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        Register(connection);
        return result;
    }

    public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        Register(connection);
        return ValueTask.FromResult(result);
    }

    private static void Register(DbConnection connection)
    {
        var sqlite = (SqliteConnection)connection;
        sqlite.CreateFunction(Fold, (string? text) => text is null ? null : CaseFold.Fold(text), isDeterministic: true);
        sqlite.CreateFunction(Instant, (string? text) => text is null ? null : ScimDateTime.TryParse(text)?.UtcTicks, isDeterministic: true);
    }
}
