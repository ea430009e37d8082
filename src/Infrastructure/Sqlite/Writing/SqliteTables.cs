using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ScimPlatform.Infrastructure.Sqlite.Writing;

/// <summary>
/// Stores what a context tracks, as its own saving would, by statements that stay prepared: EF Core composes the SQL of every save anew,
/// and SQLite parses it anew, which costs more than to write the rows.
/// </summary>
internal sealed class SqliteTables
{
    private readonly Dictionary<Type, SqliteTable> tables = [];
    private readonly List<IEntityType> referredFirst = [];

    public SqliteTables(IModel model)
    {
        foreach (var type in model.GetEntityTypes().Where(type => type.GetTableName() is not null))
        {
            Add(type);
        }
    }

    /// <summary>The table of that class of entities.</summary>
    public SqliteTable Of(Type entity) => tables[entity];

    /// <summary>
    /// Stores every change. What goes, goes first, then what changes, then what comes, so that a unique value can pass from one row to
    /// another; and no row comes before, or goes after, one that it refers to.
    /// </summary>
    /// <param name="tracker">that has looked for changes</param>
    /// <param name="writing">where to</param>
    /// <exception cref="DbUpdateConcurrencyException">a row is not as it was read</exception>
    public void Store(ChangeTracker tracker, SqliteWriting writing)
    {
        var changed = tracker.Entries().ToLookup(entry => entry.State);
        foreach (var row in Rows(changed[EntityState.Deleted]).Reverse())
        {
            Of(row.Metadata.ClrType).Delete(row, writing);
        }

        foreach (var row in Rows(changed[EntityState.Modified]))
        {
            Of(row.Metadata.ClrType).Update(row, writing);
        }

        foreach (var row in Rows(changed[EntityState.Added]))
        {
            Of(row.Metadata.ClrType).Insert(row, writing);
        }
    }

    private IEnumerable<EntityEntry> Rows(IEnumerable<EntityEntry> entries) =>
        entries.OrderBy(entry => referredFirst.IndexOf(entry.Metadata));

    private void Add(IEntityType type)
    {
        if (tables.ContainsKey(type.ClrType))
        {
            return;
        }

        tables[type.ClrType] = new SqliteTable(type);
        foreach (var reference in type.GetForeignKeys())
        {
            Add(reference.PrincipalEntityType);
        }

        referredFirst.Add(type);
    }
}
