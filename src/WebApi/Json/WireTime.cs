using System.Globalization;
using System.Text.RegularExpressions;

namespace ScimPlatform.WebApi.Json;

/// <summary>A time as RFC 3339 section 5.6 writes it: with seconds and a zone.</summary>
internal static partial class WireTime
{
    public const string Expected = "must be a time of RFC 3339 such as 2026-01-31T12:00:00Z";

    public static DateTimeOffset? OrNull(string text) =>
        Form().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : null;

    [GeneratedRegex(@"\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?(Z|[+-]\d\d:\d\d)\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
