namespace ScimPlatform.Infrastructure.Persistence.Statements;

/// <summary>Reads by fixed SQL, outside what a context tracks. On SQLite they need no context, which costs more to make than a point read.</summary>
public interface IStatements
{
    /// <summary>Asks what the statement says.</summary>
    /// <param name="statement">what to ask</param>
    /// <param name="values">uuids, texts, whole numbers or bytes, one for each parameter</param>
    /// <param name="read">makes an answer of a row; it must not keep the row</param>
    /// <param name="cancellationToken">ends the wait</param>
    /// <returns>the answers, in the order of the rows</returns>
    Task<IReadOnlyList<T>> ReadAsync<T>(
        Statement statement, IReadOnlyList<object> values, Func<Row, T> read, CancellationToken cancellationToken);

    /// <summary>
    /// Marks what is stored now, for whoever remembers what was read: a mark that is taken before the reading and found again later says that
    /// the answer is still the same. Null where that cannot be told without asking the database, and then nothing is to be remembered.
    /// </summary>
    DatabaseMark? Mark();
}
