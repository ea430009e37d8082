namespace ScimPlatform.WebApi.Hosting;

/// <summary>A secret of this server's own, in a file of the data directory that nobody else can read.</summary>
internal static class SecretFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The secret in the file, which is made when there is none.</summary>
    public static string Read(string directory, string name, Func<string> make)
    {
        DataDirectory.Make(directory);
        var path = Path.Combine(directory, name);
        if (!File.Exists(path))
        {
            Write(path, make());
        }

        return File.ReadAllText(path);
    }

    // Written beside and moved into place, so that two first starts at once end with one whole secret.
    private static void Write(string path, string secret)
    {
        var draft = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using (var writer = new StreamWriter(draft, options))
        {
            writer.Write(secret);
        }

        try
        {
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
    }
}
