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

    public string WithIdsFrom(string rows) => Text.Replace(Ids, rows, StringComparison.Ordinal);
}
