using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.Security;

/// <summary>An issuer with discovery on this machine, which counts how often it is asked.</summary>
internal sealed class IssuerServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private int discoveries;
    private int keyFetches;

    private IssuerServer(WebApplication app) => this.app = app;

    public ExternalKey Key { get; set; } = ExternalKey.Rsa("first");

    public bool IsBroken { get; set; }

    public string Url => app.Urls.First();

    public int Discoveries => discoveries;

    public int KeyFetches => keyFetches;

    public static async Task<IssuerServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var issuer = new IssuerServer(builder.Build());
        issuer.app.MapGet("/.well-known/openid-configuration", issuer.Discover);
        issuer.app.MapGet("/keys", issuer.Keys);
        await issuer.app.StartAsync();
        return issuer;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private IResult Discover()
    {
        Interlocked.Increment(ref discoveries);
        return IsBroken
            ? Results.StatusCode(StatusCodes.Status500InternalServerError)
            : Results.Text($$"""{"issuer":"{{Url}}","jwks_uri":"{{Url}}/keys"}""", "application/json");
    }

    private IResult Keys()
    {
        Interlocked.Increment(ref keyFetches);
        return Results.Text(Key.Jwks, "application/json");
    }
}
