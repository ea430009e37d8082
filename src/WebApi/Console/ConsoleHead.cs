using System.Text.Encodings.Web;

namespace ScimPlatform.WebApi.Console;

/// <summary>The head of every page, errors too: without the icon's address a browser asks for one that is not there.</summary>
internal static class ConsoleHead
{
    /// <param name="root">where the console is, as the browser sees it</param>
    /// <param name="titles">what the page is called, the most special first; empty ones are left out</param>
    public static string Of(string root, params IEnumerable<string?> titles)
    {
        var title = HtmlEncoder.Default.Encode(string.Join(" – ", titles.Append("ScimPlatform").Where(part => !string.IsNullOrEmpty(part))));
        var assets = HtmlEncoder.Default.Encode($"{root}/assets");
        return $"""
            <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>{title}</title>
                <link rel="icon" href="{assets}/icon.svg" type="image/svg+xml">
                <link rel="stylesheet" href="{assets}/console.css">
                <script src="{assets}/console.js" defer></script>
            </head>
            """;
    }
}
