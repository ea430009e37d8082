using System.Globalization;

namespace ScimPlatform.WebApi.RateLimiting;

/// <summary>
/// What an answer tells its client of the limit that it counted against: the headers <c>RateLimit-Policy</c> and <c>RateLimit</c> of
/// draft-ietf-httpapi-ratelimit-headers, as structured fields (RFC 9651).
/// </summary>
/// <param name="Policy">how many in which time</param>
/// <param name="Standing">how many are left, and when there will be more</param>
internal sealed record RateStanding(string Policy, string Standing)
{
    private static readonly object Key = new();

    public static string PolicyOf(string name, int quota, int seconds) =>
        string.Create(CultureInfo.InvariantCulture, $"\"{name}\";q={quota};w={seconds}");

    public static string StandingOf(string name, int left, int seconds) =>
        string.Create(CultureInfo.InvariantCulture, $"\"{name}\";r={left};t={seconds}");

    public static int WholeSeconds(TimeSpan wait) => Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));

    /// <summary>Lets the answer say it, whatever the answer will be.</summary>
    public void TellOn(HttpContext context) => context.Items[Key] = this;

    /// <summary>Writes what there is to tell; called when an answer starts, since an error's clears the headers before it.</summary>
    public static void WriteHeaders(HttpContext context)
    {
        if (context.Items.TryGetValue(Key, out var told) && told is RateStanding standing)
        {
            context.Response.Headers["RateLimit-Policy"] = standing.Policy;
            context.Response.Headers["RateLimit"] = standing.Standing;
        }
    }
}
