using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace ScimPlatform.WebApi.OpenApi;

/// <summary>
/// Names the inline scripts of a page that a package writes by their hashes (CSP Level 3 section 2.3.1), so that its policy lets those run and
/// no other. The scripts hold the page's addresses, which depend on the path base; so they are hashed as they are sent.
/// </summary>
internal static partial class InlineScripts
{
    private static readonly object Key = new();

    public static IApplicationBuilder UseInlineScriptHashes(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var sent = context.Response.Body;
        await using var page = new MemoryStream();
        context.Response.Body = page;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = sent;
        }

        if (context.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true)
        {
            context.Items[Key] = HashesOf(Encoding.UTF8.GetString(page.GetBuffer(), 0, (int)page.Length));
        }

        page.Position = 0;
        await page.CopyToAsync(sent, context.RequestAborted);
    });

    /// <summary>The sources to add to <c>script-src</c>, each with a blank before it; empty where the answer has no inline script.</summary>
    public static string SourcesOf(HttpContext context) => context.Items[Key] as string ?? "";

    // A browser hashes what its parser read, and that has no carriage returns (HTML section 13.2.3.5).
    private static string HashesOf(string page) =>
        string.Concat(Inline().Matches(page.ReplaceLineEndings("\n")).Select(script =>
            $" 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script.Groups["text"].Value)))}'"));

    [GeneratedRegex(@"<script>(?<text>.*?)</script>", RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Inline();
}
