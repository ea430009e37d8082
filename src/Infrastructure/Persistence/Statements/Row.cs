using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace ScimPlatform.Infrastructure.Persistence.Statements;

/// <summary>A row of an answer, with values as the model stores them.</summary>
public readonly struct Row(DbDataReader reader)
{
    public Guid Id(int column) => reader.GetGuid(column);

    public string Text(int column) => reader.GetString(column);

    public string? TextOrNull(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    public long Long(int column) => reader.GetInt64(column);

    public int Int(int column) => reader.GetInt32(column);

    public bool Flag(int column) => reader.GetBoolean(column);

    public bool? FlagOrNull(int column) => reader.IsDBNull(column) ? null : reader.GetBoolean(column);

    /// <summary>UTC; <see cref="UnixMillisecondsConverter"/> and <see cref="UtcDateTimeConverter"/> say how times are stored.</summary>
    public DateTimeOffset Time(int column) => reader is SqliteDataReader
        ? DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(column))
        : new DateTimeOffset(DateTime.SpecifyKind(reader.GetDateTime(column), DateTimeKind.Utc));

    /// <param name="column">which</param>
    /// <param name="type">what is stored there</param>
    /// <exception cref="NotSupportedException">values of that type are not stored</exception>
    public object? Value(int column, Type type) => reader.IsDBNull(column) ? null : (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var stored when stored == typeof(Guid) => reader.GetGuid(column),
        var stored when stored == typeof(string) => reader.GetString(column),
        var stored when stored == typeof(long) => reader.GetInt64(column),
        var stored when stored == typeof(int) => reader.GetInt32(column),
        var stored when stored == typeof(bool) => reader.GetBoolean(column),
        var stored when stored == typeof(byte[]) => reader.GetFieldValue<byte[]>(column),
        _ => throw new NotSupportedException($"{type} is not stored."),
    };

    public DateTimeOffset? TimeOrNull(int column) => reader.IsDBNull(column) ? null : Time(column);
}
