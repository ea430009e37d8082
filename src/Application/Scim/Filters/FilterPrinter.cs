using System.Globalization;
using System.Text;

namespace ScimPlatform.Application.Scim.Filters;

/// <summary>A filter as text, with no parentheses but those that the meaning needs. Parsing the text gives an equal filter.</summary>
public static class FilterPrinter
{
    public static string Print(Filter filter) => filter switch
    {
        // A right operand of the same kind was grouped by hand: the parser groups from the left.
        Filter.Or or => $"{Print(or.Left)} or {(or.Right is Filter.Or ? Group(or.Right) : Print(or.Right))}",
        Filter.And and =>
            $"{(and.Left is Filter.Or ? Group(and.Left) : Print(and.Left))} and "
            + (and.Right is Filter.Or or Filter.And ? Group(and.Right) : Print(and.Right)),
        Filter.Not not => $"not {Group(not.Operand)}",
        Filter.Present present => $"{present.Path} pr",
        Filter.Compare compare => $"{compare.Path} {compare.Operator.ToString().ToLowerInvariant()} {Print(compare.Value)}",
        Filter.ValuePath valuePath => $"{valuePath.Path}[{Print(valuePath.Inner)}]",
        _ => throw new InvalidOperationException($"No text for {filter.GetType().Name}."),
    };

    private static string Group(Filter filter) => $"({Print(filter)})";

    private static string Print(FilterLiteral literal) =>
        literal.Kind == FilterLiteralKind.String ? Quote(literal.Text) : literal.Text;

    // The fewest escapes that JSON asks for, so that names in any script stay readable in a log.
    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var unit in text)
        {
            _ = unit switch
            {
                '"' or '\\' => quoted.Append('\\').Append(unit),
                < ' ' => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}"),
                _ => quoted.Append(unit),
            };
        }

        return quoted.Append('"').ToString();
    }
}
