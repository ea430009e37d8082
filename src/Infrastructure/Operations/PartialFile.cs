namespace ScimPlatform.Infrastructure.Operations;

/// <summary>A file that only its owner can read, made beside its place and moved there when it is whole.</summary>
internal static class PartialFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes a file that is not there yet.</summary>
    /// <param name="path">its place</param>
    /// <param name="fill">fills the file of the path that it is given</param>
    /// <returns>how many bytes it has</returns>
    /// <exception cref="IOException">it cannot be made, or another one came first</exception>
    /// <exception cref="UnauthorizedAccessException">it may not be made</exception>
    public static long Make(string path, Action<string> fill)
    {
        var part = Begin(path);
        try
        {
            fill(part);
            return End(part, path);
        }
        finally
        {
            File.Delete(part);
        }
    }

    /// <inheritdoc cref="Make(string, Action{string})"/>
    public static async Task<long> MakeAsync(string path, Func<string, Task> fill)
    {
        var part = Begin(path);
        try
        {
            await fill(part);
            return End(part, path);
        }
        finally
        {
            File.Delete(part);
        }
    }

    private static string Begin(string path)
    {
        var part = $"{path}.{Guid.NewGuid():N}.part";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        new FileStream(part, options).Dispose();
        return part;
    }

    private static long End(string part, string path)
    {
        var length = new FileInfo(part).Length;
        File.Move(part, path, overwrite: false);
        return length;
    }
}
