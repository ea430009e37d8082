using System.Data;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.SqlServer;

/// <summary>
/// OPENJSON, and comparisons under a binary collation. SQL Server pads with blanks before it compares: where that could show, lengths
/// are compared too, or both sides end in the least character, which no text holds.
/// </summary>
internal sealed class SqlServerScimSql : ScimSqlMapping
{
    private const string Tick = "[0-9]";

    private static readonly StringTypeMapping Text = new("nvarchar(max)", DbType.String, unicode: true);
    private static readonly LongTypeMapping Integer = new("bigint");
    private static readonly DoubleTypeMapping Number = new("decimal(38,9)");

    protected override string MembersFunction => "OPENJSON";

    protected override SqlExpression IsText(SqlExpression type) => Is(type, Sql("1"));

    protected override SqlExpression IsNumber(SqlExpression type) => Is(type, Sql("2"));

    protected override SqlExpression IsObject(SqlExpression type) => Is(type, Sql("5"));

    protected override SqlExpression IsFlag(SqlExpression type, SqlExpression value, string flag) =>
        And(Is(type, Sql("3")), Is(value, Sql($"N'{flag}'")));

    protected override SqlExpression IsAssigned(SqlExpression type, SqlExpression value) => Not(
        new[] { ("4", "[]"), ("5", "{}") }
            .Select(empty => And(Is(type, Sql(empty.Item1)), Is(value, Sql($"N'{empty.Item2}'"))))
            .Aggregate(Or(Is(type, Sql("0")), And(Is(type, Sql("1")), Is(Bytes(value), Sql("0")))), Or));

    protected override SqlExpression Fold(SqlExpression text) => Call<string>("UPPER", Text, Ordinal(text));

    // UPPER knows other letters than .NET does: both sides are folded by it.
    protected override SqlExpression FoldedLiteral(SqlExpression key, SqlExpression literal) => Fold(literal);

    protected override SqlExpression Exact(SqlExpression text) => Ordinal(text);

    protected override SqlExpression Same(SqlExpression left, SqlExpression right) =>
        And(Is(left, Ordinal(right)), Is(Bytes(left), Bytes(right)));

    protected override SqlExpression Below(SqlExpression left, SqlExpression right) =>
        Binary(ExpressionType.LessThan, Ended(left), Ordinal(Ended(right)));

    protected override SqlExpression Has(SqlExpression text, SqlExpression part) =>
        Binary(ExpressionType.GreaterThan, Place(text, part), Sql("0"));

    protected override SqlExpression Starts(SqlExpression text, SqlExpression part) => Is(Place(text, part), Sql("1"));

    protected override SqlExpression Ends(SqlExpression text, SqlExpression part)
    {
        var length = new SqlBinaryExpression(ExpressionType.Divide, Bytes(part), Sql("2"), typeof(long), Integer);
        return Same(Call<string>("RIGHT", Text, text, length), part);
    }

    // Under the columns' collation LIKE minds the case, and under another one it is no cheaper than OPENJSON.
    protected override SqlExpression MayBeLike(SqlExpression text, SqlExpression pattern) => Is(Sql("1"), Sql("1"));

    protected override SqlExpression NumberOf(SqlExpression value) => Call<double>(
        "COALESCE", Number, Convert("decimal(38,9)", value), Convert("decimal(38,9)", Convert("float", value)));

    protected override SqlExpression NumberText(SqlExpression value) => Call<string>("CONVERT", Text, Sql("nvarchar(64)"), NumberOf(value));

    protected override SqlExpression NumberOfText(SqlExpression text) => Convert("decimal(38,9)", text);

    // JSON may tell nanoseconds, datetimeoffset holds ticks of 100: what is beyond seven digits is cut off, as everywhere.
    protected override SqlExpression InstantOf(SqlExpression value)
    {
        var digits = string.Concat(Enumerable.Repeat(Tick, 8));
        var beyond = Is(Call<long>("PATINDEX", Integer, Sql($"N'____-__-__T__:__:__.{digits}%'"), value), Sql("1"));
        var rest = Call<string>("SUBSTRING", Text, value, Sql("28"), Sql("16"));
        var end = Call<long>("PATINDEX", Integer, Sql("N'%[^0-9]%'"), Concat(rest, Sql("N'Z'")));
        var count = new SqlBinaryExpression(ExpressionType.Subtract, end, Sql("1"), typeof(long), Integer);
        var cut = Call<string>("STUFF", Text, value, Sql("28"), count, Sql("N''"));
        return Convert("datetimeoffset(7)", new CaseExpression([new CaseWhenClause(beyond, cut)], value));
    }

    private static SqlExpression Convert(string type, SqlExpression value) => Call<long>("TRY_CONVERT", Integer, Sql(type), value);

    private static SqlExpression Bytes(SqlExpression text) => Call<long>("DATALENGTH", Integer, text);

    private static SqlExpression Place(SqlExpression text, SqlExpression part) => Call<long>("CHARINDEX", Integer, part, Ordinal(text));

    private static SqlExpression Ended(SqlExpression text) => Concat(text, Sql("NCHAR(0)"));

    private static SqlBinaryExpression Concat(SqlExpression left, SqlExpression right) =>
        new(ExpressionType.Add, left, right, typeof(string), Text);

    private static CollateExpression Ordinal(SqlExpression text) => new(text, SqlServerScimPlatformDbContext.Ordinal);
}
