using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace ScimPlatform.Infrastructure.Persistence.Statements;

/// <summary>How an engine writes what a <see cref="Statement"/> leaves open. There is one for each engine.</summary>
internal sealed partial class SqlDialect
{
    // By reference: statements are made once, and their texts are long.
    private readonly ConcurrentDictionary<Statement, string> written = new(ReferenceEqualityComparer.Instance);

    /// <summary>Stands for <see cref="Statement.Ids"/>, and by other names for <see cref="Statement.List"/>.</summary>
    public required string Ids { get; init; }

    /// <summary>Stands for <see cref="Statement.Page"/>.</summary>
    public required string Page { get; init; }

    /// <summary>The type of <see cref="Statement.NullText"/>.</summary>
    public required string TextType { get; init; }

    /// <summary>The type of <see cref="Statement.NullFlag"/>.</summary>
    public required string FlagType { get; init; }

    /// <summary>The type of <see cref="Statement.NullId"/>.</summary>
    public required string IdType { get; init; }

    /// <summary>Writes <see cref="Statement.Same"/>.</summary>
    public Func<string, string, string> Same { get; init; } = (left, right) => $"{left} = {right}";

    /// <summary>Writes <see cref="Statement.ByAge"/>.</summary>
    public Func<string, string> ByAge { get; init; } = id => id;

    /// <summary>Which text of a statement is the engine's.</summary>
    public Func<Statement, string> TextOf { get; init; } = statement => statement.Text;

    /// <summary>Writes the names in brackets as the engine does.</summary>
    public Func<string, string> Quote { get; init; } = sql => sql;

    /// <summary>The statement as the engine takes it.</summary>
    /// <param name="statement">one that is made once, since the answer is kept</param>
    public string Write(Statement statement) => written.GetOrAdd(statement, Compose);

    private string Compose(Statement statement) => Quote(ListWord().Replace(WithFunctions(TextOf(statement)), ListOf)
        .Replace(Statement.Page, Page, StringComparison.Ordinal)
        .Replace(Statement.NullText, Null(TextType), StringComparison.Ordinal)
        .Replace(Statement.NullFlag, Null(FlagType), StringComparison.Ordinal)
        .Replace(Statement.NullId, Null(IdType), StringComparison.Ordinal));

    private string WithFunctions(string sql) => AgeWord().Replace(
        SameWord().Replace(sql, same => Same(same.Groups["left"].Value, same.Groups["right"].Value)), age => ByAge(age.Groups["id"].Value));

    private string ListOf(Match list) => Ids
        .Replace("@ids", $"@{list.Groups["name"].Value}", StringComparison.Ordinal).Replace("[ids]", $"[{list.Groups["name"].Value}]", StringComparison.Ordinal);

    [GeneratedRegex(@"\bLIST\(@(?<name>\w+)\) AS \[\k<name>\]", RegexOptions.ExplicitCapture)]
    private static partial Regex ListWord();

    [GeneratedRegex(@"\bSAME\((?<left>[^,()]+), (?<right>[^,()]+)\)", RegexOptions.ExplicitCapture)]
    private static partial Regex SameWord();

    [GeneratedRegex(@"\bAGE\((?<id>[^()]+)\)", RegexOptions.ExplicitCapture)]
    private static partial Regex AgeWord();

    private static string Null(string type) => $"CAST(NULL AS {type})";
}
