namespace ScimPlatform.Domain.Common;

/// <summary>How strings that are not <c>caseExact</c> are made comparable (RFC 7643 section 2.2), in memory and in the database alike.</summary>
public static class CaseFold
{
    /// <summary>
    /// The key of a value: its invariant upper case, character by character. Two values are equal when their keys are ordinally equal,
    /// so a database that stores keys needs a binary collation only, and never an UPPER of its own, which may know fewer letters.
    /// </summary>
    public static string Fold(string value) => value.ToUpperInvariant();
}
