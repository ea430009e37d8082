using System.Runtime.InteropServices;

namespace ScimPlatform.Infrastructure.Jobs;

/// <summary>
/// The memory that native code asks for, SQLite above all. glibc keeps what is freed, in an arena for each of many threads, and gives none
/// of it back that lies between two pieces in use, unless it is told to (https://man7.org/linux/man-pages/man3/malloc_trim.3.html).
/// </summary>
internal static class NativeHeap
{
    private const string Library = "libc.so.6";

    // Other allocators have no such function, and need none.
    private static readonly TrimFunction? Function =
        OperatingSystem.IsLinux() && NativeLibrary.TryLoad(Library, out var library) && NativeLibrary.TryGetExport(library, "malloc_trim", out var trim)
            ? Marshal.GetDelegateForFunctionPointer<TrimFunction>(trim)
            : null;

    private delegate int TrimFunction(nuint bytesKept);

    /// <summary>Gives back to the system whatever is not in use.</summary>
    public static void Trim() => Function?.Invoke(0);
}
