using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using ScimPlatform.Application.Common;
using ScimPlatform.Infrastructure.Sqlite;
using ScimPlatform.WebApi.FunctionalTests.Scim;
using ScimPlatform.WebApi.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.Hosting;

/// <summary>Requests with much to read run on threads of their own.</summary>
public sealed class LargeRequestTests
{
    [TestCase("GET", null, false)]
    [TestCase("POST", 0, false)]
    [TestCase("POST", LargeRequests.Short, false)]
    [TestCase("POST", LargeRequests.Short + 1, true)]
    public async Task Request_OfALength_IsLongWorkWhenItIsLarge(string method, long? length, bool isLong) =>
        Assert.That(await IsLongWorkAsync(method, request => request.ContentLength = length), Is.EqualTo(isLong));

    [Test]
    public async Task Request_OfUnknownLength_IsLongWork() =>
        Assert.That(await IsLongWorkAsync("POST", request => request.HttpContext.Features.Set<IHttpRequestBodyDetectionFeature>(new SomeBody())), Is.True);

    [Test]
    public async Task Bulk_OfMuch_IsDoneByLongWorkToTheLastOperation()
    {
        TestEngine.RequireSqlite();
        await using var app = await TestServerApp.StartAsync(new TestServerSetup());
        var tenant = await app.AddTenantAsync();
        var path = $"/Users/{await tenant.AddUserAsync("ada")}";
        var body = BulkJob.Body([.. Enumerable.Range(0, 20).Select(number => BulkJob.Title(path, $"{number}{new string('x', 2000)}"))]);
        var threads = new ConcurrentQueue<string?>();
        app.Services.GetRequiredService<SqliteConnections>().Executing = sql =>
        {
            if (sql.Contains("FROM \"Users\" WHERE [Id]", StringComparison.Ordinal))
            {
                threads.Enqueue(Thread.CurrentThread.Name);
            }
        };

        var job = BulkJob.Of(await tenant.Admin.PostAsync(BulkJob.Path, body));

        Assert.That(body, Has.Length.GreaterThan(LargeRequests.Short));
        Assert.That(job.Statuses, Is.EqualTo(Enumerable.Repeat("200", 20)));
        Assert.That(threads, Has.Count.AtLeast(20).And.All.EqualTo("Long work"));
    }

    [Test]
    public void Request_ThatFails_FailsForTheServer() => Assert.That(
        () => Pipeline(_ => throw new InvalidDataException("broken"))(Large()), Throws.TypeOf<InvalidDataException>());

    private static async Task<bool> IsLongWorkAsync(string method, Action<HttpRequest> describe)
    {
        string? thread = null;
        var context = new DefaultHttpContext { Request = { Method = method } };
        describe(context.Request);
        await Pipeline(_ =>
        {
            thread = Thread.CurrentThread.Name;
            return Task.CompletedTask;
        })(context);
        return thread == "Long work";
    }

    private static DefaultHttpContext Large() => new() { Request = { Method = "POST", ContentLength = LargeRequests.Short + 1 } };

    private static RequestDelegate Pipeline(RequestDelegate end)
    {
        var app = new ApplicationBuilder(new ServiceCollection().AddSingleton<LongWork>().BuildServiceProvider());
        app.UseLargeRequests();
        app.Run(end);
        return app.Build();
    }

    private sealed class SomeBody : IHttpRequestBodyDetectionFeature
    {
        public bool CanHaveBody => true;
    }
}
