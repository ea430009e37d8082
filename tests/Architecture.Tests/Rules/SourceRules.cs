using System.Text.RegularExpressions;

namespace ScimPlatform.Architecture.Tests.Rules;

/// <summary>A file of the source tree.</summary>
/// <param name="Path">from the root of the repository, with slashes</param>
/// <param name="Text">what stands in it</param>
internal sealed record SourceFile(string Path, string Text);

/// <summary>What files may look like.</summary>
internal static partial class SourceRules
{
    private const int MostLines = 250;
    private const int MostFiles = 20;

    /// <returns>"path: lines" for files that are too long to be read at once</returns>
    public static IEnumerable<string> TooLong(IEnumerable<SourceFile> files) =>
        from file in files
        let lines = file.Text.AsSpan().TrimEnd('\n').Count('\n') + 1
        where lines > MostLines
        select $"{file.Path}: {lines}";

    /// <returns>"folder: files" for folders that hold too many files to find one in</returns>
    public static IEnumerable<string> TooFull(IEnumerable<SourceFile> files) =>
        from file in files
        group file by file.Path[..file.Path.LastIndexOf('/')] into folder
        where folder.Count() > MostFiles
        select $"{folder.Key}: {folder.Count()}";

    /// <returns>"path: namespace" for files whose namespace is not their folder</returns>
    public static IEnumerable<string> Misplaced(IEnumerable<SourceFile> files) =>
        from file in files
        from Match declaration in Namespace().Matches(file.Text)
        where declaration.Groups["name"].Value != Expected(file.Path)
        select $"{file.Path}: {declaration.Groups["name"].Value}";

    /// <returns>the paths of files that swallow exceptions</returns>
    public static IEnumerable<string> Swallowing(IEnumerable<SourceFile> files) =>
        files.Where(file => EmptyCatch().IsMatch(file.Text)).Select(file => file.Path);

    private static string Expected(string path) =>
        "ScimPlatform." + string.Join('.', path.Split('/')[1..^1]);

    [GeneratedRegex(@"^namespace\s+(?<name>[\w.]+)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Namespace();

    // A comment does not make it less empty.
    [GeneratedRegex(@"\bcatch\b\s*(\([^)]*\))?\s*(when\s*\(.*\))?\s*\{(\s|//[^\n]*\n|/\*.*?\*/)*\}", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex EmptyCatch();
}
