namespace ScimPlatform.WebApi.FunctionalTests.Hosting;

/// <summary>The files that stand beside the code in the repository, wherever the tests were built to.</summary>
internal static class RepositoryFiles
{
    private static readonly string Root = Find(new DirectoryInfo(AppContext.BaseDirectory));

    /// <param name="path">from the repository's root, with slashes</param>
    public static string PathOf(string path) => Path.Combine(Root, path);

    public static string Read(string path) => File.ReadAllText(PathOf(path));

    private static string Find(DirectoryInfo? directory)
    {
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "ScimPlatform.sln")))
        {
            directory = directory.Parent;
        }

        return directory?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
