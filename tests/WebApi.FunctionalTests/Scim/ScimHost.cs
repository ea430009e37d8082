using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ScimPlatform.WebApi.Authentication;
using ScimPlatform.WebApi.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.Scim;

/// <summary>A whole server in memory with a database of its own and one tenant.</summary>
internal sealed class ScimHost : IAsyncDisposable
{
    public const string AllScopes = "scim.users.read scim.users.write scim.tokens.read scim.tokens.write";

    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("scim-platform-");
    private WebApplication app = null!;

    public string DataDirectory => directory.FullName;

    public static async Task<ScimHost> StartAsync(params (string Key, string Value)[] settings)
    {
        var host = new ScimHost();
        host.app = Server.Build(["--environment", "Development", "--applicationName", "ScimPlatform.WebApi"], builder =>
        {
            builder.WebHost.UseTestServer();
            builder.Logging.ClearProviders();
            builder.Configuration.AddInMemoryCollection(settings
                .Append(("DataDirectory", host.DataDirectory))
                .Append(("RateLimits:Enabled", "false"))
                .ToDictionary(setting => setting.Item1, string? (setting) => setting.Item2));
        });
        await Startup.PrepareAsync(host.app, CancellationToken.None);
        await host.app.StartAsync();
        return host;
    }

    /// <summary>A client whose JWT has that subject.</summary>
    public HttpClient As(string subject, string scopes = AllScopes)
    {
        var issuer = app.Services.GetRequiredService<DevelopmentIssuer>();
        return With(issuer.Issue(subject, Startup.DevelopmentTenant, scopes, TimeProvider.System.GetUtcNow(), TimeSpan.FromHours(1)));
    }

    /// <summary>A client with a new SCIM token.</summary>
    public async Task<HttpClient> WithTokenAsync(params string[] scopes)
    {
        using var admin = As("admin");
        var answer = await admin.PostAsJsonAsync("/api/v1/admin/scim-tokens", new { name = $"token {Guid.NewGuid():N}", scopes });
        var secret = Regex.Match(await answer.Content.ReadAsStringAsync(), "scim_test_[A-Za-z0-9_-]+").Value;
        return With(secret);
    }

    public HttpClient Anonymous() => app.GetTestClient();

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Leftovers.DeleteAtTheEnd(directory.FullName);
    }

    private HttpClient With(string credentials)
    {
        var client = app.GetTestClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", credentials);
        return client;
    }
}

internal static class ScimClient
{
    private const string UserUrn = "urn:ietf:params:scim:schemas:core:2.0:User";
    private const string GroupUrn = "urn:ietf:params:scim:schemas:core:2.0:Group";

    public static async Task<JsonObject> SendAsync(this HttpClient client, HttpMethod method, string path, JsonObject? body, int status)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That((int)answer.StatusCode, Is.EqualTo(status), text);
        var document = text.Length == 0 ? [] : JsonNode.Parse(text)!.AsObject();
        document["#location"] = answer.Headers.Location?.ToString();
        return document;
    }

    public static Task<JsonObject> ListAsync(this HttpClient client, string path, int status = 200) =>
        client.SendAsync(HttpMethod.Get, path, null, status);

    public static Task<JsonObject> SearchAsync(this HttpClient client, string path, string body, int status = 200) =>
        client.SendAsync(HttpMethod.Post, path, JsonNode.Parse(body)!.AsObject(), status);

    public static async Task<string> AddUserAsync(this HttpClient client, string userName, string more = "{}")
    {
        var body = JsonNode.Parse(more)!.AsObject();
        body["schemas"] = new JsonArray(UserUrn);
        body["userName"] = userName;
        return (string)(await client.SendAsync(HttpMethod.Post, "/scim/v2/Users", body, 201))["id"]!;
    }

    public static async Task<string> AddGroupAsync(this HttpClient client, string displayName) => (string)(await client.SendAsync(
        HttpMethod.Post, "/scim/v2/Groups", new JsonObject { ["schemas"] = new JsonArray(GroupUrn), ["displayName"] = displayName }, 201))["id"]!;

    public static List<string> Ids(this JsonObject list) => [.. list["Resources"]!.AsArray().Select(resource => (string)resource!["id"]!)];

    public static string? Next(this JsonObject list) => (string?)list["nextCursor"];

    /// <summary>The pages from the first to the last.</summary>
    public static async Task<List<JsonObject>> WalkAsync(this HttpClient client, string path, string? cursor = "")
    {
        var pages = new List<JsonObject>();
        for (; cursor is not null && pages.Count < 1000; cursor = pages[^1].Next())
        {
            pages.Add(await client.ListAsync($"{path}&cursor={cursor}"));
        }

        return pages;
    }
}
