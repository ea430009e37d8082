using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using ScimPlatform.Infrastructure.Persistence.Statements;

namespace ScimPlatform.Infrastructure.Sqlite.Writing;

/// <summary>How rows of one entity type are read and written, taken from the model.</summary>
internal sealed class SqliteTable
{
    private readonly string name;
    private readonly IReadOnlyList<SqliteColumn> columns;
    private readonly IReadOnlyList<SqliteColumn> found;
    private readonly IReadOnlyList<(int At, SqliteColumn Column)> keys;
    private readonly Type entity;
    private readonly string insert;
    private readonly string delete;
    private readonly ConcurrentDictionary<string, string> updates = new();
    private readonly ConcurrentDictionary<object, Statement> selects = new(ReferenceEqualityComparer.Instance);

    public SqliteTable(IEntityType type)
    {
        var table = StoreObjectIdentifier.Create(type, StoreObjectType.Table)
            ?? throw new InvalidOperationException($"{type.DisplayName()} has no table.");
        name = table.Name;
        entity = type.ClrType;
        columns = [.. type.GetProperties().Select(property => new SqliteColumn(property, table))];
        keys = [.. columns.Index().Where(column => column.Item.IsKey)];
        found = [.. columns.Where(column => column.IsKey), .. columns.Where(column => column.IsToken)];
        insert = $"INSERT INTO {Quoted(name)} ({string.Join(", ", columns.Select(column => Quoted(column.Name)))}) "
            + $"VALUES ({string.Join(", ", columns.Select((_, at) => $"@{at}"))})";
        delete = $"DELETE FROM {Quoted(name)} WHERE {Condition(0)}";
    }

    /// <summary>The statement that finds the rows; to be read by <see cref="Read"/>.</summary>
    public Statement Select<T>(TrackedRows<T> rows)
        where T : class => selects.GetOrAdd(rows, _ => new Statement(
            $"SELECT {string.Join(", ", columns.Select(column => Quoted(column.Name)))} FROM {Quoted(name)} WHERE {rows.Condition}", rows.Parameters));

    /// <summary>The values of a row, as the entity has them.</summary>
    public object?[] Read(Row row) => [.. columns.Select((column, at) => column.Read(row, at))];

    /// <summary>The entities of rows that were read, tracked as such that nobody has changed; of a row that is tracked already, the one that is.</summary>
    public IReadOnlyList<object> Track(IReadOnlyList<object?[]> rows, DbContext context)
    {
        // To look for changes in all that is tracked, for each row and each of these calls, would cost more than the rows.
        var tracker = context.ChangeTracker;
        tracker.AutoDetectChangesEnabled = false;
        try
        {
            var known = tracker.Entries().Where(entry => entry.Metadata.ClrType == entity).ToList();
            return [.. rows.Select(values => known.Find(entry => IsOf(entry, values))?.Entity ?? Track(values, context))];
        }
        finally
        {
            tracker.AutoDetectChangesEnabled = true;
        }
    }

    public void Insert(EntityEntry row, SqliteWriting writing)
    {
        var values = row.CurrentValues;
        Require(writing.Execute(insert, [.. columns.Select(column => column.Of(values))]));
    }

    /// <summary>Inserts a row that nobody tracks.</summary>
    public void InsertUntracked(object row, SqliteWriting writing) =>
        Require(writing.Execute(insert, [.. columns.Select(column => column.OfUntracked(row))]));

    /// <exception cref="DbUpdateConcurrencyException">another writer was faster</exception>
    public void Update(EntityEntry row, SqliteWriting writing)
    {
        var changed = columns.Where(column => column.IsModified(row)).ToList();
        var values = row.CurrentValues;
        var update = updates.GetOrAdd(string.Join(' ', changed.Select(column => column.Name)), _ => Update(changed));
        Require(writing.Execute(update, [.. changed.Select(column => column.Of(values)), .. Found(row)]));
    }

    /// <exception cref="DbUpdateConcurrencyException">another writer was faster</exception>
    public void Delete(EntityEntry row, SqliteWriting writing) => Require(writing.Execute(delete, [.. Found(row)]));

    /// <summary>Deletes a row that nobody tracks.</summary>
    /// <exception cref="DbUpdateConcurrencyException">another writer was faster</exception>
    public void DeleteUntracked(object row, SqliteWriting writing) =>
        Require(writing.Execute(delete, [.. found.Select(column => column.OfUntracked(row))]));

    private bool IsOf(EntityEntry entry, object?[] values) => keys.All(key => Equals(key.Column.Value(entry.CurrentValues), values[key.At]));

    private object Track(object?[] values, DbContext context)
    {
        var made = Activator.CreateInstance(entity, nonPublic: true)!;
        for (var at = 0; at < columns.Count; at++)
        {
            columns[at].Fill(made, values[at]);
        }

        context.Entry(made).State = EntityState.Unchanged;
        return made;
    }

    private static string Quoted(string name) => $"\"{name}\"";

    private void Require(int rows)
    {
        if (rows != 1)
        {
            throw new DbUpdateConcurrencyException($"A row of {name} is not as it was read.");
        }
    }

    private string Update(IReadOnlyList<SqliteColumn> changed) =>
        $"UPDATE {Quoted(name)} SET {string.Join(", ", changed.Select((column, at) => $"{Quoted(column.Name)} = @{at}"))} WHERE {Condition(changed.Count)}";

    // IS, unlike =, finds NULL too.
    private string Condition(int first) =>
        string.Join(" AND ", found.Select((column, at) => $"{Quoted(column.Name)} {(column.IsKey ? "=" : "IS")} @{first + at}"));

    private IEnumerable<object> Found(EntityEntry row)
    {
        var values = row.OriginalValues;
        return found.Select(column => column.Of(values));
    }
}
