using System.Threading.RateLimiting;

namespace ScimPlatform.WebApi.RateLimiting.Shares;

/// <summary>
/// Lets in as many at once as have shown that they are short, as a sender of TCP does (RFC 5681): each that was short makes room for one
/// more, one that took long while the cores were busy or a time of rest takes all that room away. So nothing has to say beforehand what it
/// costs. One that waited for a disk or for another machine was in nobody's way.
/// </summary>
/// <param name="least">how many at once while they take long, or nothing is known of them</param>
/// <param name="most">how many at once while they are short</param>
/// <param name="cores">tell whether they were busy</param>
/// <param name="time">measures how long they take</param>
internal sealed class AdaptiveLimiter(int least, int most, Cores cores, TimeProvider time) : RateLimiter
{
    private static readonly TimeSpan Long = TimeSpan.FromMilliseconds(4);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    private readonly Lock entry = new();
    private readonly Queue<TaskCompletionSource<RateLimitLease>> waiting = new();
    private int window;
    private int atWork;
    private long? lastLeft;

    public override TimeSpan? IdleDuration
    {
        get
        {
            lock (entry)
            {
                return IsAtRest ? TimeSpan.Zero : null;
            }
        }
    }

    private bool IsAtRest => atWork == 0 && (lastLeft is not { } left || time.GetElapsedTime(left) > Rest);

    public override RateLimiterStatistics? GetStatistics() => null;

    protected override RateLimitLease AttemptAcquireCore(int permitCount) => throw new NotSupportedException("Whoever is not let in waits.");

    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
    {
        lock (entry)
        {
            window = IsAtRest ? least : window;
            if (atWork < window)
            {
                return new ValueTask<RateLimitLease>(Enter());
            }

            var waiter = new TaskCompletionSource<RateLimitLease>(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Enqueue(waiter);
            return WaitAsync(waiter, cancellationToken);
        }
    }

    private static async ValueTask<RateLimitLease> WaitAsync(TaskCompletionSource<RateLimitLease> waiter, CancellationToken cancellationToken)
    {
        await using (cancellationToken.UnsafeRegister(_ => waiter.TrySetCanceled(cancellationToken), null))
        {
            return await waiter.Task;
        }
    }

    private Lease Enter()
    {
        atWork++;
        return new Lease(this, time.GetTimestamp());
    }

    private void Leave(long began)
    {
        lock (entry)
        {
            atWork--;
            lastLeft = time.GetTimestamp();
            window = time.GetElapsedTime(began) > Long && cores.AreBusy() ? least : Math.Min(window + 1, most);
            while (atWork < window && waiting.TryDequeue(out var next))
            {
                if (!next.Task.IsCompleted && !next.TrySetResult(Enter()))
                {
                    atWork--;
                }
            }
        }
    }

    private sealed class Lease(AdaptiveLimiter limiter, long began) : RateLimitLease
    {
        private int isLeft;

        public override bool IsAcquired => true;

        public override IEnumerable<string> MetadataNames => [];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = null;
            return false;
        }

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            if (Interlocked.Exchange(ref isLeft, 1) == 0)
            {
                limiter.Leave(began);
            }
        }
    }
}
