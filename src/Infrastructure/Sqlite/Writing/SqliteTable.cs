using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ScimPlatform.Infrastructure.Sqlite.Writing;

/// <summary>How rows of one entity type are read and written, taken from the model.</summary>
internal sealed class SqliteTable
{
    private readonly string name;
    private readonly IReadOnlyList<SqliteColumn> columns;
    private readonly IReadOnlyList<SqliteColumn> found;
    private readonly string insert;
    private readonly string delete;
    private readonly ConcurrentDictionary<string, string> updates = new();

    public SqliteTable(IEntityType type)
    {
        var table = StoreObjectIdentifier.Create(type, StoreObjectType.Table)
            ?? throw new InvalidOperationException($"{type.DisplayName()} has no table.");
        name = table.Name;
        columns = [.. type.GetProperties().Select(property => new SqliteColumn(property, table))];
        found = [.. columns.Where(column => column.IsKey), .. columns.Where(column => column.IsToken)];
        insert = $"INSERT INTO {Quoted(name)} ({string.Join(", ", columns.Select(column => Quoted(column.Name)))}) "
            + $"VALUES ({string.Join(", ", columns.Select((_, at) => $"@{at}"))})";
        delete = $"DELETE FROM {Quoted(name)} WHERE {Condition(0)}";
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
