using System.Buffers.Binary;
using System.Net.Sockets;

/// <summary>
/// Tells the bench what a server has allocated, which only the process itself knows. The runtime runs it before the program where
/// <c>DOTNET_STARTUP_HOOKS</c> names it, and wants it to have this name and no namespace.
/// </summary>
internal static class StartupHook
{
    /// <summary>The socket to listen on: whoever connects is told the bytes so far, in eight of them.</summary>
    private const string Variable = "SCIM_PLATFORM_METER";

    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { } path)
        {
            new Thread(() => Listen(path)) { IsBackground = true, Name = Variable }.Start();
        }
    }

    private static void Listen(string path)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(path));
        socket.Listen();
        var answer = new byte[sizeof(long)];
        while (true)
        {
            using var asking = socket.Accept();
            BinaryPrimitives.WriteInt64LittleEndian(answer, GC.GetTotalAllocatedBytes());
            asking.Send(answer);
        }
    }
}
