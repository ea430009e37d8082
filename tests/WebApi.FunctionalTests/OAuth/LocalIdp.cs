using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.OAuth;

/// <summary>An identity provider on this machine: its keys, where they are, and what can be wrong with either.</summary>
internal sealed class LocalIdp : IAsyncDisposable
{
    private readonly WebApplication app;
    private int keyFetches;
    private int discoveries;
    private int elsewhere;

    private LocalIdp(WebApplication app) => this.app = app;

    public ExternalKey Key { get; set; } = ExternalKey.Rsa("first");

    /// <summary>What is answered instead of the keys.</summary>
    public Func<HttpContext, Task>? InsteadOfKeys { get; set; }

    /// <summary>The issuer that the discovery document names; null for the right one.</summary>
    public string? DiscoveredIssuer { get; set; }

    public string? DiscoveredKeys { get; set; }

    public string Url => app.Urls.First();

    public string KeysUrl => $"{Url}/keys";

    public string ElsewhereUrl => $"{Url}/elsewhere";

    public int KeyFetches => keyFetches;

    public int Discoveries => discoveries;

    /// <summary>How often somebody came to where only a header of an assertion, or a redirect, leads.</summary>
    public int Elsewhere => elsewhere;

    public static async Task<LocalIdp> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var idp = new LocalIdp(builder.Build());
        idp.app.MapGet("/.well-known/openid-configuration", idp.DiscoverAsync);
        idp.app.MapGet("/keys", idp.KeysAsync);
        idp.app.MapGet("/elsewhere", idp.ElsewhereAsync);
        await idp.app.StartAsync();
        return idp;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    public Task KeysAsync(HttpContext context)
    {
        Interlocked.Increment(ref keyFetches);
        return InsteadOfKeys?.Invoke(context) ?? context.Response.WriteAsync(Key.Jwks);
    }

    private Task DiscoverAsync(HttpContext context)
    {
        Interlocked.Increment(ref discoveries);
        return context.Response.WriteAsync($$"""{"issuer":"{{DiscoveredIssuer ?? Url}}","jwks_uri":"{{DiscoveredKeys ?? KeysUrl}}"}""");
    }

    private Task ElsewhereAsync(HttpContext context)
    {
        Interlocked.Increment(ref elsewhere);
        return context.Response.WriteAsync(Key.Jwks);
    }
}
