using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;
using ScimPlatform.Infrastructure.Filtering;

namespace ScimPlatform.Infrastructure.Persistence;

/// <summary>How a provider writes <see cref="ScimSql"/>: one subclass for each.</summary>
internal abstract class ScimSqlMapping
{
    /// <summary>How the provider stores flags.</summary>
    protected virtual BoolTypeMapping Bool { get; } = new("bit");

    /// <summary>The provider's table function over JSON, with columns <c>key</c>, <c>value</c> and <c>type</c>.</summary>
    protected abstract string MembersFunction { get; }

    public void AddTo(ModelBuilder model)
    {
        var member = model.Entity<JsonMember>().HasNoKey().ToView(null);
        member.Property(found => found.Key).HasColumnName("key");
        member.Property(found => found.Value).HasColumnName("value");
        member.Property(found => found.Type).HasColumnName("type");
        model.HasDbFunction(MethodOf(nameof(ScimSql.Members))).HasName(MembersFunction).IsBuiltIn();

        Map(model, nameof(ScimSql.IsText), arguments => IsText(arguments[0]));
        Map(model, nameof(ScimSql.IsNumber), arguments => IsNumber(arguments[0]));
        Map(model, nameof(ScimSql.IsObject), arguments => IsObject(arguments[0]));
        Map(model, nameof(ScimSql.IsTrue), arguments => IsFlag(arguments[0], arguments[1], "true"));
        Map(model, nameof(ScimSql.IsFalse), arguments => IsFlag(arguments[0], arguments[1], "false"));
        Map(model, nameof(ScimSql.IsAssigned), arguments => IsAssigned(arguments[0], arguments[1]));
        Map(model, nameof(ScimSql.Lower), arguments => Call<string>("lower", arguments[0].TypeMapping, arguments[0]));
        Map(model, nameof(ScimSql.Fold), arguments => Fold(arguments[0]));
        Map(model, nameof(ScimSql.FoldedLiteral), arguments => FoldedLiteral(arguments[0], arguments[1]));
        Map(model, nameof(ScimSql.Exact), arguments => Exact(arguments[0]));
        Map(model, nameof(ScimSql.Same), arguments => Same(arguments[0], arguments[1]));
        Map(model, nameof(ScimSql.Below), arguments => Below(arguments[0], arguments[1]));
        Map(model, nameof(ScimSql.Has), arguments => Has(arguments[0], arguments[1]));
        Map(model, nameof(ScimSql.Starts), arguments => Starts(arguments[0], arguments[1]));
        Map(model, nameof(ScimSql.Ends), arguments => Ends(arguments[0], arguments[1]));
        Map(model, nameof(ScimSql.MayBeLike), arguments => MayBeLike(arguments[0], arguments[1]));
        Map(model, nameof(ScimSql.NumberOf), arguments => NumberOf(arguments[0]));
        Map(model, nameof(ScimSql.NumberText), arguments => NumberText(arguments[0]));
        Map(model, nameof(ScimSql.NumberOfText), arguments => NumberOfText(arguments[0]));
        Map(model, nameof(ScimSql.InstantOf), arguments => InstantOf(arguments[0]));
    }

    protected abstract SqlExpression IsText(SqlExpression type);

    protected abstract SqlExpression IsNumber(SqlExpression type);

    protected abstract SqlExpression IsObject(SqlExpression type);

    protected abstract SqlExpression IsFlag(SqlExpression type, SqlExpression value, string flag);

    protected abstract SqlExpression IsAssigned(SqlExpression type, SqlExpression value);

    protected abstract SqlExpression Fold(SqlExpression text);

    /// <summary>The key, where the database folds as .NET does.</summary>
    protected virtual SqlExpression FoldedLiteral(SqlExpression key, SqlExpression literal) => key;

    protected abstract SqlExpression Exact(SqlExpression text);

    protected abstract SqlExpression Same(SqlExpression left, SqlExpression right);

    protected abstract SqlExpression Below(SqlExpression left, SqlExpression right);

    protected abstract SqlExpression Has(SqlExpression text, SqlExpression part);

    protected abstract SqlExpression Starts(SqlExpression text, SqlExpression part);

    protected abstract SqlExpression Ends(SqlExpression text, SqlExpression part);

    protected abstract SqlExpression MayBeLike(SqlExpression text, SqlExpression pattern);

    protected abstract SqlExpression NumberOf(SqlExpression value);

    protected abstract SqlExpression NumberText(SqlExpression value);

    protected abstract SqlExpression NumberOfText(SqlExpression text);

    protected abstract SqlExpression InstantOf(SqlExpression value);

    /// <summary>A piece of SQL that no data is part of.</summary>
    protected static SqlExpression Sql(string sql) => new SqlFragmentExpression(sql);

    /// <summary>A call that is declared never NULL, which holds where the kind of its argument was asked first.</summary>
    protected static SqlExpression Call<T>(string name, RelationalTypeMapping? mapping, params SqlExpression[] arguments) =>
        new SqlFunctionExpression(name, arguments, false, arguments.Select(_ => false), typeof(T), mapping);

    protected SqlExpression Is(SqlExpression left, SqlExpression right) => Binary(ExpressionType.Equal, left, right);

    protected SqlExpression And(SqlExpression left, SqlExpression right) => Binary(ExpressionType.AndAlso, left, right);

    protected SqlExpression Or(SqlExpression left, SqlExpression right) => Binary(ExpressionType.OrElse, left, right);

    protected SqlExpression Not(SqlExpression operand) => new SqlUnaryExpression(ExpressionType.Not, operand, typeof(bool), Bool);

    protected SqlExpression Binary(ExpressionType type, SqlExpression left, SqlExpression right) =>
        new SqlBinaryExpression(type, left, right, typeof(bool), Bool);

    private static void Map(ModelBuilder model, string name, Func<IReadOnlyList<SqlExpression>, SqlExpression> translation) =>
        model.HasDbFunction(MethodOf(name)).HasTranslation(translation);

    private static MethodInfo MethodOf(string name) => typeof(ScimSql).GetMethod(name)!;
}
