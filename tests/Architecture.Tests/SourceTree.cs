using ScimPlatform.Architecture.Tests.Rules;

namespace ScimPlatform.Architecture.Tests;

/// <summary>The files of the repository that these tests were built from.</summary>
internal static class SourceTree
{
    private static readonly string[] Generated = ["bin", "obj", "artifacts", "Migrations"];

    public static string Root { get; } = FindRoot();

    /// <summary>What there is to read in Markdown, at the root and below docs.</summary>
    public static IReadOnlyList<SourceFile> Pages { get; } =
    [
        .. Directory.EnumerateFiles(Root, "*.md").Concat(Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories))
            .Select(path => new SourceFile(Path.GetRelativePath(Root, path).Replace('\\', '/'), File.ReadAllText(path))),
    ];

    /// <summary>The C# files below a folder that people wrote.</summary>
    public static IReadOnlyList<SourceFile> Below(string folder) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
            .Select(path => (Full: path, Short: Path.GetRelativePath(Root, path).Replace('\\', '/')))
            .Where(file => !file.Short.Split('/').Any(Generated.Contains))
            .Select(file => new SourceFile(file.Short, File.ReadAllText(file.Full))),
    ];

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "ScimPlatform.sln")))
        {
            directory = directory.Parent ?? throw new InvalidOperationException("The tests do not lie in the repository.");
        }

        return directory.FullName;
    }
}
