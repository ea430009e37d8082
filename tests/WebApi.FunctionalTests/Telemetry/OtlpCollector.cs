using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace ScimPlatform.WebApi.FunctionalTests.Telemetry;

/// <summary>
/// Takes what a server sends by OTLP over HTTP (https://opentelemetry.io/docs/specs/otlp/#otlphttp) and keeps it as it came. Texts stand in
/// protobuf as they are, so that whoever looks for one finds it wherever in the messages it is.
/// </summary>
internal sealed class OtlpCollector : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Path, byte[] Body)> received = new();
    private readonly WebApplication app;

    private OtlpCollector()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.Run(TakeAsync);
    }

    public string Url => app.Urls.First();

    public string Traces => Text("/v1/traces");

    public string Metrics => Text("/v1/metrics");

    public string Logs => Text("/v1/logs");

    public static async Task<OtlpCollector> StartAsync()
    {
        var collector = new OtlpCollector();
        await collector.app.StartAsync();
        return collector;
    }

    /// <summary>Whether these bytes stand in a trace.</summary>
    public bool HasInTraces(ReadOnlySpan<byte> bytes)
    {
        foreach (var (path, body) in received)
        {
            if (path == "/v1/traces" && body.AsSpan().IndexOf(bytes) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private string Text(string path) => string.Concat(received.Where(each => each.Path == path).Select(each => Encoding.UTF8.GetString(each.Body)));

    // An empty answer is a message that says that all was taken.
    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        received.Enqueue((context.Request.Path.Value!, body.ToArray()));
        context.Response.ContentType = "application/x-protobuf";
    }
}
