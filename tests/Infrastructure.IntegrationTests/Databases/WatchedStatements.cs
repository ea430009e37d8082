using ScimPlatform.Infrastructure.Persistence.Statements;

namespace ScimPlatform.Infrastructure.IntegrationTests.Databases;

/// <summary>Statements as they are, with something done before each.</summary>
internal sealed class WatchedStatements(IStatements statements, Func<Statement, IReadOnlyList<object>, Task> before) : IStatements
{
    public async Task<IReadOnlyList<T>> ReadAsync<T>(
        Statement statement, IReadOnlyList<object> values, Func<Row, T> read, CancellationToken cancellationToken)
    {
        await before(statement, values);
        return await statements.ReadAsync(statement, values, read, cancellationToken);
    }

    public DatabaseMark? Mark() => statements.Mark();
}
