using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace ScimPlatform.Bench.Servers;

/// <summary>Somebody who follows a tenant's events while others write: always with a request that waits for the next.</summary>
internal sealed class Subscriber : IAsyncDisposable
{
    private readonly HttpClient client;
    private readonly CancellationTokenSource end = new();
    private readonly Task following;

    public Subscriber(ServerProcess process, Issuer issuer, string slug)
    {
        client = new HttpClient { BaseAddress = process.Url };
        client.DefaultRequestHeaders.Authorization = AuthenticationHeaderValue.Parse(issuer.Bearer(slug));
        following = FollowAsync(end.Token);
    }

    /// <summary>How many events came.</summary>
    public long Count { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await following;
        client.Dispose();
        end.Dispose();
    }

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        try
        {
            for (var after = ""; ;)
            {
                var answer = await client.GetStringAsync(new Uri($"/api/v1/admin/events?limit=1000&wait=30{after}", UriKind.Relative), cancellationToken);
                var stretch = JsonNode.Parse(answer)!;
                Count += stretch["items"]!.AsArray().Count;
                after = $"&after={stretch["next"]}";
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
        }
    }
}
