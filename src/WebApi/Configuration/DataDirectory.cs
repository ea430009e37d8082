namespace ScimPlatform.WebApi.Configuration;

/// <summary>Where the default database and the keys are. A directory that is made here can be entered by its owner only.</summary>
internal static class DataDirectory
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <exception cref="SettingFault">the directory cannot be made</exception>
    public static void Make(string path)
    {
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(path);
            }
            else
            {
                Directory.CreateDirectory(path, OwnerOnly);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw SettingFault.Of(nameof(ServerSettings.DataDirectory), $"names a directory that cannot be made: {path}");
        }
    }
}
