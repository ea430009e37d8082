using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace ScimPlatform.Bench.Servers;

/// <summary>The product as it is shipped, without rate limits, over an SQLite file in a directory that the bench makes and removes.</summary>
internal sealed class ScimServer : IDisposable
{
    private readonly HttpClient admin;

    private ScimServer(ServerProcess process, Issuer issuer)
    {
        Process = process;
        Issuer = issuer;
        admin = new HttpClient { BaseAddress = process.Url };
        admin.DefaultRequestHeaders.Authorization = AuthenticationHeaderValue.Parse(issuer.Bearer());
    }

    public ServerProcess Process { get; }

    public Issuer Issuer { get; }

    /// <param name="directory">for the database</param>
    /// <param name="issuer">whose JWTs it takes</param>
    /// <param name="others">settings that differ</param>
    public static async Task<ScimServer> StartAsync(string directory, Issuer issuer, IReadOnlyDictionary<string, string>? others = null)
    {
        var jwks = Path.Combine(directory, "jwks.json");
        await File.WriteAllTextAsync(jwks, issuer.Jwks());
        var settings = new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["DataDirectory"] = directory,
            ["AllowedHosts"] = "127.0.0.1",
            ["RateLimits__Enabled"] = "false",

            // The floor has no line for each request either.
            ["Logging__LogLevel__ScimPlatform.WebApi.Telemetry.RequestLog"] = "Warning",
            ["Authentication__Jwt__Issuer"] = Issuer.Name,
            ["Authentication__Jwt__Audience"] = Issuer.Audience,
            ["Authentication__Jwt__JwksFile"] = jwks,
        };
        foreach (var (name, value) in others ?? new Dictionary<string, string>())
        {
            settings[name] = value;
        }

        return new ScimServer(await ServerProcess.StartAsync("WebApi", "/health/ready", settings), issuer);
    }

    /// <summary>Makes a tenant with a token.</summary>
    public async Task<TenantAccess> MakeTenantAsync(string slug)
    {
        var tenant = await PostAsync("/api/v1/admin/tenants", new JsonObject { ["slug"] = slug, ["display_name"] = slug, ["scim_enabled"] = true });
        var token = await PostAsync("/api/v1/admin/scim-tokens/", new JsonObject { ["name"] = "bench", ["tenant_id"] = (string)tenant["id"]! });
        return new TenantAccess(slug, (string)token["token"]!, (string)token["id"]!);
    }

    /// <summary>Makes an OAuth client of a tenant with a secret.</summary>
    public async Task<ClientAccess> MakeClientAsync(string slug)
    {
        var bearer = Issuer.Bearer(slug);
        var client = await PostAsync("/api/v1/admin/oauth-clients", new JsonObject { ["name"] = "bench", ["access_token_minutes"] = 360 }, bearer);
        var secret = await PostAsync($"/api/v1/admin/oauth-clients/{client["id"]}/secrets", [], bearer);
        return new ClientAccess((string)client["id"]!, (string)secret["secret"]!);
    }

    /// <summary>Asks for an access token.</summary>
    public async Task<string> TokenAsync(ClientAccess client)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(ClientAccess.TokenPath, UriKind.Relative));
        request.Headers.Authorization = AuthenticationHeaderValue.Parse(client.Basic);
        request.Content = new StringContent(ClientAccess.Form, Encoding.UTF8, "application/x-www-form-urlencoded");
        using var answer = await admin.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? (string)JsonNode.Parse(text)!["access_token"]! : throw new InvalidOperationException($"{(int)answer.StatusCode} {text}");
    }

    public void Dispose()
    {
        admin.Dispose();
        Process.Dispose();
    }

    private async Task<JsonNode> PostAsync(string path, JsonObject body, string? bearer = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative));
        request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        if (bearer is not null)
        {
            request.Headers.Authorization = AuthenticationHeaderValue.Parse(bearer);
        }

        using var answer = await admin.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonNode.Parse(text)! : throw new InvalidOperationException($"{path}: {(int)answer.StatusCode} {text}");
    }
}

/// <param name="Slug">the tenant</param>
/// <param name="Token">a SCIM token of it, in clear</param>
/// <param name="TokenId">the token's id</param>
internal sealed record TenantAccess(string Slug, string Token, string TokenId)
{
    public string Bearer => $"Bearer {Token}";
}

/// <param name="Id">the client_id</param>
/// <param name="Secret">in clear</param>
internal sealed record ClientAccess(string Id, string Secret)
{
    public const string TokenPath = "/oauth/token";
    public const string Form = "grant_type=client_credentials";

    public string Basic => $"Basic {Convert.ToBase64String(Encoding.ASCII.GetBytes($"{Id}:{Secret}"))}";
}
