using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ScimPlatform.Infrastructure.ProvisioningLog;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;
using ScimPlatform.WebApi.FunctionalTests.SecretScanning;
using ScimPlatform.WebApi.FunctionalTests.Security;

namespace ScimPlatform.WebApi.FunctionalTests.OpenApi;

/// <summary>What the document allows is sent, and what comes back is held against the document.</summary>
internal sealed class DocumentedOperationTests : ServerFixture
{
    private const string KeyId = "documented";

    private readonly AlertSigner finder = new(KeyId);

    private static IEnumerable<DocumentedOperation> Operations => DocumentedApi.Operations;

    private static IEnumerable<DocumentedOperation> Guarded => Operations.Where(operation => operation.Node["security"] is not null);

    private protected override TestServerSetup Setup => TestServerSetup.With(($"SecretScanning:Keys:{KeyId}", finder.Pem));

    [OneTimeTearDown]
    public void ForgetKey() => finder.Dispose();

    [TestCaseSource(nameof(Operations))]
    public async Task Call_WithAllThatTheDocumentAllows_IsADocumentedSuccess(DocumentedOperation operation)
    {
        var answer = await SendAsync(operation, isFull: true);

        Assert.That(answer.Status, operation.CanSucceed ? Is.LessThan(300) : Is.EqualTo(501), answer.Text);
        RequireDocumented(operation, answer);
    }

    [TestCaseSource(nameof(Operations))]
    public async Task Call_WithNoMoreThanTheDocumentRequires_IsADocumentedSuccess(DocumentedOperation operation)
    {
        var answer = await SendAsync(operation, isFull: false);

        // A tenant that is not empty is deleted by force only, and a webhook without url is of the format set: both are optional.
        Assert.That(answer.Status, operation.Id == "Tenants_Delete" ? Is.EqualTo(409) : operation.Id == "Webhooks_Create" ? Is.EqualTo(422) : operation.CanSucceed ? Is.LessThan(300) : Is.EqualTo(501), answer.Text);
        RequireDocumented(operation, answer);
    }

    [TestCaseSource(nameof(Guarded))]
    public async Task Call_WithoutCredentials_IsADocumentedError(DocumentedOperation operation)
    {
        var answer = await App.As(null).SendAsync(new HttpMethod(operation.Method), operation.Path.Replace("{namespace}", "system", StringComparison.Ordinal), (string?)null);

        Assert.That(answer.Status, Is.EqualTo(401), answer.Text);
        RequireDocumented(operation, answer);
    }

    private static void RequireDocumented(DocumentedOperation operation, Answer answer)
    {
        Assert.That(operation.Statuses, Does.Contain(answer.Status), answer.Text);
        if (answer.Text.Length == 0 && answer.ContentType is null)
        {
            Assert.That(operation.Response(answer.Status)["content"], Is.Null);
            return;
        }

        var schema = operation.Answer(answer.Status, answer.ContentType);
        Assert.That(schema, Is.Not.Null, answer.ContentType);
        if (answer.ContentType!.EndsWith("json", StringComparison.Ordinal) || answer.ContentType.StartsWith("application/json;", StringComparison.Ordinal))
        {
            Assert.That(SchemaCheck.Faults(answer.Json, schema!), Is.Empty);
        }
    }

    private async Task<Answer> SendAsync(DocumentedOperation operation, bool isFull)
    {
        var things = await TenantThings.MakeAsync(App);
        var sample = new SchemaSample(things, isFull);
        var parameters = operation.Parameters.Where(parameter => isFull || (bool?)parameter["required"] == true).ToList();
        var query = string.Join('&', parameters.Where(parameter => (string?)parameter["in"] == "query" && !IsLeftOut(parameter))
            .Select(parameter => $"{parameter["name"]}={Uri.EscapeDataString(Sample(parameter))}"));
        var headers = parameters.Where(parameter => (string?)parameter["in"] == "header").Select(parameter => ((string)parameter["name"]!, Sample(parameter))).ToList();
        var body = operation.Body is { } schema && (isFull || operation.IsBodyRequired) ? Unique(sample.Of(schema)!).ToJsonString() : null;
        if (operation.Id == "SecretScanning_Take")
        {
            return await finder.SendAsync(App.As(null), body!);
        }

        if (operation.Id.StartsWith("OAuthTokens_", StringComparison.Ordinal) && operation.Method == "POST")
        {
            return await SendFormAsync(operation, things);
        }

        var path = await PathAsync(operation, things);
        return await CallerOf(operation, things).SendAsync(new HttpMethod(operation.Method), query.Length == 0 ? path : $"{path}?{query}", body, [.. headers]);

        string Sample(JsonNode parameter) => (string)parameter["name"]! switch
        {
            "X-Tenant" => things.Tenant.Slug,
            "Idempotency-Key" => Guid.NewGuid().ToString(),
            var name => sample.Of(parameter["schema"]!, name)!.ToString() is "True" ? "true" : sample.Of(parameter["schema"]!, name)!.ToString(),
        };
    }

    // Where a list goes on is for the answer before to say; of the two projections there is one.
    private static bool IsLeftOut(JsonNode parameter) => (string)parameter["name"]! is "cursor" or "next_cursor" or "after" or "excludedAttributes";

    private Task<Answer> SendFormAsync(DocumentedOperation operation, TenantThings things)
    {
        var form = $"client_id={things.Client}&client_secret={things.ClearSecret}&grant_type=client_credentials&token=unknown";
        return App.As(null).PostAsync(operation.Path, form, ("Content-Type", "application/x-www-form-urlencoded"));
    }

    private static JsonNode Unique(JsonNode body)
    {
        // A client has its keys in one place.
        if (body is JsonObject client && client.ContainsKey("jwks_uri"))
        {
            client.Remove("jwks");
        }

        var unique = $"t-{Guid.NewGuid():N}"[..20];
        switch (body)
        {
            case JsonObject tenant when tenant.ContainsKey("slug"):
                tenant["slug"] = unique;
                break;
            case JsonArray alerts:
                alerts[0]!["token"] = unique;
                break;
        }

        return body;
    }

    // What is about all tenants is the platform's; a user for the subject of a JWT is "ada".
    private Caller CallerOf(DocumentedOperation operation, TenantThings things) =>
        operation.Path.StartsWith("/api/v1/admin/tenants", StringComparison.Ordinal) ? App.Platform : things.Tenant.Admin;

    private async Task<string> PathAsync(DocumentedOperation operation, TenantThings things)
    {
        if (!operation.Path.Contains("provisioning-log/{id}", StringComparison.Ordinal))
        {
            return new Route(operation.Method, operation.Path).PathTo(things);
        }

        // The server's own job may have taken what was said, and not stored it yet.
        JsonArray entries;
        do
        {
            await using var scope = App.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<ProvisioningLogJob>().RunAsync(default);
            entries = (await things.Tenant.Admin.GetAsync("/api/v1/admin/provisioning-log")).Require(200)["items"]!.AsArray();
        }
        while (entries.Count == 0);

        return operation.Path.Replace("{id}", (string)entries[0]!["id"]!, StringComparison.Ordinal);
    }
}
