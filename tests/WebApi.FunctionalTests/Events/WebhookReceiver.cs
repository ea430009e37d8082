using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ScimPlatform.WebApi.FunctionalTests.Events;

/// <summary>A receiver of webhooks on this machine, which answers as a test says.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly SemaphoreSlim came = new(0);
    private readonly ConcurrentQueue<Received> received = [];
    private int atOnce;

    private WebhookReceiver(WebApplication app) => this.app = app;

    /// <summary>What it answers: 200 until it is changed.</summary>
    public Func<Received, HttpResponse, Task> Answer { get; set; } = (_, _) => Task.CompletedTask;

    public string Url => $"{app.Urls.First()}/events";

    public IReadOnlyList<Received> All => [.. received];

    /// <summary>How many requests with the same id were ever there at once.</summary>
    public int MostAtOnce { get; private set; }

    public static async Task<WebhookReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var receiver = new WebhookReceiver(app);
        app.MapPost("/events", receiver.TakeAsync);
        await app.StartAsync();
        return receiver;
    }

    /// <summary>Waits until so many have come in all.</summary>
    public async Task<IReadOnlyList<Received>> WaitAsync(int count)
    {
        while (received.Count < count)
        {
            if (!await came.WaitAsync(TimeSpan.FromSeconds(30)))
            {
                throw new TimeoutException($"{received.Count} came, not {count}.");
            }
        }

        return All;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(new CancellationToken(canceled: true));
        await app.DisposeAsync();
        came.Dispose();
    }

    private async Task TakeAsync(HttpContext context)
    {
        MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref atOnce));
        using var body = new StreamReader(context.Request.Body, Encoding.UTF8);
        var one = new Received(
            context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            await body.ReadToEndAsync())
        {
            Webhook = context.Request.Query["webhook"].ToString(),
        };
        received.Enqueue(one);
        came.Release();
        await Answer(one, context.Response);
        Interlocked.Decrement(ref atOnce);
    }
}

internal sealed record Received(IReadOnlyDictionary<string, string> Headers, string Body)
{
    /// <summary>Which webhook it was, where its URL says so.</summary>
    public string Webhook { get; init; } = "";

    public string Id => Headers["webhook-id"];

    public JsonNode Json => JsonNode.Parse(Body)!;

    public string Type => (string)Json["type"]!;

    public JsonNode Data => Json["data"]!;
}
