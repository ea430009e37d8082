using System.Buffers;
using System.Globalization;
using System.Text;

namespace ScimPlatform.Application.Scim.Filters;

internal enum FilterTokenKind
{
    Word,
    String,
    OpenParenthesis,
    CloseParenthesis,
    OpenBracket,
    CloseBracket,
    End,
}

/// <param name="Kind">what it is</param>
/// <param name="Text">a word as written, or a string decoded</param>
/// <param name="Start">index of the first character</param>
internal readonly record struct FilterToken(FilterTokenKind Kind, string Text, int Start);

/// <summary>Cuts a filter into words, strings and brackets. What a word means depends on where it stands: that is the parser's.</summary>
internal sealed class FilterLexer(string text)
{
    private const string Blanks = " \t\r\n";
    private const string Delimiters = Blanks + "()[]\"";
    private int position;

    public static ScimFault Fault(string problem, int index) =>
        new(ScimType.InvalidFilter, $"{problem} at position {index + 1}.");

    public FilterToken Next()
    {
        while (position < text.Length && Blanks.Contains(text[position]))
        {
            position++;
        }

        if (position == text.Length)
        {
            return new FilterToken(FilterTokenKind.End, "", position);
        }

        return text[position] switch
        {
            '(' => Bracket(FilterTokenKind.OpenParenthesis),
            ')' => Bracket(FilterTokenKind.CloseParenthesis),
            '[' => Bracket(FilterTokenKind.OpenBracket),
            ']' => Bracket(FilterTokenKind.CloseBracket),
            '"' => String(),

            // Were it taken as a word, its quotes would be looked for, and nothing found.
            '\'' => throw Fault("A single quote stands where a string needs a double one", position),
            _ => Word(),
        };
    }

    private FilterToken Bracket(FilterTokenKind kind) =>
        new(kind, text.Substring(position, 1), position++);

    private FilterToken Word()
    {
        var start = position;
        while (position < text.Length && !Delimiters.Contains(text[position]))
        {
            if (char.IsControl(text[position]))
            {
                throw Fault("A control character stands outside a string", position);
            }

            position++;
        }

        return Token(FilterTokenKind.Word, text[start..position], start);
    }

    private FilterToken String()
    {
        var start = position++;
        var decoded = new StringBuilder();
        while (position < text.Length && text[position] != '"')
        {
            decoded.Append(text[position] == '\\' ? Escape() : Plain());
        }

        if (position == text.Length)
        {
            throw Fault("No closing quote ends the string", start);
        }

        position++;
        return Token(FilterTokenKind.String, decoded.ToString(), start);
    }

    private char Plain() =>
        text[position] >= ' ' ? text[position++] : throw Fault("A control character stands unescaped in a string", position);

    private char Escape()
    {
        var start = position;
        var letter = position + 1 < text.Length ? text[position + 1] : '\0';
        position += 2;
        return letter switch
        {
            '"' or '\\' or '/' => letter,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => CodeUnit(start),
            _ => throw Fault("No JSON escape stands", start),
        };
    }

    private char CodeUnit(int start)
    {
        var digits = text.AsSpan(position, Math.Min(4, text.Length - position));
        if (digits.Length < 4 || !ushort.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
        {
            throw Fault("The escape \\u needs four hexadecimal digits", start);
        }

        position += 4;
        return (char)unit;
    }

    // A lone surrogate is no character: databases and encoders replace it or refuse it, so that equal strings could come to differ.
    private static FilterToken Token(FilterTokenKind kind, string value, int start)
    {
        var rest = value.AsSpan();
        while (rest.Length > 0)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out var length) != OperationStatus.Done)
            {
                throw Fault("Half a surrogate pair is in the text that begins", start);
            }

            rest = rest[length..];
        }

        return new FilterToken(kind, value, start);
    }
}
