using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.Transfer;

/// <summary>A column as it travels: the same JSON on every engine. Times are in UTC with milliseconds, bytes in Base64.</summary>
internal sealed class TransferColumn(IProperty property)
{
    private readonly RelationalTypeMapping mapping = property.GetRelationalTypeMapping();

    /// <summary>The same on every engine.</summary>
    public string Name => property.Name;

    /// <summary>The engine's name for it.</summary>
    public string Column => property.GetColumnName();

    public bool IsNullable => property.IsNullable;

    private Type Model => Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;

    private Type Stored => mapping.Converter?.ProviderClrType ?? Model;

    /// <summary>Writes the value at which a reader stands.</summary>
    public void Write(Utf8JsonWriter writer, DbDataReader reader, int at)
    {
        writer.WritePropertyName(Name);
        if (reader.IsDBNull(at))
        {
            writer.WriteNullValue();
        }
        else if (Model == typeof(DateTimeOffset))
        {
            writer.WriteStringValue(ResourceMeta.Time(Time(reader, at)));
        }
        else
        {
            WriteStored(writer, reader, at);
        }
    }

    /// <summary>The value as a parameter of an INSERT.</summary>
    /// <exception cref="FormatException">it is of another kind</exception>
    /// <exception cref="InvalidOperationException">it is of another kind</exception>
    public DbParameter ToParameter(DbCommand command, string name, JsonElement value) =>
        mapping.CreateParameter(command, name, Read(value), IsNullable);

    private object? Read(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            return IsNullable ? null : throw new FormatException($"{Name} has no value.");
        }

        if (Model == typeof(DateTimeOffset))
        {
            return value.GetDateTimeOffset();
        }

        var stored = ReadStored(value);
        return mapping.Converter is { } converter ? converter.ConvertFromProvider(stored) : stored;
    }

    private object ReadStored(JsonElement value) => Type.GetTypeCode(Stored) switch
    {
        TypeCode.String => value.GetString()!,
        TypeCode.Int32 => value.GetInt32(),
        TypeCode.Int64 => value.GetInt64(),
        TypeCode.Boolean => value.GetBoolean(),
        _ when Stored == typeof(Guid) => value.GetGuid(),
        _ when Stored == typeof(byte[]) => value.GetBytesFromBase64(),
        _ => throw new NotSupportedException($"{Stored} does not travel."),
    };

    private void WriteStored(Utf8JsonWriter writer, DbDataReader reader, int at)
    {
        switch (Type.GetTypeCode(Stored))
        {
            case TypeCode.String:
                writer.WriteStringValue(reader.GetString(at));
                break;
            case TypeCode.Int32 or TypeCode.Int64:
                writer.WriteNumberValue(reader.GetInt64(at));
                break;
            case TypeCode.Boolean:
                writer.WriteBooleanValue(reader.GetBoolean(at));
                break;
            case var _ when Stored == typeof(Guid):
                writer.WriteStringValue(reader.GetGuid(at));
                break;
            case var _ when Stored == typeof(byte[]):
                writer.WriteBase64StringValue(reader.GetFieldValue<byte[]>(at));
                break;
            default:
                throw new NotSupportedException($"{Stored} does not travel.");
        }
    }

    private DateTimeOffset Time(DbDataReader reader, int at) => Stored == typeof(long)
        ? UnixMillisecondsConverter.OfStored(reader.GetInt64(at))
        : new DateTimeOffset(DateTime.SpecifyKind(reader.GetDateTime(at), DateTimeKind.Utc));
}
