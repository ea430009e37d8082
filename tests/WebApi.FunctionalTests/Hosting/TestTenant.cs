using System.Text.Json.Nodes;
using ScimPlatform.WebApi.FunctionalTests.Http;

namespace ScimPlatform.WebApi.FunctionalTests.Hosting;

/// <summary>A tenant that belongs to one test.</summary>
internal sealed class TestTenant(TestServerApp app, Guid id, string slug)
{
    public Guid Id { get; } = id;

    public string Slug { get; } = slug;

    public TestServerApp App { get; } = app;

    /// <summary>An administrator of this tenant, with every scope but the platform's.</summary>
    public Caller Admin => As(TestJwts.TenantScopes);

    public Caller As(string scopes) => App.As(App.Jwts.Of(Slug, scopes));

    /// <summary>A new token by the admin API.</summary>
    public async Task<(Guid Id, string Secret)> MintAsync(string members = "")
    {
        var answer = await Admin.PostAsync("/api/v1/admin/scim-tokens/", $$"""{"name":"IdP"{{(members.Length > 0 ? "," + members : "")}}}""");
        var token = answer.Require(201);
        return (Guid.Parse(token["id"]!.GetValue<string>()), token["token"]!.GetValue<string>());
    }

    /// <summary>An identity provider's connector with a new token.</summary>
    public async Task<Caller> ConnectorAsync(string members = "") => App.As($"Bearer {(await MintAsync(members)).Secret}");

    /// <summary>A new user, and its id.</summary>
    public async Task<string> AddUserAsync(string userName, string members = "")
    {
        var body = $$"""{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"{{userName}}"{{(members.Length > 0 ? "," + members : "")}}}""";
        var created = await Admin.PostAsync("/scim/v2/Users", body);
        return created.Require(201)["id"]!.GetValue<string>();
    }

    /// <summary>A new group, and its id.</summary>
    /// <param name="name">its display name</param>
    /// <param name="members">ids of users and groups</param>
    public async Task<string> AddGroupAsync(string name, params string[] members)
    {
        var values = string.Join(',', members.Select(member => $$"""{"value":"{{member}}"}"""));
        var body = $$"""{"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":"{{name}}","members":[{{values}}]}""";
        var created = await Admin.PostAsync("/scim/v2/Groups", body);
        return created.Require(201)["id"]!.GetValue<string>();
    }

    /// <summary>A request of a connector that is refused, and its id in the provisioning log.</summary>
    public async Task<string> RefusedEntryAsync()
    {
        (await (await ConnectorAsync()).PostAsync("/scim/v2/Users", """{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"]}""")).Require(400);

        // The log is written beside the requests: it is asked for until it shows the request, so often at most.
        const int MostQuestions = 500;
        for (var questions = 0; questions < MostQuestions; questions++)
        {
            if ((await Admin.GetAsync("/api/v1/admin/provisioning-log?status=400")).Require(200)["items"]!.AsArray() is [{ } entry, ..])
            {
                return entry["id"]!.GetValue<string>();
            }
        }

        throw new InvalidOperationException("The log does not show the request.");
    }

    public async Task SwitchScimAsync(bool enabled)
    {
        var answer = await Admin.PatchAsync($"/api/v1/admin/tenants/{Slug}", $$"""{"scim_enabled":{{(enabled ? "true" : "false")}}}""");
        answer.Require(200);
    }

    /// <summary>Whether that token opens the SCIM plane.</summary>
    public async Task<bool> OpensAsync(string secret) => (await App.As($"Bearer {secret}").GetAsync("/scim/v2/Users?count=0")).Status == 200;

    /// <summary>All that is stored of the tenant's tokens, apart from their use, to compare before and after.</summary>
    public async Task<IReadOnlyList<string>> TokensAsync()
    {
        var page = await Admin.GetAsync("/api/v1/admin/scim-tokens?per_page=100");
        return [.. page.Require(200)["items"]!.AsArray().Select(token => WithoutUse(token!.AsObject()))];
    }

    public async Task<int> CountTokensAsync(string status = "active")
    {
        var page = await Admin.GetAsync($"/api/v1/admin/scim-tokens?status={status}");
        return page.Require(200)["total"]!.GetValue<int>();
    }

    public async Task<int> CountUsersAsync()
    {
        var list = await Admin.GetAsync("/scim/v2/Users?count=0");
        return list.Require(200)["totalResults"]!.GetValue<int>();
    }

    private static string WithoutUse(JsonObject token)
    {
        token.Remove("last_used_at");
        token.Remove("last_used_ip");
        token.Remove("last_used_user_agent");
        return token.ToJsonString();
    }
}
