using System.Data.Common;
using System.Text;

namespace ScimPlatform.Infrastructure.Persistence.Statements;

/// <summary>The row at which a reader stands. <see cref="UtcDateTimeConverter"/> says how times are stored.</summary>
internal sealed class ReaderRow(DbDataReader reader) : Row
{
    public override Guid Id(int column) => reader.GetGuid(column);

    public override string Text(int column) => reader.GetString(column);

    public override byte[] Utf8(int column) => Encoding.UTF8.GetBytes(Text(column));

    public override long Long(int column) => reader.GetInt64(column);

    public override int Int(int column) => reader.GetInt32(column);

    public override bool Flag(int column) => reader.GetBoolean(column);

    public override DateTimeOffset Time(int column) => new(DateTime.SpecifyKind(reader.GetDateTime(column), DateTimeKind.Utc));

    protected override bool IsNull(int column) => reader.IsDBNull(column);
}
