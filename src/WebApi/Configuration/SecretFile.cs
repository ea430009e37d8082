using System.Runtime.InteropServices;

namespace ScimPlatform.WebApi.Configuration;

/// <summary>A secret of this server's own, in a file of the data directory that nobody else can read or could have written.</summary>
internal static class SecretFile
{
    private const int MinLength = 32;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The secret in the file, which is made when there is none.</summary>
    /// <exception cref="SettingFault">the file is too short, or is or was within others' reach</exception>
    public static string Read(string directory, string name, Func<string> make)
    {
        DataDirectory.Make(directory);
        var path = Path.Combine(directory, name);
        if (!File.Exists(path))
        {
            Write(path, make());
        }

        return Read(path);
    }

    /// <summary>The secret in the file, or null when there is none.</summary>
    /// <exception cref="SettingFault">the file is too short, or is or was within others' reach</exception>
    public static string? Read(string directory, string name) =>
        Path.Combine(directory, name) is var path && File.Exists(path) ? Read(path) : null;

    private static string Read(string path)
    {
        RequirePrivate(path);
        var secret = File.ReadAllText(path);
        return secret.Trim().Length >= MinLength ? secret : throw Fault(path, $"has less than {MinLength} bytes");
    }

    /// <summary>That what the file holds cannot be used.</summary>
    public static SettingFault Fault(string path, string what) => new($"The file {path} {what}.");

    private static void RequirePrivate(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        if (OperatingSystem.IsLinux() && !IsOwn(path))
        {
            throw Fault(path, "does not belong to the user that the server runs as");
        }

        if ((File.GetUnixFileMode(path) & ~(OwnerOnly | UnixFileMode.UserExecute)) != 0)
        {
            throw Fault(path, "can be reached by others: its mode must be 0600, and its secret may be known");
        }
    }

    // Of what the framework does not tell. The layout of statx is the same on every architecture.
    private static bool IsOwn(string path)
    {
        const int WorkingDirectory = -100;
        const uint Owner = 0x8;
        const int OwnerOffset = 20;
        var status = new byte[256];
        return StatX(WorkingDirectory, path, 0, Owner, status) == 0
            && BitConverter.ToUInt32(status, OwnerOffset) == EffectiveUser();
    }

    [DllImport("libc", EntryPoint = "statx", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int StatX(int directory, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, [Out] byte[] status);

    [DllImport("libc", EntryPoint = "geteuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern uint EffectiveUser();

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
