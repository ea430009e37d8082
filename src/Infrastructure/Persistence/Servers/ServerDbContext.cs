using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using ScimPlatform.Domain.Common;
using ScimPlatform.Infrastructure.Persistence.Queries.Groups;
using ScimPlatform.Infrastructure.Persistence.Statements;

namespace ScimPlatform.Infrastructure.Persistence.Servers;

/// <summary>The model on a database server, which has many writers and which several nodes share.</summary>
public abstract class ServerDbContext(DbContextOptions options, StoreFailures failures)
    : ScimPlatformDbContext(options, failures)
{
    /// <summary>Over so many rows a tenant's total is spread: its writers seldom wait for each other.</summary>
    private const int TotalShares = 16;

    private readonly List<Waiting> waiting = [];

    public override IStatements Statements => new ServerStatements(this);

    internal abstract SqlDialect Dialect { get; }

    /// <summary>Adds <c>@users</c> and <c>@groups</c> to the total of <c>@tenant</c> in the row <c>@share</c>, and one change.</summary>
    protected abstract Statement AddToTotal { get; }

    /// <summary>
    /// Moves version and time (<c>@at</c>) of the groups that the user <c>@id</c> is in, and gives their ids and new versions; nobody adds it to one before the
    /// transaction ends. Groups are locked first and by their ids, as whoever changes a group locks that before its members: so none waits for the other.
    /// </summary>
    protected abstract Statement MoveGroupsOfUser { get; }

    /// <summary>The same of the group <c>@id</c>.</summary>
    protected abstract Statement MoveGroupsOfGroup { get; }

    internal object[] ParametersOf(IReadOnlyList<string> names, IReadOnlyList<object> values) =>
        [.. names.Zip(values, (name, value) => (object)ParameterOf(name, value))];

    /// <summary>A parameter of a type and length that depend on the kind of value alone, so that one plan serves each statement.</summary>
    protected abstract DbParameter ParameterOf(string name, object value);

    private protected override Task<IReadOnlyList<HoldingGroup>> MoveHoldingAsync(Guid member, bool isGroup, object at, CancellationToken cancellationToken) =>
        Statements.ReadAsync(
            isGroup ? MoveGroupsOfGroup : MoveGroupsOfUser, [member, at], row => new HoldingGroup(row.Id(0), row.Long(1)), cancellationToken);

    internal override Task<int> ExecuteAsync(Statement statement, IReadOnlyList<object> values, CancellationToken cancellationToken) =>
        Database.ExecuteSqlRawAsync(Dialect.Write(statement), ParametersOf(statement.Parameters, values), cancellationToken);

    /// <summary>
    /// Lets what else is stored travel with the first batch of a save: a command of its own would be a round trip of its own. Called for each
    /// command that EF Core sends to save changes.
    /// </summary>
    internal void Join(DbCommand command)
    {
        foreach (var (sql, parameters) in waiting)
        {
            command.CommandText = $"{command.CommandText.TrimEnd().TrimEnd(';')};{Environment.NewLine}{sql}";
            foreach (var parameter in parameters)
            {
                command.Parameters.Add(parameter);
            }
        }

        waiting.Clear();
    }

    // Rows by ids come behind the rows that they belong to: they travel along only where those are stored already, since the first batch need
    // not be the only one. A row that has come meanwhile breaks a key; that one has gone is told by the count of a statement of its own.
    private protected override async Task<bool> StoreChangesAsync(
        IReadOnlyList<DirectoryChange> totals, IReadOnlyList<RowsByIds> rows, CancellationToken cancellationToken)
    {
        var together = rows.All(stored => stored.AreInserted)
            && ChangeTracker.Entries<AggregateRoot>().All(entry => entry.State is not EntityState.Added);
        waiting.Clear();
        foreach (var change in totals)
        {
            // Its row is locked up to the commit.
            var share = Environment.CurrentManagedThreadId % TotalShares;
            Wait(AddToTotal, [change.Tenant.Value, share, change.Users, change.Groups]);
        }

        foreach (var stored in together ? rows : [])
        {
            Wait(stored.Statement, stored.Values);
        }

        await SaveChangesAsync(acceptAllChangesOnSuccess: false, cancellationToken);
        foreach (var (sql, parameters) in waiting)
        {
            await Database.ExecuteSqlRawAsync(sql, parameters, cancellationToken);
        }

        return together;
    }

    protected override Task StoreAsync(CancellationToken cancellationToken) =>
        Database.CreateExecutionStrategy().ExecuteAsync(StoreInTransactionAsync, cancellationToken);

    // The names of parameters are the batch's.
    private void Wait(Statement statement, IReadOnlyList<object> values)
    {
        var prefix = $"j{waiting.Count}_";
        var sql = statement.Parameters.Aggregate(
            Dialect.Write(statement), (text, name) => text.Replace($"@{name}", $"@{prefix}{name}", StringComparison.Ordinal));
        waiting.Add(new Waiting(sql, [.. statement.Parameters.Zip(values, (name, value) => ParameterOf(prefix + name, value))]));
    }

    // A save that fails ends the transaction: there is nothing to go back to within it.
    private async Task StoreInTransactionAsync(CancellationToken cancellationToken)
    {
        Database.AutoSavepointsEnabled = false;
        await using var transaction = await Database.BeginTransactionAsync(cancellationToken);
        await StoreWithinAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private sealed record Waiting(string Sql, DbParameter[] Parameters);
}
