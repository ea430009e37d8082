using System.Globalization;

namespace ScimPlatform.Domain.Common;

/// <summary>What names of all kinds have in common: length counted in code points, no control characters.</summary>
public static class PlainText
{
    /// <summary>The number of Unicode code points, as people and other languages count.</summary>
    public static int CodePoints(string text) => text.EnumerateRunes().Count();

    /// <summary>Whether a character of category Cc, such as NUL or a line break, is in the text.</summary>
    public static bool HasControlCharacters(string text) =>
        text.Any(character => char.GetUnicodeCategory(character) == UnicodeCategory.Control);

    public static bool HasOuterBlanks(string text) => text.Trim().Length != text.Length;
}
