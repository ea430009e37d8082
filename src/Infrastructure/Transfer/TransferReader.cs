using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using ScimPlatform.Infrastructure.Operations;

namespace ScimPlatform.Infrastructure.Transfer;

/// <summary>Reads the lines of a file, and refuses one that is cut off or changed when it comes to the end.</summary>
internal sealed class TransferReader(string path)
{
    private const int FirstBuffer = 64 * 1024;
    private const int LongestLine = 256 * 1024 * 1024;

    /// <returns>the header, then a line for each row; each is good until the next one is asked for</returns>
    /// <exception cref="OperationRefused">the file is cut off or changed</exception>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> LinesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var lines = 0L;
        var isAtEnd = false;
        await foreach (var line in AllLinesAsync(cancellationToken))
        {
            if (isAtEnd)
            {
                throw new OperationRefused($"{path} was changed: something stands behind its end.");
            }

            if (line.Span.StartsWith(TransferFormat.End))
            {
                isAtEnd = true;
                Require(line, lines, hash);
            }
            else
            {
                hash.AppendData(line.Span);
                hash.AppendData("\n"u8);
                lines++;
                yield return line;
            }
        }

        if (!isAtEnd)
        {
            throw new OperationRefused($"{path} is cut off.");
        }
    }

    private void Require(ReadOnlyMemory<byte> last, long lines, IncrementalHash hash)
    {
        var end = Parse<LastLine>(last)?.End;
        if (end?.Lines != lines || end.Sha256 != Convert.ToHexStringLower(hash.GetCurrentHash()))
        {
            throw new OperationRefused($"{path} was changed: its lines are not those that its end tells of.");
        }
    }

    /// <returns>null for what is no such document</returns>
    public static T? Parse<T>(ReadOnlyMemory<byte> line)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(line.Span, TransferFormat.Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async IAsyncEnumerable<ReadOnlyMemory<byte>> AllLinesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var file = new FileStream(path, new FileStreamOptions { Options = FileOptions.Asynchronous | FileOptions.SequentialScan, BufferSize = 0 });
        var buffer = new byte[FirstBuffer];
        var (begin, end) = (0, 0);
        while (true)
        {
            if (buffer.AsSpan(begin, end - begin).IndexOf((byte)'\n') is >= 0 and var length)
            {
                yield return buffer.AsMemory(begin, length);
                begin += length + 1;
                continue;
            }

            buffer.AsSpan(begin, end - begin).CopyTo(buffer);
            (begin, end) = (0, end - begin);
            if (end == buffer.Length)
            {
                Array.Resize(ref buffer, end < LongestLine ? 2 * end : throw new OperationRefused($"{path} is no export of a tenant: a line of it is too long."));
            }

            var read = await file.ReadAsync(buffer.AsMemory(end), cancellationToken);
            if (read == 0)
            {
                // The end of a file has an end of line.
                yield break;
            }

            end += read;
        }
    }

    private sealed record LastLine(TransferEnd? End);
}
