using System.Globalization;
using System.Text.RegularExpressions;

namespace ScimPlatform.Application.Scim;

/// <summary>The dateTime of RFC 7643 section 2.3.5, read liberally: a missing zone is UTC, a missing time is midnight.</summary>
public static partial class ScimDateTime
{
    private static readonly string[] Formats =
        ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-ddK"];

    /// <summary>The instant that a text names, or null when it names none.</summary>
    public static DateTimeOffset? TryParse(string text)
    {
        const DateTimeStyles styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        var ticks = BeyondTicks().Replace(text, "$1").ToUpperInvariant();
        return DateTimeOffset.TryParseExact(ticks, Formats, CultureInfo.InvariantCulture, styles, out var instant) ? instant : null;
    }

    // .NET reads seven digits of a second; clients that send nanoseconds mean the same instant for our purposes.
    [GeneratedRegex(@"(\.[0-9]{7})[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex BeyondTicks();
}
