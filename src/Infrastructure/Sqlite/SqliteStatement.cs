using System.Text;
using Microsoft.Data.Sqlite;
using ScimPlatform.Infrastructure.Persistence.Statements;
using SQLitePCL;

namespace ScimPlatform.Infrastructure.Sqlite;

/// <summary>
/// SQL that stays prepared on its connection, asked and executed without the provider's command and reader: those cost more than to read or
/// write a row.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private const int UuidLength = 36;

    internal static readonly SqlDialect Dialect = new()
    {
        Ids = "json_each(@ids) AS [ids]",
        Page = "LIMIT @count OFFSET @skip",
        TextType = "TEXT",
        FlagType = "INTEGER",
        IdType = "TEXT",
    };

    private readonly sqlite3 connection;
    private readonly sqlite3_stmt prepared;
    private readonly int[] places;
    private readonly SqliteRow row;

    /// <param name="open">where it is asked</param>
    /// <param name="statement">what it asks</param>
    /// <exception cref="SqliteException">the SQL is wrong</exception>
    public SqliteStatement(SqliteConnection open, Statement statement)
        : this(open, Dialect.Write(statement)) =>
        places = [.. statement.Parameters.Select(name => raw.sqlite3_bind_parameter_index(prepared, $"@{name}"))];

    /// <param name="open">where it is executed</param>
    /// <param name="sql">what it does; its parameters are numbered: <c>?1</c></param>
    /// <exception cref="SqliteException">the SQL is wrong</exception>
    public SqliteStatement(SqliteConnection open, string sql)
    {
        connection = open.Handle!;
        Require(raw.sqlite3_prepare_v3(connection, sql, raw.SQLITE_PREPARE_PERSISTENT, out prepared));
        places = [.. Enumerable.Range(1, raw.sqlite3_bind_parameter_count(prepared))];
        row = new SqliteRow(prepared);
    }

    /// <summary>What it finds.</summary>
    /// <param name="values">one for each parameter</param>
    /// <param name="read">makes an answer of a row; it must not keep the row</param>
    public IReadOnlyList<T> Read<T>(IReadOnlyList<object> values, Func<Row, T> read)
    {
        try
        {
            Bind(values);
            var rows = new List<T>();
            int outcome;
            while ((outcome = raw.sqlite3_step(prepared)) == raw.SQLITE_ROW)
            {
                rows.Add(read(row));
            }

            Require(outcome);
            return rows;
        }
        finally
        {
            // It ends the read, and says once more what went wrong in it.
            _ = raw.sqlite3_reset(prepared);
        }
    }

    /// <summary>Does what it says, and finds nothing.</summary>
    /// <param name="values">one for each parameter</param>
    /// <returns>how many rows it wrote or removed, if that is what it does</returns>
    public int Execute(IReadOnlyList<object> values)
    {
        try
        {
            Bind(values);
            Require(raw.sqlite3_step(prepared));
            return raw.sqlite3_changes(connection);
        }
        finally
        {
            _ = raw.sqlite3_reset(prepared);
        }
    }

    public void Dispose() => prepared.Dispose();

    private void Require(int outcome) => SqliteException.ThrowExceptionForRC(outcome, connection);

    private void Bind(IReadOnlyList<object> values)
    {
        for (var index = 0; index < places.Length; index++)
        {
            Require(Bind(places[index], values[index]));
        }
    }

    private int Bind(int place, object value) => value switch
    {
        Guid id => BindUuid(place, id),
        string text => raw.sqlite3_bind_text(prepared, place, text),
        long number => raw.sqlite3_bind_int64(prepared, place, number),
        int number => raw.sqlite3_bind_int64(prepared, place, number),
        bool flag => raw.sqlite3_bind_int(prepared, place, flag ? 1 : 0),
        byte[] bytes => raw.sqlite3_bind_blob(prepared, place, bytes),
        DBNull => raw.sqlite3_bind_null(prepared, place),
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
