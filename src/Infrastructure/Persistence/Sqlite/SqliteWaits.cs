using System.Runtime.InteropServices;

namespace ScimPlatform.Infrastructure.Persistence.Sqlite;

/// <summary>
/// How long SQLite sleeps when it has to wait. The library that comes with the provider is built without <c>usleep</c>, so that each wait takes a
/// whole second; and readers of a log that is being written to are asked now and then to wait for a microsecond, with the one writer among
/// them. A VFS that is the system's own but for its sleep (https://www.sqlite.org/vfs.html) gives them the wait that they asked for.
/// </summary>
internal static class SqliteWaits
{
    private const string Library = "e_sqlite3";

    // As SQLite keeps them, for as long as the process lives.
    private static readonly nint Name = Marshal.StringToCoTaskMemUTF8("scim");
    private static readonly SleepFunction Sleeping = Sleep;

    private delegate int SleepFunction(nint vfs, int microseconds);

    /// <summary>Whether connections that are opened now wait as long as they are asked to.</summary>
    public static bool AreExact => OperatingSystem.IsWindows() || (FindVfs(Name) is not 0 and var own && own == FindVfs(0));

    /// <summary>Makes every connection that is opened from now on wait no longer than it has to. Windows does so by itself.</summary>
    public static void MakeExact()
    {
        if (AreExact || FindVfs(0) is not (not 0 and var system))
        {
            return;
        }

        var vfs = Marshal.PtrToStructure<Vfs>(system);
        vfs.Next = 0;
        vfs.Name = Name;
        vfs.Sleep = Marshal.GetFunctionPointerForDelegate(Sleeping);
        var registered = Marshal.AllocHGlobal(Marshal.SizeOf<Vfs>());
        Marshal.StructureToPtr(vfs, registered, fDeleteOld: false);
        if (RegisterVfs(registered, makeDefault: 1) is not 0 and var code)
        {
            throw new InvalidOperationException($"SQLite takes no VFS: {code}.");
        }
    }

    // A system's sleep is at least as long as asked for (https://www.sqlite.org/c3ref/vfs.html).
    private static int Sleep(nint vfs, int microseconds)
    {
        Thread.Sleep(Math.Max(1, microseconds / 1000));
        return microseconds;
    }

    [DllImport(Library, EntryPoint = "sqlite3_vfs_find")]
    private static extern nint FindVfs(nint name);

    [DllImport(Library, EntryPoint = "sqlite3_vfs_register")]
    private static extern int RegisterVfs(nint vfs, int makeDefault);

    /// <summary>https://www.sqlite.org/c3ref/vfs.html, at version 3.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Vfs
    {
        public int Version;
        public int FileSize;
        public int MaxPathname;
        public nint Next;
        public nint Name;
        public nint Data;
        public nint Open;
        public nint Delete;
        public nint Access;
        public nint FullPathname;
        public nint DlOpen;
        public nint DlError;
        public nint DlSym;
        public nint DlClose;
        public nint Randomness;
        public nint Sleep;
        public nint CurrentTime;
        public nint GetLastError;
        public nint CurrentTimeInt64;
        public nint SetSystemCall;
        public nint GetSystemCall;
        public nint NextSystemCall;
    }
}
