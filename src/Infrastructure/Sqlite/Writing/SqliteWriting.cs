using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ScimPlatform.Infrastructure.Sqlite.Writing;

/// <summary>The connection that <see cref="SqliteWriter"/> writes over, with its statements prepared: what is written is of few kinds.</summary>
internal sealed class SqliteWriting : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly Action<string> executing;
    private readonly Dictionary<string, SqliteStatement> prepared = [];
    private readonly SqliteCancellation cancellation;

    /// <param name="connectionString">of the file</param>
    /// <param name="executing">is told what is executed</param>
    /// <exception cref="SqliteException">the file cannot be opened</exception>
    public SqliteWriting(string connectionString, Action<string> executing)
    {
        this.executing = executing;
        connection = new SqliteConnection(connectionString);
        cancellation = SqliteSetup.Open(connection);
    }

    /// <summary>The transaction that everything is written in.</summary>
    public SqliteTransaction Transaction { get; private set; } = null!;

    /// <summary>What ends the work that is done now.</summary>
    public CancellationToken CancellationToken
    {
        get => cancellation.Token;
        set => cancellation.Token = value;
    }

    /// <summary>Whether <see cref="Transaction"/> is still open for SQLite.</summary>
    public bool IsWithinTransaction => raw.sqlite3_get_autocommit(connection.Handle!) == 0;

    /// <summary>Begins to write; no other process writes until the transaction ends.</summary>
    public SqliteTransaction Begin() => Transaction = connection.BeginTransaction(deferred: false);

    /// <summary>Executes SQL within <see cref="Transaction"/>.</summary>
    /// <param name="sql">one of few texts, with <c>@0</c>, <c>@1</c> … for the values</param>
    /// <param name="values">uuids, texts, numbers, bytes or <see cref="DBNull"/></param>
    /// <returns>how many rows it wrote or removed, if that is what it does</returns>
    public int Execute(string sql, params object[] values)
    {
        CancellationToken.ThrowIfCancellationRequested();
        executing(sql);
        if (!prepared.TryGetValue(sql, out var statement))
        {
            prepared[sql] = statement = new SqliteStatement(connection, sql, values.Select((_, index) => $"{index}"));
        }

        return statement.Execute(values);
    }

    public void Dispose()
    {
        foreach (var statement in prepared.Values)
        {
            statement.Dispose();
        }

        connection.Dispose();
    }
}
