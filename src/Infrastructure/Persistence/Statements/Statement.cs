namespace ScimPlatform.Infrastructure.Persistence.Statements;

/// <summary>
/// Fixed SQL of a read that is asked so often that composing it each time would cost more than answering it. It is written so that
/// SQLite and SQL Server both take it: names stand in brackets.
/// </summary>
/// <param name="Text">the SQL; <see cref="Ids"/> stands for the list of ids in the parameter <c>@ids</c></param>
/// <param name="Parameters">the names of its parameters, without <c>@</c>, in the order in which values are given</param>
public sealed record Statement(string Text, params string[] Parameters)
{
    /// <summary>
    /// Stands for the provider's way to read a JSON list of ids (<see cref="IdList"/>) as rows <c>[ids]</c> with a column <c>[value]</c>.
    /// Begin with it and CROSS JOIN the rest: SQLite, which has no statistics, then keeps that order.
    /// </summary>
    public const string Ids = "LIST(@ids) AS [ids]";

    /// <summary>Stands for the provider's way to take <c>@count</c> rows behind the first <c>@skip</c>, after an ORDER BY.</summary>
    public const string Page = "PAGE(@skip, @count)";

    /// <summary>What SQL Server is asked instead, where it has no like words.</summary>
    public string? OnSqlServer { get; init; }

    /// <summary>The SQL with the provider's way of both.</summary>
    public string With(string ids, string page) =>
        Text.Replace(Ids, ids, StringComparison.Ordinal).Replace(Page, page, StringComparison.Ordinal);
}
