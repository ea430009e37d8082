namespace ScimPlatform.Application.Scim;

/// <summary>The order of strings: by Unicode code point, which is how UTF-8 text sorts byte by byte in a database.</summary>
public static class CodePointOrder
{
    /// <summary>Less than, equal to or greater than zero. Differs from the ordinal order of UTF-16 beyond the basic plane only.</summary>
    public static int Compare(string left, string right)
    {
        var common = left.AsSpan().CommonPrefixLength(right);
        return common == left.Length || common == right.Length
            ? left.Length.CompareTo(right.Length)
            : Rank(left[common]).CompareTo(Rank(right[common]));
    }

    // A surrogate stands for a code point above all others, yet its code unit lies below U+E000.
    private static int Rank(char unit) => char.IsSurrogate(unit) ? unit + 0x10000 : unit;
}
