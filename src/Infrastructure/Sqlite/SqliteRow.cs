using System.Buffers.Text;
using System.Text;
using ScimPlatform.Infrastructure.Persistence;
using ScimPlatform.Infrastructure.Persistence.Statements;
using SQLitePCL;

namespace ScimPlatform.Infrastructure.Sqlite;

/// <summary>The row at which a statement stands. <see cref="UnixMillisecondsConverter"/> says how times are stored.</summary>
internal sealed class SqliteRow(sqlite3_stmt statement) : Row
{
    /// <exception cref="FormatException">something else than a uuid is stored there</exception>
    public override Guid Id(int column) => Utf8Parser.TryParse(Content(column), out Guid id, out _, 'D')
        ? id
        : throw new FormatException($"Column {column} holds no uuid.");

    public override string Text(int column) => Encoding.UTF8.GetString(Content(column));

    public override byte[] Utf8(int column) => Content(column).ToArray();

    public override long Long(int column) => raw.sqlite3_column_int64(statement, column);

    public override int Int(int column) => checked((int)Long(column));

    public override bool Flag(int column) => Long(column) != 0;

    public override DateTimeOffset Time(int column) => UnixMillisecondsConverter.OfStored(Long(column));

    protected override bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    // A text's bytes are what this gives, too.
    private ReadOnlySpan<byte> Content(int column) => raw.sqlite3_column_blob(statement, column);
}
