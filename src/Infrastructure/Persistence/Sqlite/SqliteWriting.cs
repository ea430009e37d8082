using Microsoft.Data.Sqlite;

namespace ScimPlatform.Infrastructure.Persistence.Sqlite;

/// <summary>The connection that <see cref="SqliteWriter"/> writes over, with its statements prepared: what is written is of few kinds.</summary>
internal sealed class SqliteWriting : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly Action<string> executing;
    private readonly Dictionary<string, SqliteCommand> prepared = [];

    /// <param name="connectionString">of the file</param>
    /// <param name="executing">is told what is executed</param>
    /// <exception cref="SqliteException">the file cannot be opened</exception>
    public SqliteWriting(string connectionString, Action<string> executing)
    {
        this.executing = executing;
        connection = new SqliteConnection(connectionString);
        SqliteSetup.Open(connection);
    }

    /// <summary>The transaction that everything is written in.</summary>
    public SqliteTransaction Transaction { get; private set; } = null!;

    /// <summary>Begins to write; no other process writes until the transaction ends.</summary>
    public SqliteTransaction Begin() => Transaction = connection.BeginTransaction(deferred: false);

    /// <summary>Executes SQL within <see cref="Transaction"/>.</summary>
    /// <param name="sql">one of few texts, with <c>@0</c>, <c>@1</c> … for the values</param>
    /// <param name="values">uuids, texts, numbers, bytes or <see cref="DBNull"/></param>
    /// <returns>how many rows it wrote or removed</returns>
    public int Execute(string sql, params object[] values)
    {
        executing(sql);
        var command = prepared.TryGetValue(sql, out var known) ? known : Prepare(sql, values.Length);
        for (var index = 0; index < values.Length; index++)
        {
            command.Parameters[index].Value = values[index];
        }

        command.Transaction = Transaction;
        return command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        foreach (var command in prepared.Values)
        {
            command.Dispose();
        }

        connection.Dispose();
    }

    private SqliteCommand Prepare(string sql, int parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var index = 0; index < parameters; index++)
        {
            command.Parameters.Add(new SqliteParameter($"@{index}", DBNull.Value));
        }

        return prepared[sql] = command;
    }
}
