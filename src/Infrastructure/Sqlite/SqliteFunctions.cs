using System.Globalization;
using Microsoft.Data.Sqlite;
using ScimPlatform.Application.Scim;
using ScimPlatform.Domain.Common;

namespace ScimPlatform.Infrastructure.Sqlite;

/// <summary>The functions that SQLite lacks, so that filters in SQL fold and read times exactly as filters in memory do.</summary>
internal static class SqliteFunctions
{
    /// <summary>Text → <see cref="CaseFold.Fold"/>. SQLite's own upper() knows ASCII only.</summary>
    public const string Fold = "scim_fold";

    /// <summary>Text → ticks of <see cref="ScimDateTime"/>, or NULL.</summary>
    public const string Instant = "scim_instant";

    /// <summary>A number → its text, which SQLite's own conversion cuts to 15 digits.</summary>
    public const string NumberText = "scim_number_text";

    /// <summary>That text → the very same number.</summary>
    public const string NumberOfText = "scim_number_of";

    public static void Register(SqliteConnection connection)
    {
        connection.CreateFunction(Fold, (string? text) => text is null ? null : CaseFold.Fold(text), isDeterministic: true);
        connection.CreateFunction(NumberText, Tell, isDeterministic: true);
        connection.CreateFunction(NumberOfText, Read, isDeterministic: true);
        connection.CreateFunction(Instant, (string? text) => text is null ? null : ScimDateTime.TryParse(text)?.UtcTicks, isDeterministic: true);
    }

    private static string? Tell(object?[] arguments) => arguments[0] switch
    {
        long whole => whole.ToString(CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        _ => null,
    };

    private static object? Read(object?[] arguments) => arguments[0] is not string text ? null
        : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
        : null;
}
