using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using ScimPlatform.Infrastructure.Jobs;
using ScimPlatform.Infrastructure.Sqlite;
using ScimPlatform.WebApi.FunctionalTests.Scim.Bulk;
using ScimPlatform.WebApi.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.Hosting;

/// <summary>Requests with much to read run on threads of their own.</summary>
public sealed class LargeRequestTests
{
    [TestCase("GET", null, false)]
    [TestCase("POST", 0, false)]
    [TestCase("POST", LargeRequests.Short, false)]
    [TestCase("POST", LargeRequests.Short + 1, true)]
    public async Task Request_OfALength_RunsOnDedicatedThreadsWhenItIsLarge(string method, long? length, bool isDedicated) =>
        Assert.That(await IsDedicatedAsync(method, request => request.ContentLength = length), Is.EqualTo(isDedicated));

    [Test]
    public async Task Request_OfUnknownLength_RunsOnDedicatedThreads() =>
        Assert.That(await IsDedicatedAsync("POST", request => request.HttpContext.Features.Set<IHttpRequestBodyDetectionFeature>(new SomeBody())), Is.True);

    [Test]
    public async Task Bulk_OfMuch_RunsOnDedicatedThreadsToTheLastOperation()
    {
        TestEngine.RequireSqlite();
        await using var app = await TestServerApp.StartAsync(new TestServerSetup());
        var tenant = await app.AddTenantAsync();
        var path = $"/Users/{await tenant.AddUserAsync("ada")}";
        var body = BulkJob.Body([.. Enumerable.Range(0, 20).Select(number => BulkJob.Title(path, $"{number}{new string('x', 2000)}"))]);
        var threads = new ConcurrentQueue<string?>();
        app.Services.GetRequiredService<SqliteConnections>().Executing = sql =>
        {
            if (sql.Contains("[GroupMembers]", StringComparison.Ordinal))
            {
                threads.Enqueue(Thread.CurrentThread.Name);
            }
        };

        var job = BulkJob.Of(await tenant.Admin.PostAsync(BulkJob.Path, body));

        Assert.That(body, Has.Length.GreaterThan(LargeRequests.Short));
        Assert.That(job.Statuses, Is.EqualTo(Enumerable.Repeat("200", 20)));
        Assert.That(threads, Has.Count.AtLeast(20).And.All.EqualTo(DedicatedThreads.ThreadName));
    }

    [Test]
    public void Request_ThatFails_FailsForTheServer() => Assert.That(
        () => Pipeline(_ => throw new InvalidDataException("broken"))(Large()), Throws.TypeOf<InvalidDataException>());

    private static async Task<bool> IsDedicatedAsync(string method, Action<HttpRequest> describe)
    {
        string? thread = null;
        var context = new DefaultHttpContext { Request = { Method = method } };
        describe(context.Request);
        await Pipeline(_ =>
        {
            thread = Thread.CurrentThread.Name;
            return Task.CompletedTask;
        })(context);
        return thread == DedicatedThreads.ThreadName;
    }

    private static DefaultHttpContext Large() => new() { Request = { Method = "POST", ContentLength = LargeRequests.Short + 1 } };

    private static RequestDelegate Pipeline(RequestDelegate end)
    {
        var app = new ApplicationBuilder(new ServiceCollection().AddSingleton<DedicatedThreads>().BuildServiceProvider());
        app.UseLargeRequests();
        app.Run(end);
        return app.Build();
    }

    private sealed class SomeBody : IHttpRequestBodyDetectionFeature
    {
        public bool CanHaveBody => true;
    }
}
