using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using ScimPlatform.Infrastructure.Persistence.Statements;

namespace ScimPlatform.Infrastructure.Sqlite.Writing;

/// <summary>A property's column, and how its values are stored.</summary>
internal sealed class SqliteColumn
{
    private readonly IProperty property;
    private readonly ValueConverter? converter;
    private readonly Type type;
    private readonly FieldInfo field;

    public SqliteColumn(IProperty property, StoreObjectIdentifier table)
    {
        if (property.ValueGenerated != ValueGenerated.Never)
        {
            throw new InvalidOperationException($"{property.DeclaringType.DisplayName()}.{property.Name} is not set by us alone.");
        }

        this.property = property;
        Name = property.GetColumnName(table) ?? throw new InvalidOperationException($"{property.Name} has no column.");
        converter = property.GetRelationalTypeMapping().Converter;
        type = converter?.ProviderClrType ?? property.ClrType;
        field = property.FieldInfo ?? throw new InvalidOperationException($"{property.Name} has no field.");
    }

    public string Name { get; }

    public bool IsKey => property.IsPrimaryKey();

    /// <summary>Whether a row is only found as long as this is what was read.</summary>
    public bool IsToken => property.IsConcurrencyToken;

    public bool IsModified(EntityEntry row) => row.Property(property.Name).IsModified;

    /// <summary>The value as the entity has it.</summary>
    public object? Value(PropertyValues values) => values[property];

    /// <summary>Gives the value to an entity that nobody tracks yet: one that is tracked has each compared and fixed up.</summary>
    public void Fill(object entity, object? value) => field.SetValue(entity, value);

    /// <summary>The value as the entity has it, from a row.</summary>
    /// <param name="row">the row</param>
    /// <param name="at">where in it the column stands</param>
    public object? Read(Row row, int at)
    {
        var stored = row.Value(at, type);
        return stored is null || converter is null ? stored : converter.ConvertFromProvider(stored);
    }

    /// <summary>The value as it is stored.</summary>
    public object Of(PropertyValues values) => Stored(Value(values));

    /// <summary>The same, of an entity that nobody tracks.</summary>
    public object OfUntracked(object entity) => Stored(property.GetGetter().GetClrValue(entity));

    private object Stored(object? value) => (value is null || converter is null ? value : converter.ConvertToProvider(value)) ?? DBNull.Value;
}
