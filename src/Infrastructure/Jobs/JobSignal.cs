using System.Threading.Channels;

namespace ScimPlatform.Infrastructure.Jobs;

/// <summary>Tells a job of this node that there is work before its next round would come.</summary>
/// <typeparam name="TJob">the job</typeparam>
public sealed class JobSignal<TJob>
{
    private readonly Channel<bool> signal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Set() => signal.Writer.TryWrite(true);

    /// <summary>Returns when it was set since this returned last.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken) => await signal.Reader.ReadAsync(cancellationToken);
}
