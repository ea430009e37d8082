using System.Text.Json.Nodes;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Security;

namespace ScimPlatform.WebApi.FunctionalTests.OpenApi;

/// <summary>The OpenAPI document: what is in it, and how it is served.</summary>
internal sealed class OpenApiDocumentTests : ServerFixture
{
    private const string Path = "/openapi/v1.json";
    private const string Renew = "SCIMPLATFORM_RENEW";

    private const string Stale = $"{DocumentedApi.File} is not what the server makes. Renew it: "
        + $"{Renew}=1 dotnet test tests/WebApi.FunctionalTests --filter {nameof(Committed_Document_IsWhatTheServerMakes)}";

    private static IEnumerable<DocumentedOperation> Operations => DocumentedApi.Operations;

    [Test]
    public async Task Committed_Document_IsWhatTheServerMakes()
    {
        var made = (await App.As(null).GetAsync(Path)).Require(200).Text;
        var file = RepositoryFiles.PathOf(DocumentedApi.File);
        if (Environment.GetEnvironmentVariable(Renew) is { Length: > 0 })
        {
            await File.WriteAllTextAsync(file, made);
        }

        Assert.That(await File.ReadAllTextAsync(file) == made, Is.True, Stale);
    }

    [Test]
    public void Operations_OfTheDocument_AreThoseOfTheServer() => Assert.That(
        Operations.Select(operation => $"{operation.Method} {operation.Path}"),
        Is.EquivalentTo(Route.All(App).Select(route => route.ToString()).Concat(["GET /health/live", "GET /health/ready"])));

    [Test]
    public void Operations_OfTheDocument_HaveNamesOfTheirOwn()
    {
        Assert.That(Operations.Select(operation => operation.Id), Is.Unique.And.All.Match("^[A-Z][A-Za-z0-9]+_[A-Z][A-Za-z]+$"));
        Assert.That(Operations.Select(operation => operation.Id), Is.SupersetOf(new[] { "ScimTokens_Create", "Users_Create", "F5XcUsers_Create" }));
    }

    [Test]
    public void Tags_OfTheDocument_AreInTheOrderOfUseAndSayWhatTheyAre()
    {
        var tags = DocumentedApi.Document["tags"]!.AsArray();

        Assert.That(tags.Select(tag => (string)tag!["name"]!), Is.EquivalentTo(Operations.Select(operation => (string)operation.Node["tags"]![0]!).Distinct()));
        Assert.That((string)tags[0]!["name"]!, Is.EqualTo("ScimTokens"));
        Assert.That(tags.Select(tag => (string?)tag!["description"]), Has.None.Null);
        Assert.That(tags.Where(tag => (string?)tag!["description"] == (string?)tag["name"]), Is.Empty, "A tag has no place in the order of use.");
    }

    [Test]
    public void Operations_ThatNeedAScope_NameItInSummaryRequirementAndAnswer()
    {
        var create = Operations.Single(operation => operation.Id == "ScimTokens_Create").Node;
        var search = Operations.Single(operation => operation.Id == "Users_Search").Node;

        Assert.That((string)create["summary"]!, Does.EndWith("Needs the scope `scim.tokens.write`."));
        Assert.That((string)create["responses"]!["403"]!["description"]!, Does.Contain("`scim.tokens.write`"));
        Assert.That(create["security"]!.ToJsonString(), Is.EqualTo("""[{"jwt":["scim.tokens.write"]}]"""));
        Assert.That(search["security"]!.ToJsonString(), Is.EqualTo("""[{"scimToken":["users:read"]},{"jwt":["scim.users.read"]}]"""));
        Assert.That(DocumentedApi.Document["components"]!["securitySchemes"]!.AsObject().Select(scheme => scheme.Key), Is.EqualTo(new[] { "jwt", "scimToken" }));
    }

    [Test]
    public async Task Forbidden_ForWantOfAScope_NamesIt()
    {
        var tenant = await App.AddTenantAsync();
        var connector = await tenant.ConnectorAsync("\"scopes\":[\"groups:read\"]");

        var admin = await tenant.As("scim.tokens.read").PostAsync("/api/v1/admin/scim-tokens", """{"name":"a"}""");
        var scim = await connector.GetAsync("/scim/v2/Users");

        Assert.That(admin.Text, Is.EqualTo("""{"detail":"The credentials do not allow this: it needs the scope scim.tokens.write."}"""));
        Assert.That((string)scim["detail"]!, Is.EqualTo("The credentials do not allow this: it needs the scope users:read of a SCIM token, or scim.users.read of a JWT."));
    }

    [Test]
    public void Operations_OnWhatHasAVersion_NameTheConditionsThatTheyKnow()
    {
        string[] Conditions(string id) =>
        [
            .. Operations.Single(operation => operation.Id == id).Node["parameters"]!.AsArray().Select(parameter => (string?)parameter!["$ref"] ?? "")
                .Where(name => name.Contains("Match", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
        ];

        Assert.That(Conditions("Users_Get"), Is.EqualTo(new[] { "#/components/parameters/If-None-Match" }));
        foreach (var id in new[] { "Users_Replace", "Users_Patch", "Users_Delete", "Groups_Patch", "F5XcUsers_Delete" })
        {
            Assert.That(Conditions(id), Is.EqualTo(new[] { "#/components/parameters/If-Match", "#/components/parameters/If-None-Match" }), id);
        }
    }

    [Test]
    public void Members_OfBodies_AreRequiredOnlyWhereTheyAre()
    {
        var schemas = DocumentedApi.Document["components"]!["schemas"]!;

        Assert.That(schemas["CreateScimTokenRequest"]!["required"]!.ToJsonString(), Is.EqualTo("""["name"]"""));
        Assert.That(schemas["PatchScimTokenRequest"]!["required"], Is.Null);
        Assert.That(schemas["setScimSettingsSchema"]!["properties"]!.AsObject().Select(member => member.Key), Is.EqualTo(new[] { "enabled", "assumeControlOfExisting" }));
        Assert.That(Integers(DocumentedApi.Document).Select(type => type.ToJsonString()).Distinct(), Is.SubsetOf(new[] { "\"integer\"", "[\"null\",\"integer\"]" }));
    }

    private static IEnumerable<JsonNode> Integers(JsonNode? node) => node switch
    {
        JsonObject members => (members["type"] is JsonValue or JsonArray && members["type"] is { } type && type.ToJsonString().Contains("\"integer\"", StringComparison.Ordinal) ? [type] : Array.Empty<JsonNode>())
            .Concat(members.SelectMany(member => Integers(member.Value))),
        JsonArray items => items.SelectMany(Integers),
        _ => [],
    };
}
