using System.Text.RegularExpressions;
using ScimPlatform.Application.Scim.Resources;

namespace ScimPlatform.Application.Scim.Filters;

/// <summary>
/// Text to <see cref="Filter"/> by the grammar in <c>filter.abnf</c>. Every fault is <see cref="ScimType.InvalidFilter"/> and gives the
/// position of the first character that does not fit, counted from one.
/// </summary>
public sealed partial class FilterParser
{
    /// <summary>The longest filter in characters: an IdP's are below 300, and a URL of more is refused by most proxies.</summary>
    public const int MaxLength = 8_000;

    /// <summary>How deep parentheses and brackets may nest; bounds the recursion of whoever reads the filter.</summary>
    public const int MaxDepth = 32;

    /// <summary>How many comparisons a filter may have; bounds the size of the SQL that it becomes.</summary>
    public const int MaxTerms = 200;

    private readonly FilterLexer lexer;
    private readonly int mostTerms;
    private FilterToken current;
    private int depth;
    private int terms;
    private bool inBrackets;

    private FilterParser(string text, int mostTerms)
    {
        lexer = new FilterLexer(text);
        this.mostTerms = mostTerms;
        current = lexer.Next();
    }

    /// <summary>Parses a whole filter.</summary>
    /// <param name="text">the filter</param>
    /// <param name="mostTerms">how many comparisons it may have</param>
    /// <exception cref="ScimFault">the text is no filter, or exceeds a limit</exception>
    public static Filter Parse(string text, int mostTerms = MaxTerms)
    {
        if (text.Length > MaxLength)
        {
            throw FilterLexer.Fault($"The filter is longer than {MaxLength} characters", MaxLength);
        }

        var parser = new FilterParser(text, mostTerms);
        var filter = parser.Disjunction();
        return parser.current.Kind == FilterTokenKind.End ? filter : throw parser.Expected("'and', 'or' or the end of the filter");
    }

    private Filter Disjunction()
    {
        var filter = Conjunction();
        while (TakeKeyword("or"))
        {
            filter = new Filter.Or(filter, Conjunction());
        }

        return filter;
    }

    private Filter Conjunction()
    {
        var filter = Factor();
        while (TakeKeyword("and"))
        {
            filter = new Filter.And(filter, Factor());
        }

        return filter;
    }

    private Filter Factor()
    {
        if (current.Kind == FilterTokenKind.OpenParenthesis)
        {
            return Nested(FilterTokenKind.CloseParenthesis, "')'");
        }

        if (TakeKeyword("not"))
        {
            return current.Kind == FilterTokenKind.OpenParenthesis
                ? new Filter.Not(Nested(FilterTokenKind.CloseParenthesis, "')'"))
                : throw Expected("'(' after 'not'");
        }

        var path = Path();
        return current.Kind == FilterTokenKind.OpenBracket ? ValuePath(path) : Term(path);
    }

    private Filter Nested(FilterTokenKind close, string name)
    {
        if (++depth > MaxDepth)
        {
            throw FilterLexer.Fault($"The filter nests deeper than {MaxDepth} levels", current.Start);
        }

        Advance();
        var filter = Disjunction();
        _ = current.Kind == close ? current : throw Expected(name);
        depth--;
        Advance();
        return filter;
    }

    private Filter.ValuePath ValuePath(AttributePath path)
    {
        if (inBrackets)
        {
            throw FilterLexer.Fault("Brackets cannot stand within brackets", current.Start);
        }

        inBrackets = true;
        var inner = Nested(FilterTokenKind.CloseBracket, "']'");
        inBrackets = false;
        if (!current.Text.StartsWith('.') || current.Kind != FilterTokenKind.Word)
        {
            return new Filter.ValuePath(path, inner);
        }

        // Entra ID: the sub-attribute of the same value that fulfils the inner filter.
        current = current with { Text = current.Text[1..], Start = current.Start + 1 };
        return new Filter.ValuePath(path, new Filter.And(inner, Term(Path())));
    }

    private AttributePath Path()
    {
        var path = current.Kind == FilterTokenKind.Word ? AttributePath.TryParse(current.Text) : null;
        _ = path ?? throw Expected("an attribute path");
        Advance();
        return path;
    }

    private Filter Term(AttributePath path)
    {
        if (++terms > mostTerms)
        {
            throw FilterLexer.Fault($"The filter has more than {mostTerms} terms", current.Start);
        }

        if (TakeKeyword("pr"))
        {
            return new Filter.Present(path);
        }

        var comparison = Operator();
        Advance();
        var literal = Literal();
        Advance();
        return new Filter.Compare(path, comparison, literal);
    }

    private CompareOperator Operator() => (current.Kind == FilterTokenKind.Word ? current.Text.ToLowerInvariant() : "") switch
    {
        "eq" => CompareOperator.Eq,
        "ne" => CompareOperator.Ne,
        "co" => CompareOperator.Co,
        "sw" => CompareOperator.Sw,
        "ew" => CompareOperator.Ew,
        "gt" => CompareOperator.Gt,
        "ge" => CompareOperator.Ge,
        "lt" => CompareOperator.Lt,
        "le" => CompareOperator.Le,
        _ => throw Expected("an operator (eq, ne, co, sw, ew, pr, gt, ge, lt, le)"),
    };

    private FilterLiteral Literal() => current switch
    {
        { Kind: FilterTokenKind.String } => new FilterLiteral(FilterLiteralKind.String, current.Text),
        { Kind: FilterTokenKind.Word } when !Is("and") && !Is("or") => new FilterLiteral(KindOf(current.Text), current.Text),
        _ => throw Expected("a value"),
    };

    private static FilterLiteralKind KindOf(string word) => word.ToLowerInvariant() switch
    {
        "true" or "false" => FilterLiteralKind.Boolean,
        "null" => FilterLiteralKind.Null,
        _ => JsonNumber().IsMatch(word) ? FilterLiteralKind.Number : FilterLiteralKind.Unquoted,
    };

    private bool Is(string keyword) =>
        current.Kind == FilterTokenKind.Word && current.Text.Equals(keyword, StringComparison.OrdinalIgnoreCase);

    private bool TakeKeyword(string keyword)
    {
        var found = Is(keyword);
        if (found)
        {
            Advance();
        }

        return found;
    }

    private void Advance() => current = lexer.Next();

    private ScimFault Expected(string what) => FilterLexer.Fault($"Expected {what}", current.Start);

    [GeneratedRegex(@"\A-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex JsonNumber();
}
