using Microsoft.Data.Sqlite;
using ScimPlatform.Infrastructure.Persistence.Statements;
using SQLitePCL;

namespace ScimPlatform.Infrastructure.Sqlite.Writing;

/// <summary>The connection that <see cref="SqliteWriter"/> writes over. EF Core's commands go over it, too.</summary>
internal sealed class SqliteWriting : IStatements, IDisposable
{
    // An update has the columns that changed: there are more of these than of tables, and seldom more than this.
    private const int MostRowStatements = 200;

    private readonly SqliteConnection connection;
    private readonly Action<string> executing;
    private readonly Dictionary<Statement, SqliteStatement> prepared = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, SqliteStatement> preparedRows = new(StringComparer.Ordinal);
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

    /// <summary>Executes a statement within <see cref="Transaction"/>.</summary>
    /// <param name="statement">a constant, known by being the same object</param>
    /// <param name="values">one for each parameter</param>
    /// <returns>how many rows it wrote or removed, if that is what it does</returns>
    public int Execute(Statement statement, params IReadOnlyList<object> values)
    {
        CancellationToken.ThrowIfCancellationRequested();
        return Prepared(statement).Execute(values);
    }

    /// <summary>Executes a statement for one row within <see cref="Transaction"/>.</summary>
    /// <param name="sql">one of few texts; its parameters are numbered: <c>?1</c></param>
    /// <param name="values">one for each parameter</param>
    /// <returns>how many rows it wrote or removed</returns>
    public int Execute(string sql, IReadOnlyList<object> values)
    {
        CancellationToken.ThrowIfCancellationRequested();
        executing(sql);
        if (!preparedRows.TryGetValue(sql, out var known))
        {
            if (preparedRows.Count == MostRowStatements)
            {
                ForgetRows();
            }

            preparedRows[sql] = known = new SqliteStatement(connection, sql);
        }

        return known.Execute(values);
    }

    /// <summary>Reads what is stored, and what <see cref="Transaction"/> has stored so far.</summary>
    public Task<IReadOnlyList<T>> ReadAsync<T>(
        Statement statement, IReadOnlyList<object> values, Func<Row, T> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Prepared(statement).Read(values, read));
    }

    // What is read here may never be committed.
    public DatabaseMark? Mark() => null;

    public void Dispose()
    {
        ForgetRows();
        foreach (var statement in prepared.Values)
        {
            statement.Dispose();
        }

        connection.Dispose();
    }

    private SqliteStatement Prepared(Statement statement)
    {
        executing(statement.Text);
        if (!prepared.TryGetValue(statement, out var known))
        {
            prepared[statement] = known = new SqliteStatement(connection, statement);
        }

        return known;
    }

    private void ForgetRows()
    {
        foreach (var statement in preparedRows.Values)
        {
            statement.Dispose();
        }

        preparedRows.Clear();
    }
}
