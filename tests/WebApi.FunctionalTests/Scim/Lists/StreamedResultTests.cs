using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using ScimPlatform.Application.Discovery;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.WebApi.Scim.Results;

namespace ScimPlatform.WebApi.FunctionalTests.Scim.Lists;

public sealed class StreamedResultTests
{
    private const int Most = 1024;

    private long longest;

    [SetUp]
    public void Begin() => longest = 0;

    [Test]
    public async Task Execute_OfALargeAnswer_NeverHoldsMoreThanALittleOfIt()
    {
        var response = await ExecuteAsync(10_000);

        Assert.That(response.Length, Is.EqualTo(20_001));
        Assert.That(response.ContentLength, Is.Null);
        Assert.That(longest, Is.InRange(1, Most + 2));
    }

    [Test]
    public async Task Execute_OfASmallAnswer_SaysItsLength()
    {
        var response = await ExecuteAsync(100);

        Assert.That(response, Is.EqualTo((201, 201L)));
    }

    private async Task<(long Length, long? ContentLength)> ExecuteAsync(int steps)
    {
        await using var services = new ServiceCollection()
            .AddSingleton(new ScimSettings(100, 100, 100, 1000) { Budgets = new ScimBudgets { BufferedAnswer = Most } }).BuildServiceProvider();
        var context = new DefaultHttpContext { RequestServices = services };
        context.Response.Body = new MemoryStream();

        await new StreamedResult<int>(to => Steps(to, steps)).ExecuteResultAsync(new ActionContext { HttpContext = context });

        return (context.Response.Body.Length, context.Response.ContentLength);
    }

    private IEnumerable<int> Steps(JsonBuffer to, int steps)
    {
        to.Writer.WriteStartArray();
        for (var step = 0; step < steps; step++)
        {
            to.Writer.WriteNumberValue(step % 10);
            longest = Math.Max(longest, to.Length);
            yield return step;
        }

        to.Writer.WriteEndArray();
    }
}
