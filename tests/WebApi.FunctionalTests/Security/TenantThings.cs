using System.Text.Json.Nodes;
using ScimPlatform.WebApi.FunctionalTests.Dialects.Schemas;
using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.Security;

/// <summary>A tenant with one of everything, for another one to reach for.</summary>
internal sealed record TenantThings(TestTenant Tenant, string User, string Group, string Token, string Binding, string Schema, string SchemaUrn, string Mapping, string Client, string Secret)
{
    /// <summary>What the client signs in with.</summary>
    public string ClearSecret { get; init; } = "";

    /// <summary>A webhook that sends.</summary>
    public required string Webhook { get; init; }

    /// <summary>What it was sent.</summary>
    public required string Delivery { get; init; }

    /// <summary>A webhook that is polled.</summary>
    public required string Stream { get; init; }

    /// <summary>A setup link that nobody has opened.</summary>
    public required string SetupLink { get; init; }

    /// <summary>A request of its provisioning log, where somebody has made one.</summary>
    public string? Entry { get; init; }

    /// <summary>By which another tenant's answers would give them away.</summary>
    public IEnumerable<string> Names => [Tenant.Id.ToString(), Tenant.Slug, User, Group, Token, Binding, Schema, SchemaUrn, Mapping, Client, Secret, Webhook, Delivery, Stream, SetupLink];

    public static async Task<TenantThings> MakeAsync(TestServerApp app)
    {
        var tenant = await app.AddTenantAsync(maxLiveTokens: 2);
        (await tenant.Admin.PatchAsync(
            $"/api/v1/admin/tenants/{tenant.Slug}", """{"deprovision_guard":{"limit":10000,"minutes":1440}}""")).Require(200);
        var urn = $"urn:example:{tenant.Slug}:1.0:User";
        var schema = (await tenant.Admin.PostAsync("/api/v1/admin/schemas", SchemaBodies.Small(urn))).Require(201);
        var user = await tenant.AddUserAsync("ada");
        var group = (await tenant.Admin.PostAsync("/scim/v2/Groups", GroupWith("Engineers", user))).Require(201);
        var binding = (await tenant.Admin.PostAsync(
            "/api/v1/admin/role-bindings", $$"""{"user_id":"{{user}}","namespace":"system","role":"lead"}""")).Require(201);
        var mapping = (await tenant.Admin.PostAsync(
            "/api/v1/admin/role-mappings", $$"""{"group":{"id":"{{Id(group.Json)}}"},"namespace":"shop","role":"lead"}""")).Require(201);
        var token = await tenant.MintAsync();
        var client = (await tenant.Admin.PostAsync("/api/v1/admin/oauth-clients", """{"name":"Entra"}""")).Require(201);
        var secret = (await tenant.Admin.PostAsync($"/api/v1/admin/oauth-clients/{Id(client.Json)}/secrets")).Require(201);
        var webhook = (await tenant.Admin.PostAsync("/api/v1/admin/webhooks", """{"url":"http://127.0.0.1:9/events","types":["tenant.deleted"]}""")).Require(201);
        var delivery = (await tenant.Admin.PostAsync($"/api/v1/admin/webhooks/{webhook["id"]}/test")).Require(202);
        var stream = (await tenant.Admin.PostAsync("/api/v1/admin/webhooks", """{"format":"set"}""")).Require(201);
        var link = (await tenant.Admin.PostAsync("/api/v1/admin/setup-links", "{}")).Require(201);
        return new TenantThings(
            tenant, user, Id(group.Json), token.Id.ToString(), Id(binding.Json), Id(schema.Json), urn, Id(mapping.Json), Id(client.Json), Id(secret.Json))
        {
            ClearSecret = (string)secret["secret"]!,
            Webhook = Id(webhook.Json),
            Delivery = Id(delivery.Json),
            Stream = Id(stream.Json),
            SetupLink = Id(link.Json),
        };
    }

    public static string GroupWith(string name, string member) =>
        $$"""{"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":"{{name}}","members":[{"value":"{{member}}"}]}""";

    /// <summary>All of it as its owner sees it, to compare before and after.</summary>
    public async Task<IReadOnlyList<string>> StateAsync()
    {
        string[] paths =
        [
            "/scim/v2/Users", "/scim/v2/Groups", $"/scim/v2/Users/{User}", $"/scim/v2/Groups/{Group}", "/api/v1/admin/role-bindings", "/api/v1/admin/role-mappings",
            "/api/v1/admin/schemas", "/api/v1/admin/setup-links", "/api/v1/admin/webhooks", $"/api/v1/admin/oauth-clients/{Client}", $"/api/v1/admin/tenants/{Tenant.Slug}",
        ];
        var answers = new List<string>(await Tenant.TokensAsync());
        foreach (var path in paths)
        {
            answers.Add((await Tenant.Admin.GetAsync(path)).Require(200).Text);
        }

        return answers;
    }

    private static string Id(JsonNode document) => (string)document["id"]!;
}
