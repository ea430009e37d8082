using System.Net.Sockets;

namespace ScimPlatform.Bench.Http;

/// <summary>
/// An HTTP/1.1 connection over a blocking socket, one request at a time: whoever makes the load must cost little beside what is measured.
/// </summary>
internal sealed class Connection(Uri server) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private Socket? socket;
    private byte[] input = new byte[1 << 16];
    private int held;

    /// <summary>Sends a whole request and waits for the whole answer, which is good until the next one.</summary>
    /// <param name="request">head and body</param>
    /// <param name="keepsBody">whether the answer has its body; if not it is read and passed over, as to hold a long one costs what is measured</param>
    /// <exception cref="SocketException">the server cannot be reached or hung up</exception>
    public Answer Send(ReadOnlySpan<byte> request, bool keepsBody = true)
    {
        socket ??= Connect();
        for (var sent = 0; sent < request.Length;)
        {
            sent += socket.Send(request[sent..]);
        }

        held = 0;
        var start = ReadHead();
        var head = new AnswerHead(input.AsSpan(0, start));
        var length = head.IsEmpty ? 0
            : !keepsBody ? PassOver(start, head)
            : head.IsChunked ? ReadChunks(start)
            : ReadFixed(start, head.ContentLength);
        var answer = new Answer(head.Status, input.AsSpan(start, length));
        if (head.Closes)
        {
            Close();
        }

        return answer;
    }

    /// <summary>Hangs up; the next request connects anew.</summary>
    public void Close()
    {
        socket?.Dispose();
        socket = null;
    }

    public void Dispose() => Close();

    private Socket Connect()
    {
        var made = new Socket(SocketType.Stream, ProtocolType.Tcp)
        {
            NoDelay = true,
            ReceiveTimeout = (int)Patience.TotalMilliseconds,
            SendTimeout = (int)Patience.TotalMilliseconds,
        };
        made.Connect(server.Host, server.Port);
        return made;
    }

    private int ReadHead()
    {
        for (var searched = 0; ;)
        {
            Receive();
            var end = input.AsSpan(searched, held - searched).IndexOf("\r\n\r\n"u8);
            if (end >= 0)
            {
                return searched + end + 4;
            }

            searched = Math.Max(0, held - 3);
        }
    }

    private int ReadFixed(int start, int length)
    {
        while (held < start + length)
        {
            Receive();
        }

        return length;
    }

    // Chunks are moved together where they stand: what is written is never ahead of what is read.
    private int ReadChunks(int start)
    {
        var (read, written) = (start, start);
        while (true)
        {
            var line = LineEnd(read);
            var size = int.Parse(input.AsSpan(read, line - read), System.Globalization.NumberStyles.HexNumber, null);
            read = line + 2;
            ReadFixed(read, size + 2);
            if (size == 0)
            {
                return written - start;
            }

            input.AsSpan(read, size).CopyTo(input.AsSpan(written));
            written += size;
            read += size + 2;
        }
    }

    private int PassOver(int start, AnswerHead head)
    {
        if (!head.IsChunked)
        {
            PassOver(start, start, head.ContentLength);
            return 0;
        }

        for (var read = start; ;)
        {
            input.AsSpan(read, held - read).CopyTo(input.AsSpan(start));
            held -= read - start;
            var line = LineEnd(start);
            var size = int.Parse(input.AsSpan(start, line - start), System.Globalization.NumberStyles.HexNumber, null);
            read = PassOver(start, line + 2, size + 2);
            if (size == 0)
            {
                return 0;
            }
        }
    }

    // Where to read on: all before it may be overwritten.
    private int PassOver(int start, int read, int length)
    {
        while (held - read < length)
        {
            length -= held - read;
            held = read = start;
            Receive();
        }

        return read + length;
    }

    private int LineEnd(int from)
    {
        while (true)
        {
            var end = input.AsSpan(from, held - from).IndexOf("\r\n"u8);
            if (end >= 0)
            {
                return from + end;
            }

            Receive();
        }
    }

    private void Receive()
    {
        if (held == input.Length)
        {
            Array.Resize(ref input, input.Length * 2);
        }

        var count = socket!.Receive(input, held, input.Length - held, SocketFlags.None);
        held += count > 0 ? count : throw new SocketException((int)SocketError.ConnectionReset);
    }
}
