using System.Data;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.Sqlite;

/// <summary>JSON1 and <see cref="SqliteFunctions"/>. SQLite compares text by its UTF-8 bytes, which is by code point.</summary>
internal sealed class SqliteScimSql : ScimSqlMapping
{
    private static readonly StringTypeMapping Text = new("TEXT", DbType.String);
    private static readonly LongTypeMapping Integer = new("INTEGER");
    private static readonly DoubleTypeMapping Numeric = new("NUMERIC");

    protected override string MembersFunction => "json_each";

    protected override SqlExpression IsText(SqlExpression type) => Is(type, Sql("'text'"));

    protected override SqlExpression IsNumber(SqlExpression type) => Or(Is(type, Sql("'integer'")), Is(type, Sql("'real'")));

    protected override SqlExpression IsObject(SqlExpression type) => Is(type, Sql("'object'"));

    protected override SqlExpression IsFlag(SqlExpression type, SqlExpression value, string flag) => Is(type, Sql($"'{flag}'"));

    protected override SqlExpression IsAssigned(SqlExpression type, SqlExpression value) => Not(
        new[] { ("text", ""), ("array", "[]"), ("object", "{}") }
            .Select(empty => And(Is(type, Sql($"'{empty.Item1}'")), Is(value, Sql($"'{empty.Item2}'"))))
            .Aggregate(Is(type, Sql("'null'")), Or));

    protected override SqlExpression Fold(SqlExpression text) => Call<string>(SqliteFunctions.Fold, Text, text);

    protected override SqlExpression Exact(SqlExpression text) => text;

    protected override SqlExpression Same(SqlExpression left, SqlExpression right) => Is(left, right);

    protected override SqlExpression Below(SqlExpression left, SqlExpression right) => Binary(ExpressionType.LessThan, left, right);

    protected override SqlExpression Has(SqlExpression text, SqlExpression part) =>
        Binary(ExpressionType.GreaterThan, Call<long>("instr", Integer, text, part), Sql("0"));

    protected override SqlExpression Starts(SqlExpression text, SqlExpression part) =>
        Is(Call<string>("substr", Text, text, Sql("1"), Call<long>("length", Integer, part)), part);

    protected override SqlExpression Ends(SqlExpression text, SqlExpression part)
    {
        var length = new SqlUnaryExpression(ExpressionType.Negate, Call<long>("length", Integer, part), typeof(long), Integer);
        return Is(Call<string>("substr", Text, text, length), part);
    }

    protected override SqlExpression MayBeLike(SqlExpression text, SqlExpression pattern) => Call<bool>("like", Bool, pattern, text);

    // What a decimal cannot hold is no number to the evaluator either.
    protected override SqlExpression NumberOf(SqlExpression value)
    {
        var number = new SqlUnaryExpression(ExpressionType.Convert, value, typeof(double), Numeric);
        var held = Binary(ExpressionType.LessThanOrEqual, Call<double>("max", Numeric, number, Negated(number)), Sql("79228162514264337593543950335.0"));
        return Call<double>("iif", Numeric, held, number, Sql("NULL"));
    }

    protected override SqlExpression NumberText(SqlExpression value) => Call<string>(SqliteFunctions.NumberText, Text, NumberOf(value));

    protected override SqlExpression NumberOfText(SqlExpression text) => Call<double>(SqliteFunctions.NumberOfText, Numeric, text);

    protected override SqlExpression InstantOf(SqlExpression value) => Call<long>(SqliteFunctions.Instant, Integer, value);

    private static SqlUnaryExpression Negated(SqlExpression number) => new(ExpressionType.Negate, number, typeof(double), Numeric);
}
