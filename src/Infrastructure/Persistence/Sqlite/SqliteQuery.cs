using System.Text;
using Microsoft.Data.Sqlite;
using ScimPlatform.Infrastructure.Persistence.Statements;
using SQLitePCL;

namespace ScimPlatform.Infrastructure.Persistence.Sqlite;

/// <summary>
/// A statement that stays prepared on its connection, asked without the provider's command and reader: those cost more than a point read.
/// </summary>
internal sealed class SqliteQuery : IDisposable
{
    private const string IdRows = "json_each(@ids) AS [ids]";
    private const string Page = "LIMIT @count OFFSET @skip";
    private const int UuidLength = 36;

    private readonly sqlite3 connection;
    private readonly sqlite3_stmt prepared;
    private readonly int[] places;
    private readonly SqliteRow row;

    public SqliteQuery(SqliteConnection open, Statement statement)
    {
        connection = open.Handle!;
        var sql = statement.With(IdRows, Page);
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v3(connection, sql, raw.SQLITE_PREPARE_PERSISTENT, out prepared), connection);
        places = [.. statement.Parameters.Select(name => raw.sqlite3_bind_parameter_index(prepared, $"@{name}"))];
        row = new SqliteRow(prepared);
    }

    public IReadOnlyList<T> Read<T>(IReadOnlyList<object> values, Func<Row, T> read)
    {
        try
        {
            for (var index = 0; index < places.Length; index++)
            {
                SqliteException.ThrowExceptionForRC(Bind(places[index], values[index]), connection);
            }

            var rows = new List<T>();
            int outcome;
            while ((outcome = raw.sqlite3_step(prepared)) == raw.SQLITE_ROW)
            {
                rows.Add(read(row));
            }

            SqliteException.ThrowExceptionForRC(outcome, connection);
            return rows;
        }
        finally
        {
            // It ends the read, and says once more what went wrong in it.
            _ = raw.sqlite3_reset(prepared);
        }
    }

    public void Dispose() => prepared.Dispose();

    private int Bind(int place, object value) => value switch
    {
        Guid id => BindUuid(place, id),
        string text => raw.sqlite3_bind_text(prepared, place, text),
        long number => raw.sqlite3_bind_int64(prepared, place, number),
        int number => raw.sqlite3_bind_int64(prepared, place, number),
        byte[] bytes => raw.sqlite3_bind_blob(prepared, place, bytes),
        _ => throw new NotSupportedException($"A parameter is a {value.GetType()}."),
    };

    // In capitals, as EF Core stores them.
    private int BindUuid(int place, Guid id)
    {
        Span<byte> text = stackalloc byte[UuidLength];
        id.TryFormat(text, out _);
        Ascii.ToUpperInPlace(text, out _);
        return raw.sqlite3_bind_text(prepared, place, text);
    }
}
