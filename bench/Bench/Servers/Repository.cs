namespace ScimPlatform.Bench.Servers;

/// <summary>Where things are, seen from this program's own build.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string ReleaseOf(string project) =>
        Path.Combine(Root, "artifacts", "publish", "bench", project, $"ScimPlatform.{project}.dll");

    private static string Find()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "ScimPlatform.sln")))
        {
            directory = directory.Parent;
        }

        return directory?.FullName ?? throw new InvalidOperationException("This has to run inside of the repository.");
    }
}
