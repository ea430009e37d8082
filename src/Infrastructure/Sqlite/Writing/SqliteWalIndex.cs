using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using ScimPlatform.Infrastructure.Persistence.Statements;
using SQLitePCL;

namespace ScimPlatform.Infrastructure.Sqlite.Writing;

/// <summary>
/// The header of the index of the write-ahead log, in memory that all connections of all processes to one file share. Every commit
/// changes it before it is acknowledged, and to look at it takes neither a lock nor a call of the system
/// (https://www.sqlite.org/walformat.html, section 2.1).
/// </summary>
internal sealed class SqliteWalIndex
{
    private const string Library = "e_sqlite3";
    private const int FilePointer = 7;
    private const int RegionSize = 32 * 1024;

    // Of the header: the number of its format, and the byte that says whether it was set up.
    private const int KnownFormat = 3007000;
    private const int IsSetUp = 12;

    private readonly nint header;

    private SqliteWalIndex(nint header) => this.header = header;

    private delegate int ShmMapFunction(nint file, int region, int size, int extend, out nint mapped);

    /// <summary>Of a connection that has read, which is to stay open for as long as this is looked at.</summary>
    /// <returns>null where the file has no such index</returns>
    public static SqliteWalIndex? Of(SqliteConnection open)
    {
        if (FileControl(open.Handle!, database: 0, FilePointer, out var file) != raw.SQLITE_OK || file == 0)
        {
            return null;
        }

        var methods = Marshal.PtrToStructure<FileMethods>(Marshal.ReadIntPtr(file));
        if (methods.Version < 2)
        {
            return null;
        }

        var map = Marshal.GetDelegateForFunctionPointer<ShmMapFunction>(methods.ShmMap);
        return map(file, 0, RegionSize, 0, out var mapped) == raw.SQLITE_OK && mapped != 0 ? new SqliteWalIndex(mapped) : null;
    }

    /// <summary>Null while the index is not set up.</summary>
    public DatabaseMark? Mark()
    {
        // Whoever asks may have heard of another's commit, and nothing of this may have been read before that.
        Thread.MemoryBarrier();
        return Marshal.ReadInt32(header) == KnownFormat && Marshal.ReadByte(header, IsSetUp) != 0
            ? new DatabaseMark(Part(0), Part(16), Part(32))
            : null;
    }

    private UInt128 Part(int offset) => new((ulong)Marshal.ReadInt64(header, offset), (ulong)Marshal.ReadInt64(header, offset + 8));

    [DllImport(Library, EntryPoint = "sqlite3_file_control")]
    private static extern int FileControl(sqlite3 connection, nint database, int operation, out nint answer);

    /// <summary>https://www.sqlite.org/c3ref/io_methods.html, as far as version 2 begins.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct FileMethods
    {
        public int Version;
        public nint Close;
        public nint Read;
        public nint Write;
        public nint Truncate;
        public nint Sync;
        public nint FileSize;
        public nint Lock;
        public nint Unlock;
        public nint CheckReservedLock;
        public nint FileControl;
        public nint SectorSize;
        public nint DeviceCharacteristics;
        public nint ShmMap;
    }
}
