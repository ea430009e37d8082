namespace ScimPlatform.Infrastructure.Persistence.Statements;

/// <summary>
/// Fixed SQL of a read that is asked so often that composing it each time would cost more than answering it. Names stand in brackets; what
/// engines write in different ways stands as one of the constants below, and <see cref="SqlDialect"/> puts the engine's own in its place.
/// </summary>
/// <param name="Text">the SQL; <see cref="Ids"/> stands for the list of ids in the parameter <c>@ids</c></param>
/// <param name="Parameters">the names of its parameters, without <c>@</c>, in the order in which values are given</param>
public sealed record Statement(string Text, params string[] Parameters)
{
    /// <summary>
    /// Stands for a JSON list of ids (<see cref="IdList"/>) as rows <c>[ids]</c> with a column <c>[value]</c>. Begin with it and CROSS JOIN
    /// the rest: SQLite, which has no statistics, then keeps that order.
    /// </summary>
    public const string Ids = "LIST(@ids) AS [ids]";

    /// <summary>The same for another parameter, whose name the rows have.</summary>
    public static string List(string parameter) => $"LIST(@{parameter}) AS [{parameter}]";

    /// <summary>Stands for <c>@count</c> rows behind the first <c>@skip</c>, after an ORDER BY.</summary>
    public const string Page = "PAGE(@skip, @count)";

    /// <summary>A column without a value, as wide as any text that has a column of its own.</summary>
    public const string NullText = "NULL(text)";

    /// <summary>A column without a value, of the type of flags.</summary>
    public const string NullFlag = "NULL(flag)";

    /// <summary>A column without a value, of the type of ids.</summary>
    public const string NullId = "NULL(id)";

    /// <summary>
    /// Stands for: both texts are equal, blanks at the end included. SQL Server pads with blanks before it compares, also under a binary collation.
    /// </summary>
    /// <param name="left">a column</param>
    /// <param name="right">a column or parameter</param>
    public static string Same(string left, string right) => $"SAME({left}, {right})";

    /// <summary>
    /// Stands for the id of a user or group as it sorts by age: by its bytes as RFC 9562 has them. SQL Server compares its <c>uniqueidentifier</c>
    /// by the last six bytes first.
    /// </summary>
    /// <param name="id">the column <c>Id</c> of <c>Users</c> or <c>Groups</c>, or a parameter that is compared with it</param>
    public static string ByAge(string id) => $"AGE({id})";

    /// <summary>What SQL Server is asked instead, where it has no like words.</summary>
    public string? OnSqlServer { get; init; }
}
