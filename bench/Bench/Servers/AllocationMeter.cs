using System.Buffers.Binary;
using System.Diagnostics;
using System.Net.Sockets;

namespace ScimPlatform.Bench.Servers;

/// <summary>What a server has allocated, as the project Meter tells it from within the server's process.</summary>
internal sealed class AllocationMeter : IDisposable
{
    private readonly string path = Path.Combine(Path.GetTempPath(), $"scim-platform-meter-{Guid.NewGuid():N}");

    /// <summary>Has the process that is about to start take the meter in.</summary>
    public void PutInto(ProcessStartInfo start)
    {
        start.Environment["DOTNET_STARTUP_HOOKS"] = Repository.ReleaseOf("Meter");
        start.Environment["SCIM_PLATFORM_METER"] = path;
    }

    /// <summary>Bytes since the process began.</summary>
    public long Read()
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Connect(new UnixDomainSocketEndPoint(path));
        using var stream = new NetworkStream(socket);
        Span<byte> answer = stackalloc byte[sizeof(long)];
        stream.ReadExactly(answer);
        return BinaryPrimitives.ReadInt64LittleEndian(answer);
    }

    public void Dispose() => File.Delete(path);
}
