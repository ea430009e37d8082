using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace ScimPlatform.Bench.Servers;

/// <summary>The product as it is shipped, without rate limits, over an SQLite file in a directory that the bench makes and removes.</summary>
internal sealed class ScimServer : IDisposable
{
    private readonly HttpClient admin;
    private readonly HashSet<string> tenants = [];

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

    /// <summary>Whether such a tenant was made.</summary>
    public bool Has(string slug) => tenants.Contains(slug);

    /// <summary>Makes a tenant with a token.</summary>
    public async Task<TenantAccess> MakeTenantAsync(string slug)
    {
        var tenant = await PostAsync("/api/v1/admin/tenants", new JsonObject { ["slug"] = slug, ["display_name"] = slug, ["scim_enabled"] = true });
        tenants.Add(slug);
        var token = await PostAsync("/api/v1/admin/scim-tokens/", new JsonObject { ["name"] = "bench", ["tenant_id"] = (string)tenant["id"]! });
        return new TenantAccess(slug, (string)token["token"]!, (string)token["id"]!);
    }

    public void Dispose()
    {
        admin.Dispose();
        Process.Dispose();
    }

    private async Task<JsonNode> PostAsync(string path, JsonObject body)
    {
        using var content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await admin.PostAsync(new Uri(path, UriKind.Relative), content);
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
