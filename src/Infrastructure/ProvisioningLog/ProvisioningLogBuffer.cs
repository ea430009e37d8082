using System.Threading.Channels;
using ScimPlatform.Application.ProvisioningLog;

namespace ScimPlatform.Infrastructure.ProvisioningLog;

/// <summary>Exchanges on their way to being stored. What does not fit is dropped: the log never slows what it tells of.</summary>
internal sealed class ProvisioningLogBuffer : IProvisioningLog
{
    private const int Capacity = 1024;

    private readonly Channel<ProvisioningExchange> waiting = Channel.CreateBounded<ProvisioningExchange>(Capacity);
    private long dropped;

    public void Record(ProvisioningExchange exchange)
    {
        if (!waiting.Writer.TryWrite(exchange))
        {
            CountDropped(1);
        }
    }

    public IReadOnlyList<ProvisioningExchange> Take(int most)
    {
        var taken = new List<ProvisioningExchange>();
        while (taken.Count < most && waiting.Reader.TryRead(out var exchange))
        {
            taken.Add(exchange);
        }

        return taken;
    }

    /// <summary>Counts what is not going to be stored.</summary>
    public void CountDropped(int count) => Interlocked.Add(ref dropped, count);

    /// <summary>How many were dropped since it was asked last.</summary>
    public long TakeDropped() => Interlocked.Exchange(ref dropped, 0);
}
