using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using ScimPlatform.Application.Common.Errors;

namespace ScimPlatform.WebApi.Authentication;

/// <summary>
/// The keys of an issuer with discovery. They are fetched when they are first needed, once a day, and when a JWT names a key that is not
/// among them, but twice a minute at most, whatever is presented. While they cannot be had at all, the server is unavailable to those who
/// sign in with them: they are not told that their credentials are wrong.
/// </summary>
internal sealed class IssuerKeys : IConfigurationManager<OpenIdConnectConfiguration>, IDisposable
{
    private const int MostBytes = 1024 * 1024;
    private static readonly TimeSpan BetweenFetches = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan GoodFor = TimeSpan.FromDays(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly string address;
    private readonly TimeProvider time;
    private readonly HttpClient client = new() { Timeout = Patience, MaxResponseContentBufferSize = MostBytes };
    private readonly HttpDocumentRetriever documents;
    private readonly SemaphoreSlim fetching = new(1, 1);
    private volatile OpenIdConnectConfiguration? current;
    private volatile bool isRefreshWanted;
    private DateTimeOffset fetchedAt;
    private DateTimeOffset askedAt;

    public IssuerKeys(string authority, TimeProvider time)
    {
        address = authority.TrimEnd('/') + "/.well-known/openid-configuration";
        this.time = time;
        documents = new HttpDocumentRetriever(client) { RequireHttps = !new Uri(authority).IsLoopback };
    }

    // Who has keys goes on with them while others fetch.
    private TimeSpan WaitForKeys => current is null ? Timeout.InfiniteTimeSpan : TimeSpan.Zero;

    public async Task<OpenIdConnectConfiguration> GetConfigurationAsync(CancellationToken cancel)
    {
        if (IsFetchDue() && await fetching.WaitAsync(WaitForKeys, cancel))
        {
            try
            {
                await FetchAsync();
            }
            finally
            {
                fetching.Release();
            }
        }

        return current ?? throw new Refusal(
            new Error(ErrorKind.Unavailable, "The issuer of the credentials cannot be reached.") { RetryAfter = BetweenFetches });
    }

    public void RequestRefresh() => isRefreshWanted = true;

    public void Dispose()
    {
        client.Dispose();
        fetching.Dispose();
    }

    private bool IsFetchDue() =>
        current is null || time.GetUtcNow() - fetchedAt >= GoodFor || (isRefreshWanted && time.GetUtcNow() - askedAt >= BetweenFetches);

    private async Task FetchAsync()
    {
        var now = time.GetUtcNow();
        if (!IsFetchDue() || now - askedAt < BetweenFetches)
        {
            return;
        }

        // The very first fetch is not counted: a key that is new right after it is met at once.
        askedAt = current is null ? askedAt : now;
        isRefreshWanted = false;
        try
        {
            // Not under the request's token: the keys are for everybody.
            current = await OpenIdConnectConfigurationRetriever.GetAsync(address, documents, CancellationToken.None);
            fetchedAt = now;
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException or ArgumentException or OperationCanceledException)
        {
            askedAt = now;
        }
    }
}
