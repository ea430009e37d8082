using Microsoft.EntityFrameworkCore.Query;
using ScimPlatform.Domain.Common;

namespace ScimPlatform.Infrastructure.Filtering;

/// <summary>
/// What filters and sorting need of a database beyond C#'s own operators. Every provider says how it writes them; none is ever called.
/// </summary>
internal static class ScimSql
{
    /// <summary>The members of the object, or elements of the list, that stands at the path in the text; none when nothing stands there.</summary>
    public static IQueryable<JsonMember> Members(string? json, [NotParameterized] string path) => throw Uncallable();

    public static bool IsText(string type) => throw Uncallable();

    public static bool IsNumber(string type) => throw Uncallable();

    public static bool IsObject(string type) => throw Uncallable();

    public static bool IsTrue(string type, string value) => throw Uncallable();

    public static bool IsFalse(string type, string value) => throw Uncallable();

    /// <summary>Neither null nor an empty string, list or object (RFC 7643 section 2.5).</summary>
    public static bool IsAssigned(string type, string value) => throw Uncallable();

    /// <summary>The lower case of an id, which providers print in capitals.</summary>
    public static string Lower(string id) => throw Uncallable();

    /// <summary>The key by which text compares without case: <see cref="CaseFold.Fold"/> in the database.</summary>
    public static string Fold(string text) => throw Uncallable();

    /// <summary>
    /// What <see cref="Fold"/> of a value is compared with. Databases without .NET's table of cases fold the literal by their own, as they do
    /// the value.
    /// </summary>
    /// <param name="key">the literal as <see cref="CaseFold.Fold"/> has it</param>
    /// <param name="literal">the literal as it was written</param>
    public static string FoldedLiteral(string key, string literal) => throw Uncallable();

    /// <summary>The text to be sorted by code point, whatever the database's own order is.</summary>
    public static string Exact(string text) => throw Uncallable();

    /// <summary>Equal by code point, with every blank counting.</summary>
    public static bool Same(string left, string right) => throw Uncallable();

    /// <summary>Less by code point, with every blank counting.</summary>
    public static bool Below(string left, string right) => throw Uncallable();

    /// <summary>The part, which is not empty, stands somewhere in the text.</summary>
    public static bool Has(string text, string part) => throw Uncallable();

    /// <inheritdoc cref="Has"/>
    public static bool Starts(string text, string part) => throw Uncallable();

    /// <inheritdoc cref="Has"/>
    public static bool Ends(string text, string part) => throw Uncallable();

    /// <summary>
    /// Whether the text is like the pattern, whatever the case of its ASCII letters; where a database has no cheap way to find out, it may be.
    /// </summary>
    public static bool MayBeLike(string? text, string pattern) => throw Uncallable();

    /// <summary>A number in a form that compares as numbers do; its C# type stands for whatever the database has.</summary>
    public static double NumberOf(string value) => throw Uncallable();

    /// <summary>The number as text that <see cref="NumberOfText"/> makes the very same number of.</summary>
    public static string NumberText(string value) => throw Uncallable();

    /// <inheritdoc cref="NumberText"/>
    public static double NumberOfText(string text) => throw Uncallable();

    /// <summary>The instant of a dateTime in a form that compares as time does; its C# type stands for whatever the database has.</summary>
    public static long InstantOf(string value) => throw Uncallable();

    private static InvalidOperationException Uncallable() => new("This is written as SQL and never called.");
}
