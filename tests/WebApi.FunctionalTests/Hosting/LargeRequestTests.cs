using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using ScimPlatform.Application.Common;
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
