using System.Text.RegularExpressions;

namespace ScimPlatform.Architecture.Tests.Rules;

/// <summary>Pages that name files by their path from the root; one with a placeholder (<c>&lt;Family&gt;</c>, <c>VerbNoun</c>) stands for many.</summary>
internal static partial class NamedFiles
{
    public static IEnumerable<string> Missing(SourceFile page, string root) =>
        from Match named in Named().Matches(page.Text)
        let path = named.Groups["path"].Value
        where !File.Exists(Path.Combine(root, path)) && !Directory.Exists(Path.Combine(root, path))
        select path;

    [GeneratedRegex("`(?<path>(?:src|tests|docs|deploy|bench)/[A-Za-z0-9_./-]+)`")]
    private static partial Regex Named();
}
