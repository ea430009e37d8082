using Microsoft.Extensions.DependencyInjection;
using Moq;
using ScimPlatform.Application.Tenants;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;
using ScimPlatform.WebApi.FunctionalTests.Surface;
using ScimPlatform.WebApi.RateLimiting.Shares;

namespace ScimPlatform.WebApi.FunctionalTests.RateLimiting;

/// <summary>Two reads of a tenant are at work at once beside one write, one more waits; a tenant whose requests do not end keeps nobody else from anything.</summary>
internal sealed class TenantShareTests : ServerFixture
{
    private const string Users = "/scim/v2/Users?count=0";

    private readonly SemaphoreSlim arrived = new(0);
    private TaskCompletionSource release = new();

    private protected override TestServerSetup Setup => TestServerSetup.With(
        ("RateLimits:Enabled", "true"), ("RateLimits:TenantConcurrency", "3"), ("RateLimits:TenantQueue", "1")) with
    {
        Services = services =>
        {
            var queries = new Mock<ITenantQueries>();
            queries.Setup(port => port.FindAsync(It.IsAny<string>(), It.IsAny<CancellationToken>()))
                .Returns((string slug, CancellationToken cancellationToken) => FindAsync(slug, cancellationToken));
            services.AddScoped(_ => queries.Object);

            services.AddSingleton(new Cores(2, () => default, TimeProvider.System));

            // It stands still, so that every request was a short one.
            services.AddSingleton<TimeProvider>(new ManualTime());
        },
    };

    [SetUp]
    public void HoldUp() => release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    [OneTimeTearDown]
    public void Forget() => arrived.Dispose();

    [Test]
    public async Task Flood_OfOneTenant_FillsItsShareAndQueueAndLeavesAnotherServed()
    {
        await BeShortAsync("flooding");
        var flood = new List<Task<Answer>> { AskAsync("flooding"), AskAsync("flooding") };
        await arrived.WaitAsync();
        await arrived.WaitAsync();
        List<Task<Answer>> more = [AskAsync("flooding"), AskAsync("flooding")];

        var refused = await await Task.WhenAny(more);
        var others = new[] { await AskAsync("quiet"), await AskAsync("quiet"), await AskAsync("quiet") };
        var stillHeldUp = flood.Concat(more).Count(request => !request.IsCompleted);
        release.SetResult();
        var answers = await Task.WhenAll(flood.Concat(more));

        Voice.AssertScim(refused, 429);
        Assert.That(refused.Header("Retry-After"), Is.EqualTo("1"));
        Assert.That(others.Select(answer => answer.Status), Is.All.EqualTo(200));
        Assert.That(stillHeldUp, Is.EqualTo(3));
        Assert.That(answers.Select(answer => answer.Status), Is.EquivalentTo([200, 200, 200, 429]));
    }

    [Test]
    public async Task Reads_ThatWaitForACore_AreNotInTheWayOfAWrite()
    {
        await BeShortAsync("flooding");
        await BeShortAsync("flooding");
        List<Task<Answer>> reads = [AskAsync("flooding"), AskAsync("flooding"), AskAsync("flooding")];
        await arrived.WaitAsync();
        await arrived.WaitAsync();

        var write = DeleteAsync("flooding");
        await arrived.WaitAsync();
        var completed = reads.Append(write).Count(request => request.IsCompleted);
        release.SetResult();

        Assert.That(completed, Is.Zero);
        Assert.That((await Task.WhenAll(reads)).Select(answer => answer.Status), Is.All.EqualTo(200));
        Voice.AssertScim(await write, 404);
    }

    [Test]
    public async Task Place_OfARequestWhoseBodyIsStillComing_IsNotTakenYet()
    {
        release.SetResult();
        using var never = new CancellationTokenSource();
        var slow = Enumerable.Range(0, 9).Select(_ => SearchAsync("quiet", new SlowBody(never.Token), never.Token)).ToList();

        var answers = await Task.WhenAll(AskAsync("quiet"), AskAsync("quiet"));
        await never.CancelAsync();

        Assert.That(answers.Select(answer => answer.Status), Is.All.EqualTo(200));
        Assert.That(async () => await Task.WhenAll(slow), Throws.Exception);
    }

    [Test]
    public async Task Body_OverTheLimitOfTheScimPlane_IsRefusedBeforeAPlaceIsTaken()
    {
        release.SetResult();
        using var content = new ByteArrayContent(new byte[(1024 * 1024) + 1]);

        Voice.AssertScim(await SearchAsync("quiet", content), 413);
        Assert.That((await AskAsync("quiet")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Place_OfARequestThatFailed_IsFreeAgain()
    {
        for (var number = 0; number < 5; number++)
        {
            Voice.AssertScim(await AskAsync("failing"), 500);
        }

        Assert.That((await AskAsync("quiet")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Place_OfAClientThatLeft_IsFreeAgain()
    {
        await BeShortAsync("leaving");
        using var leaving = new CancellationTokenSource();
        var flood = new[] { AskAsync("leaving", leaving.Token), AskAsync("leaving", leaving.Token) };
        await arrived.WaitAsync();
        await arrived.WaitAsync();
        var waiting = AskAsync("leaving", leaving.Token);
        await leaving.CancelAsync();
        Assert.That(async () => await Task.WhenAll(flood.Append(waiting)), Throws.InstanceOf<OperationCanceledException>());

        release.SetResult();

        Assert.That((await AskAsync("leaving")).Status, Is.EqualTo(200));
    }

    /// <summary>Whose requests have been short may have as many at work as there are places.</summary>
    private async Task BeShortAsync(string tenant)
    {
        release.SetResult();
        await AskAsync(tenant);
        await arrived.WaitAsync();
        HoldUp();
    }

    private async Task<TenantView?> FindAsync(string slug, CancellationToken cancellationToken)
    {
        if (slug is "flooding" or "leaving")
        {
            arrived.Release();
            await release.Task.WaitAsync(cancellationToken);
        }

        return slug == "failing" ? throw new InvalidOperationException("on purpose") : Known(slug);
    }

    private static TenantView Known(string slug) => new()
    {
        Id = Guid.NewGuid(),
        Slug = slug,
        DisplayName = slug,
        ScimEnabled = true,
        MaxLiveTokens = 1,
        DefaultTokenLifetimeDays = 180,
        CompatibilityProfile = "default",
        Passwords = "keep",
        CreatedAt = default,
        UpdatedAt = default,
    };

    private async Task<Answer> SearchAsync(string tenant, HttpContent body, CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/scim/v2/.search") { Content = body };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/scim+json");
        request.Headers.TryAddWithoutValidation("Authorization", App.Jwts.Of(tenant, TestJwts.TenantScopes));
        using var response = await App.Client.SendAsync(request, cancellationToken);
        return await Answer.OfAsync(response);
    }

    private Task<Answer> AskAsync(string tenant, CancellationToken cancellationToken = default) => SendAsync(HttpMethod.Get, Users, tenant, cancellationToken);

    private Task<Answer> DeleteAsync(string tenant) => SendAsync(HttpMethod.Delete, $"/scim/v2/Users/{Guid.NewGuid()}", tenant, default);

    private async Task<Answer> SendAsync(HttpMethod method, string path, string tenant, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.TryAddWithoutValidation("Authorization", App.Jwts.Of(tenant, TestJwts.TenantScopes));
        using var response = await App.Client.SendAsync(request, cancellationToken);
        return await Answer.OfAsync(response);
    }

    /// <summary>A body that begins and does not end until its sender gives up.</summary>
    private sealed class SlowBody(CancellationToken giveUp) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context)
        {
            await stream.WriteAsync("{"u8.ToArray(), giveUp);
            await stream.FlushAsync(giveUp);
            await Task.Delay(Timeout.Infinite, giveUp);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
