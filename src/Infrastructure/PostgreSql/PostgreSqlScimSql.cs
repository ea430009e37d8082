using System.Data;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.PostgreSql;

/// <summary>
/// The json functions and our own, which a migration makes. Documents are stored as the text that was written; <c>json</c> reads it as it
/// is, where <c>jsonb</c> would write numbers anew. PostgreSQL may evaluate conditions in any order: what can fail guards itself.
/// </summary>
internal sealed class PostgreSqlScimSql : ScimSqlMapping
{
    private const string MembersName = "scim_members";
    private const string FoldName = "scim_fold";
    private const string NumberName = "scim_number";
    private const string InstantName = "scim_instant";

    private static readonly StringTypeMapping Text = new("text", DbType.String, unicode: true);
    private static readonly LongTypeMapping Integer = new("bigint");
    private static readonly DoubleTypeMapping Number = new("numeric");

    protected override BoolTypeMapping Bool { get; } = new("boolean");

    protected override string MembersFunction => MembersName;

    protected override SqlExpression IsText(SqlExpression type) => Is(type, Sql("'string'"));

    protected override SqlExpression IsNumber(SqlExpression type) => Is(type, Sql("'number'"));

    protected override SqlExpression IsObject(SqlExpression type) => Is(type, Sql("'object'"));

    protected override SqlExpression IsFlag(SqlExpression type, SqlExpression value, string flag) =>
        And(Is(type, Sql("'boolean'")), Is(value, Sql($"'{flag}'")));

    protected override SqlExpression IsAssigned(SqlExpression type, SqlExpression value) => Not(
        new[] { ("string", ""), ("array", "[]"), ("object", "{}") }
            .Select(empty => And(Is(type, Sql($"'{empty.Item1}'")), Is(value, Sql($"'{empty.Item2}'"))))
            .Aggregate(Is(type, Sql("'null'")), Or));

    protected override SqlExpression Fold(SqlExpression text) => Ordinal(Call<string>(FoldName, Text, text));

    protected override SqlExpression Exact(SqlExpression text) => Ordinal(text);

    protected override SqlExpression Same(SqlExpression left, SqlExpression right) => Is(left, right);

    protected override SqlExpression Below(SqlExpression left, SqlExpression right) =>
        Binary(ExpressionType.LessThan, Ordinal(left), Ordinal(right));

    protected override SqlExpression Has(SqlExpression text, SqlExpression part) =>
        Binary(ExpressionType.GreaterThan, Call<int>("strpos", Integer, Ordinal(text), part), Sql("0"));

    protected override SqlExpression Starts(SqlExpression text, SqlExpression part) => Call<bool>("starts_with", Bool, Ordinal(text), part);

    protected override SqlExpression Ends(SqlExpression text, SqlExpression part) =>
        Is(Call<string>("right", Text, text, Call<int>("char_length", Integer, part)), part);

    // The function of the operator ILIKE. Under this collation it folds ASCII letters only.
    protected override SqlExpression MayBeLike(SqlExpression text, SqlExpression pattern) => Call<bool>("texticlike", Bool, Ordinal(text), pattern);

    protected override SqlExpression NumberOf(SqlExpression value) => Call<double>(NumberName, Number, value);

    protected override SqlExpression NumberText(SqlExpression value) => new SqlUnaryExpression(ExpressionType.Convert, NumberOf(value), typeof(string), Text);

    protected override SqlExpression NumberOfText(SqlExpression text) => NumberOf(text);

    protected override SqlExpression InstantOf(SqlExpression value) => Call<long>(InstantName, Integer, value);

    private static CollateExpression Ordinal(SqlExpression text) => new(text, PostgreSqlScimPlatformDbContext.Ordinal);
}
