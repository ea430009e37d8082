using System.Threading.RateLimiting;

namespace ScimPlatform.WebApi.RateLimiting.Shares;

/// <summary>
/// Gives back what a request is at work with while its answer is still being sent: its turn where the answer begins, and a read's core a second
/// later. Who takes a long answer in more slowly than that is not in the way of the tenant's other requests. The place is held to the end, since an
/// answer on its way takes memory.
/// </summary>
internal sealed class Answering : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    private readonly HttpResponse response;
    private readonly RateLimitLease? read;
    private readonly RateLimitLease turn;
    private readonly TimeProvider time;
    private ITimer? last;

    public Answering(HttpResponse response, RateLimitLease? read, RateLimitLease turn, TimeProvider time)
    {
        (this.response, this.read, this.turn, this.time) = (response, read, turn, time);
        response.OnStarting(static state => ((Answering)state).BeginAsync(), this);
    }

    // Nobody gives the core back twice: this waits for a timer that is doing so.
    public ValueTask DisposeAsync() => last?.DisposeAsync() ?? ValueTask.CompletedTask;

    private Task BeginAsync()
    {
        turn.Dispose();

        // One whose length is known is made already, and small.
        if (read is not null && response.ContentLength is null && response.StatusCode != StatusCodes.Status304NotModified)
        {
            last = time.CreateTimer(static lease => ((RateLimitLease)lease!).Dispose(), read, Longest, Timeout.InfiniteTimeSpan);
        }

        return Task.CompletedTask;
    }
}
