using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ScimPlatform.Infrastructure.PostgreSql;

/// <summary>Names in lower case: what PostgreSQL makes of names without quotes, so that fixed SQL means the same as on other engines.</summary>
internal static partial class PostgreSqlNames
{
    /// <summary>The SQL with names in quotes instead of brackets.</summary>
    public static string Quote(string sql) => Bracketed().Replace(sql, name => $"\"{Lower(name.Groups[1].Value)}\"");

    /// <summary>Names the table of an entity type, and everything that belongs to it.</summary>
    public static void Lower(IMutableEntityType entity)
    {
        entity.SetTableName(Lower(entity.GetTableName()!));
        foreach (var property in entity.GetProperties())
        {
            property.SetColumnName(Lower(property.GetColumnName()));
        }

        foreach (var key in entity.GetKeys())
        {
            key.SetName(Lower(key.GetName()!));
        }

        foreach (var key in entity.GetForeignKeys())
        {
            key.SetConstraintName(Lower(key.GetConstraintName()!));
        }

        foreach (var index in entity.GetIndexes())
        {
            index.SetDatabaseName(Lower(index.GetDatabaseName()!));
        }
    }

    // CA1308 is about comparing; these are names of a database.
#pragma warning disable CA1308
    private static string Lower(string name) => name.ToLowerInvariant();
#pragma warning restore CA1308

    [GeneratedRegex(@"\[(\w+)\]", RegexOptions.CultureInvariant)]
    private static partial Regex Bracketed();
}
