using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Time.Testing;
using ScimPlatform.WebApi.RateLimiting.Shares;

namespace ScimPlatform.WebApi.FunctionalTests.RateLimiting;

/// <summary>What a request is at work with is given back while its answer is on its way.</summary>
public sealed class AnsweringTests
{
    private readonly FakeTimeProvider time = new();
    private readonly StartingResponse response = new();
    private ConcurrencyLimiter cores = null!;
    private ConcurrencyLimiter turns = null!;

    [SetUp]
    public void Begin()
    {
        cores = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = 1 });
        turns = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = 1 });
    }

    [TearDown]
    public void End()
    {
        cores.Dispose();
        turns.Dispose();
    }

    [TestCase(null, 999, 0)]
    [TestCase(null, 1000, 1)]
    [TestCase(1024L, 1000, 0)]
    public async Task Read_OfALongAnswer_GivesItsCoreBackASecondAfterItBegan(long? length, int milliseconds, int free)
    {
        var context = Context();
        using var read = cores.AttemptAcquire();
        using var turn = turns.AttemptAcquire();
        await using (new Answering(context.Response, read, turn, time))
        {
            time.Advance(TimeSpan.FromMinutes(1));
            Assert.That(Free(turns), Is.Zero, "nothing is answered yet");

            context.Response.ContentLength = length;
            await response.StartAsync();
            Assert.That((Free(turns), Free(cores)), Is.EqualTo((1, 0)));

            time.Advance(TimeSpan.FromMilliseconds(milliseconds));
            Assert.That(Free(cores), Is.EqualTo(free));
        }

        read.Dispose();
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.That((Free(turns), Free(cores)), Is.EqualTo((1, 1)), "each once");
    }

    [Test]
    public async Task Write_HasNoCoreToGiveBack()
    {
        var context = Context();
        using var turn = turns.AttemptAcquire();
        await using var answering = new Answering(context.Response, null, turn, time);

        await response.StartAsync();

        Assert.That(Free(turns), Is.EqualTo(1));
    }

    private static long Free(RateLimiter limiter) => limiter.GetStatistics()!.CurrentAvailablePermits;

    private DefaultHttpContext Context()
    {
        var context = new DefaultHttpContext();
        context.Features.Set<IHttpResponseFeature>(response);
        return context;
    }

    private sealed class StartingResponse : HttpResponseFeature
    {
        private Func<Task> start = () => Task.CompletedTask;

        public override void OnStarting(Func<object, Task> callback, object state) => start = () => callback(state);

        public Task StartAsync() => start();
    }
}
