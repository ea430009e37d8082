using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using ScimPlatform.Infrastructure.Persistence.Statements;

namespace ScimPlatform.Infrastructure.Persistence.Sqlite;

/// <summary>How rows of one entity type are written, taken from the model. Value objects that it owns stand in its own row.</summary>
internal sealed class SqliteTable
{
    private readonly string name;
    private readonly IReadOnlyList<SqliteColumn> own;
    private readonly IReadOnlyList<Part> parts;
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
        own = [.. type.GetProperties().Select(property => new SqliteColumn(property, table))];
        parts = [.. type.GetNavigations().Where(navigation => navigation.TargetEntityType.IsOwned()).Select(owned => new Part(owned, table))];
        keys = [.. own.Index().Where(column => column.Item.IsKey)];
        found = [.. own.Where(column => column.IsKey), .. own.Where(column => column.IsToken)];
        var columns = own.Concat(parts.SelectMany(part => part.Columns)).Select(column => column.Name).ToList();
        insert = $"INSERT INTO {Quoted(name)} ({string.Join(", ", columns.Select(Quoted))}) VALUES ({string.Join(", ", columns.Select((_, at) => $"@{at}"))})";
        delete = $"DELETE FROM {Quoted(name)} WHERE {Condition(0)}";
    }

    /// <summary>How many value objects a row holds.</summary>
    public int Parts => parts.Count;

    /// <summary>The statement that finds the rows; to be read by <see cref="Read"/>.</summary>
    /// <exception cref="InvalidOperationException">the entity owns value objects, which are not read here</exception>
    public Statement Select<T>(TrackedRows<T> rows)
        where T : class => selects.GetOrAdd(rows, _ =>
        {
            RequireNoParts();
            return new Statement(
                $"SELECT {string.Join(", ", own.Select(column => Quoted(column.Name)))} FROM {Quoted(name)} WHERE {rows.Condition}", rows.Parameters);
        });

    /// <summary>The values of a row, as the entity has them.</summary>
    public object?[] Read(Row row) => [.. own.Select((column, at) => column.Read(row, at))];

    /// <summary>The entity of a row that was read, tracked by the context as one that nobody has changed.</summary>
    public object Track(object?[] values, DbContext context)
    {
        var known = context.ChangeTracker.Entries().FirstOrDefault(entry =>
            entry.Entity.GetType() == entity && keys.All(key => Equals(key.Column.Value(entry.CurrentValues), values[key.At])));
        if (known is not null)
        {
            return known.Entity;
        }

        var made = context.Entry(Activator.CreateInstance(entity, nonPublic: true)!);
        foreach (var (at, column) in own.Index())
        {
            column.Set(made.CurrentValues, values[at]);
        }

        made.State = EntityState.Unchanged;
        return made.Entity;
    }

    public void Insert(EntityEntry row, SqliteWriting writing)
    {
        var values = row.CurrentValues;
        var all = own.Select(column => column.Of(values)).Concat(parts.SelectMany(part => part.Of(row)));
        Require(writing.Execute(insert, [.. all]));
    }

    /// <summary>Inserts a row that nobody tracks.</summary>
    /// <exception cref="InvalidOperationException">the entity owns value objects, which are found by tracking only</exception>
    public void InsertUntracked(object row, SqliteWriting writing)
    {
        RequireNoParts();
        Require(writing.Execute(insert, [.. own.Select(column => column.OfUntracked(row))]));
    }

    /// <exception cref="DbUpdateConcurrencyException">another writer was faster</exception>
    public void Update(EntityEntry row, SqliteWriting writing)
    {
        var changed = own.Where(column => column.IsModified(row)).ToList();
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

    private static string Quoted(string name) => $"\"{name}\"";

    private void RequireNoParts()
    {
        if (parts.Count > 0)
        {
            throw new InvalidOperationException($"Rows of {name} hold value objects.");
        }
    }

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

    /// <summary>A value object in the row of its owner, whose key it shares.</summary>
    private sealed class Part(INavigation owned, StoreObjectIdentifier table)
    {
        public IReadOnlyList<SqliteColumn> Columns { get; } =
            [.. owned.TargetEntityType.GetProperties().Where(property => !property.IsPrimaryKey()).Select(property => new SqliteColumn(property, table))];

        public IEnumerable<object> Of(EntityEntry row)
        {
            var values = row.Reference(owned.Name).TargetEntry?.CurrentValues;
            return Columns.Select(column => values is null ? DBNull.Value : column.Of(values));
        }
    }
}
