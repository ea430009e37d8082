using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;

namespace ScimPlatform.WebApi.FunctionalTests.OAuth;

/// <summary>A client of a tenant, and the connector that has its credentials.</summary>
internal sealed class OAuthParty
{
    public const string Clients = "/api/v1/admin/oauth-clients";
    public const string TokenUrl = "/oauth/token";
    public const string AssertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private readonly TestTenant tenant;

    private OAuthParty(TestTenant tenant, JsonNode document) => (this.tenant, Document) = (tenant, document);

    public JsonNode Document { get; private set; }

    public string Id => (string)Document["id"]!;

    public string Path => $"{Clients}/{Id}";

    public string? Secret { get; private set; }

    public string? SecretId { get; private set; }

    public static async Task<OAuthParty> CreateAsync(TestTenant tenant, string members = "", bool withSecret = true)
    {
        var body = $$"""{"name":"Entra"{{(members.Length > 0 ? "," + members : "")}}}""";
        var party = new OAuthParty(tenant, (await tenant.Admin.PostAsync(Clients, body)).Require(201).Json);
        if (withSecret)
        {
            await party.MintSecretAsync();
        }

        return party;
    }

    public async Task MintSecretAsync()
    {
        var minted = (await tenant.Admin.PostAsync($"{Path}/secrets", "{}")).Require(201);
        (Secret, SecretId) = ((string)minted["secret"]!, (string)minted["id"]!);
    }

    public async Task PatchAsync(string body) => Document = (await tenant.Admin.PatchAsync(Path, body)).Require(200).Json;

    public Task<Answer> ByBasicAsync(string more = "", string? secret = null) => PostAsync(
        tenant.App, $"grant_type=client_credentials{more}", $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Id}:{secret ?? Secret}"))}");

    public Task<Answer> ByPostAsync(string more = "", string? secret = null) =>
        PostAsync(tenant.App, $"grant_type=client_credentials&client_id={Id}&client_secret={secret ?? Secret}{more}");

    public Task<Answer> ByAssertionAsync(string assertion, string more = "") => PostAsync(
        tenant.App,
        $"grant_type=client_credentials&client_id={Id}&client_assertion_type={WebUtility.UrlEncode(AssertionType)}&client_assertion={assertion}{more}");

    /// <summary>A new access token by the secret.</summary>
    public async Task<string> TokenAsync(string more = "") => (string)(await ByPostAsync(more)).Require(200)["access_token"]!;

    public static Task<Answer> PostAsync(TestServerApp app, string form, string? authorization = null, string path = TokenUrl) =>
        app.As(authorization).PostAsync(path, form, ("Content-Type", "application/x-www-form-urlencoded"));
}
